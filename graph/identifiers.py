"""IRIs, made from local ids and raw source values only: the same on each machine and in any order."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:  # reading a store needs no statements: their classes cost 15 ms
    from .model import LocalId

BASE = "https://w3id.org/peelgraph/"
ID = BASE + "id/"
GRAPH = BASE + "graph/"

REFERENCE_GRAPH = GRAPH + "reference"
INFERRED_GRAPH = GRAPH + "inferred"
DESCRIPTION_GRAPH = GRAPH + "description"
ONTOLOGY_GRAPH = GRAPH + "ontology"
MANIFEST_GRAPH = GRAPH + "manifest"

SLUG_LENGTH = 60
DIGEST_LENGTH = 8


def iri(local_id: LocalId) -> str:
    """IRI of a thing: ``force/kent`` -> ``https://w3id.org/peelgraph/id/force/kent``."""
    return ID + local_id


def local_id(thing: str) -> LocalId:
    """Local id of an IRI below `ID`; raises ValueError for any other."""
    if not thing.startswith(ID):
        raise ValueError(f"not a peelgraph IRI: {thing}")
    return thing[len(ID) :]


def document_graph(document: LocalId) -> str:
    """IRI of the named graph that holds what one document says."""
    return GRAPH + document


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, at most `SLUG_LENGTH` characters; never empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return words[:SLUG_LENGTH].strip("-") or "untitled"


def digest(*parts: str) -> str:
    """Short stable key of some raw values."""
    from hashlib import sha256

    return sha256("\x1f".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]


def document_id(name: str, source_digest: str, url: str | None) -> LocalId:
    """Id of a document: by its URL where one is known, else by file stem and content.

    A page that changes keeps its id; two unlike files of one name never share one.
    """
    if url:
        path = urlsplit(url).path.rstrip("/").rsplit("/", 1)[-1]
        return f"document/{slug(path or url)}-{digest(url)}"
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return f"document/{slug(stem)}-{source_digest[:DIGEST_LENGTH]}"


def below_document(kind: str, document: LocalId, *parts: str) -> LocalId:
    """Id of a thing that one document speaks of: ``kind/<document slug>/<key of its raw values>``."""
    return f"{kind}/{document.removeprefix('document/')}/{digest(*parts)}"
