"""Whether a store has all that its journal says, and the captured bytes that it could be made again from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from ..identifiers import GRAPH, iri
from ..model import LocalId
from ..store import captures
from ..store.captures import Capture
from ..store.folder import Folder
from .problem import Problem, graph_name

_BEHIND = (
    "the journal says other of this than readers see: an ingest is running, or was stopped: run it again"
)
_UNKNOWN = "the store has this document, but the journal does not: `peel rebuild` goes by the journal"
_LOST = "the captured bytes of this document are lost or changed: ingest the document again"
_JOURNAL = graph_name(GRAPH + "journal")


def check_kept(folder: Folder, stored: Mapping[LocalId, str]) -> Iterator[Problem]:
    """What journal, captured bytes and manifest say differently; ``stored`` are the manifest's sources."""
    for document in captures.behind(captures.journal(folder), stored.get):
        yield Problem(_JOURNAL, iri(document), "journal-stored", _BEHIND)
    kept = captures.documents(folder)
    for document in stored.keys() - kept.keys():
        yield Problem(_JOURNAL, iri(document), "stored-journalled", _UNKNOWN)
    for document, capture in kept.items():
        if not _has_bytes(folder, capture):
            yield Problem(document, iri(document), "source-kept", _LOST)


def _has_bytes(folder: Folder, capture: Capture) -> bool:
    try:
        with folder.source(capture.source).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == capture.source
    except OSError:
        return False
