"""Finding names: beside a blank spaCy pipeline with a PhraseMatcher over the same tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract.names.gazetteer import hits
from peelgraph.graph.reference import Body, Force, Person, Programme, bodies, forces, people, programmes

from . import extraction, peers
from .measure import cpu, row

KILOBYTES = 3
"""Size of the document in which rates are told."""


def run(folder: Path) -> None:
    texts = [read(path).text for path in sorted(folder.glob("*.txt"))]
    amount = sum(map(len, texts)) / (KILOBYTES * 1000)
    pipeline = spacy.blank("en")
    matcher = PhraseMatcher(pipeline.vocab, attr="LOWER")
    matcher.add("name", [pipeline.make_doc(name) for name in sorted(set(_names()))])
    peer = cpu(lambda: [matcher(pipeline.make_doc(text)) for text in texts])
    own = cpu(lambda: [list(hits(text)) for text in texts])
    row(
        f"names alone, {KILOBYTES} kB documents",
        f"{amount / own:.0f} a second",
        f"spaCy {spacy.__version__}: {amount / peer:.0f}",
    )
    peers.rates(
        f"names in texts of {KILOBYTES} kB",
        "spacy",
        amount / own,
        amount / peer,
        "texts/s",
        "a blank pipeline with a PhraseMatcher over the same tables",
    )
    whole = extraction.rate([folder])
    row(
        f"all statements of these {KILOBYTES} kB documents",
        f"{whole:.0f} a second",
        f"{whole * peer / amount:.2f} times the rate at which spaCy finds names alone",
    )


def _names() -> Iterator[str]:
    tables = (forces().values(), bodies().values(), people().values(), programmes().values())
    things: Iterator[Force | Body | Person | Programme] = chain(*tables)
    for thing in things:
        yield from (thing.name, *thing.aliases)
