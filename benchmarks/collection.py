"""Made-up collections of any size: what the sample's documents say, over other forces, years, themes, words.

Each made-up document has as many statements of each kind as its original, so a large collection has the shape
of the small one, and goes through the same writer of RDF and the same rules. The same number gives the same.
Of short ones (landing pages, short news) the head is told and little of the rest: about 150 quads each.
"""

from __future__ import annotations

import dataclasses
import hashlib
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.identifiers import MANIFEST_GRAPH
from peelgraph.graph.model import (
    Document,
    Evidence,
    Extraction,
    Fact,
    ForceLink,
    InspectionReported,
    InspectorateLink,
    Statement,
)
from peelgraph.graph.rdf import document_quads, inferred_quads, ontology_quads, reference_quads
from peelgraph.graph.reference import forces, themes
from peelgraph.graph.store.folder import Folder

SAMPLE = Path(__file__).parents[1] / "data" / "documents"
FIRST_YEAR, LAST_YEAR = 2010, 2026
SHIFT = 8
"""Years by which a document is moved at most."""
WORD = re.compile(r"[a-z]{5,}")
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
HEAD = (Fact, ForceLink, InspectorateLink, InspectionReported)
"""What also short documents tell: what they are, and which force and inspection they are about."""
HEAD_SHARE, SHARE = 0.8, 0.14
"""Of the statements of a head, and of all others, the share that a short document has."""
BATCH = 500
"""Documents whose quads are held at once."""


def extractions(count: int, *, short: bool = False) -> Iterator[Extraction]:
    """What so many made-up documents say, which may be short ones."""
    originals = [extract(read(path)) for path in sorted(SAMPLE.glob("*.txt"))]
    words: dict[int, list[str]] = {}
    for word in sorted({word for one in originals for word in WORD.findall(one.document.text)}):
        words.setdefault(len(word), []).append(word)
    for number in range(count):
        variation = _Variation(originals[number % len(originals)], number, words)
        yield variation.extraction(short)


class _Variation:
    """An original document told of other forces, in another year, in partly other words of equal length."""

    def __init__(self, original: Extraction, number: int, words: dict[int, list[str]]) -> None:
        self._original, self._number, self._words = original, number, words
        self._random = random.Random(number)
        names = sorted(
            name.removeprefix("force/") for name, force in forces().items() if force.kind == "territorial"
        )
        turn = self._random.randrange(len(names))
        self._forces = dict(zip(names, names[turn:] + names[:turn], strict=True))
        self._years = self._random.randint(-SHIFT, SHIFT)
        self._themes = sorted(themes())
        self._slug = original.document.id.removeprefix("document/")
        self._new_slug = f"{number}-{self._slug}"

    def extraction(self, short: bool) -> Extraction:
        document = self._original.document
        text = WORD.sub(self._word, document.text)
        made = Document(
            id=f"document/{self._new_slug}",
            name=f"{self._number}-{document.name}",
            text=text,
            blocks=(),
            source_digest=hashlib.sha256(text.encode()).hexdigest(),
            media_type=document.media_type,
        )
        statements = self._original.statements
        kept = filter(self._is_kept, statements) if short else statements
        return Extraction(made, self._original.in_scope, tuple(map(self._varied, kept)))

    def _is_kept(self, statement: Statement) -> bool:
        named_only = isinstance(statement, ForceLink) and not statement.subject
        in_head = isinstance(statement, HEAD) and not named_only
        return self._random.random() < (HEAD_SHARE if in_head else SHARE)

    def _word(self, match: re.Match[str]) -> str:
        return self._random.choice(self._words[len(match[0])]) if self._random.random() < 0.5 else match[0]

    def _varied(self, value: Any) -> Any:
        if isinstance(value, Evidence):
            return value
        if isinstance(value, tuple):
            return tuple(map(self._varied, value))
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {
                field.name: self._varied(getattr(value, field.name)) for field in dataclasses.fields(value)
            }
            return dataclasses.replace(value, **fields)
        return self._text(value) if type(value) is str else value

    def _text(self, value: str) -> str:
        kind, _, rest = value.partition("/")
        if kind == "force":
            return f"force/{self._forces.get(rest, rest)}"
        if kind == "inspection":
            return self._inspection(rest)
        if kind == "theme" and self._random.random() < 0.3:
            return self._random.choice(self._themes)
        if DATE.fullmatch(value):
            return self._date(value)
        return value.replace(f"/{self._slug}", f"/{self._new_slug}")

    def _inspection(self, rest: str) -> str:
        where, *subject, when = rest.split("/")
        places = "-and-".join(self._forces.get(place, place) for place in where.split("-and-"))
        when = self._date(when) if when[:4].isdecimal() and len(when) < 8 else when
        return "/".join(["inspection", places, *subject, when.replace(self._slug, self._new_slug)])

    def _date(self, value: str) -> str:
        year = min(max(int(value[:4]) + self._years, FIRST_YEAR), LAST_YEAR)
        return f"{year}{value[4:]}"


def make_store(count: int, folder: Path, *, short: bool = False) -> int:
    """A published store folder of so many documents, without their texts; returns its number of quads."""
    place = Folder(folder)
    place.create()
    store = ox.Store(str(place.database))
    _load(store, [*ontology_quads(), *reference_quads()])
    batch: list[ox.Quad] = []
    for number, extraction in enumerate(extractions(count, short=short), start=1):
        batch += document_quads(extraction)
        if number % BATCH == 0 or number == count:
            _load(store, batch)
            batch = []
    _load(store, inferred_quads(store))
    store.optimize()
    store.flush()
    place.publish(store.backup)
    return len(store)


def _load(store: ox.Store, quads: list[ox.Quad]) -> None:
    """Named graphs, and each triple once more in the default graph."""
    store.bulk_extend(quads)
    store.bulk_extend(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in quads
        if quad.graph_name != ox.NamedNode(MANIFEST_GRAPH)
    )
