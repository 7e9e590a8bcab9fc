"""Targets: each step of extraction after those before it, and the whole way from a text to its graph."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import partial

from peelgraph.data import LEXICONS
from peelgraph.graph.documents.text import lines
from peelgraph.graph.extract import extract
from peelgraph.graph.extract.about import links
from peelgraph.graph.extract.pipeline import STATEMENTS, UNDERSTANDING, Step
from peelgraph.graph.extract.reading import Reading
from peelgraph.graph.extract.record import to_record
from peelgraph.graph.model import Document
from peelgraph.graph.rdf import document_quads, read_nquads, to_nquads
from peelgraph.graph.validate.check import check

from .interface import Target, target
from .readers import TEXTS

STEPS: tuple[Step, ...] = (*UNDERSTANDING, *STATEMENTS, links.read)
LONGEST = 1500
"""Bytes of a text: a whole page takes some 20 times as long, and says nothing else."""


def _cues() -> list[str]:
    words = []
    for path in sorted(LEXICONS.iterdir()):
        if path.name.endswith(".csv"):
            words += [row.split(",")[0].strip('"') for row in path.read_text("utf-8").splitlines()[1:]]
    return sorted({word.replace("*", "").partition("|")[0] for word in words if 3 < len(word) < 40})[::3]


WORDS = [
    "Kent Police", "HMICFRS", "the Home Secretary", "Chief Constable", "Matt Parr", "said: “", "”", "‘good’", "inadequate",
    "\n\n", "  • ", "Cause of concern\n\n", "Recommendation 1\n\n", "within three months", "by 31 March 2019", "Published on: ",
    *_cues(),
]  # fmt: skip


def document(data: bytes) -> Document:
    text = data.decode("utf-8", "replace")
    return Document("document/a-00000000", "a.txt", text, tuple(lines(text)), "0" * 64, "text/plain")


def _step(before: Sequence[Step], step: Step, data: bytes) -> None:
    """A step on what those before it have made; of documents out of scope too, as later versions may."""
    reading = Reading(document(data))
    for earlier in before:
        earlier(reading)
    step(reading)
    for statement in reading.statements:
        assert 0 <= statement.evidence.start < statement.evidence.end <= len(reading.text)
        assert re.search(r"\S", reading.text[statement.evidence.start : statement.evidence.end])


def _whole(data: bytes) -> None:
    found = extract(document(data))
    json.dumps(to_record(found))
    quads = document_quads(found)
    assert set(read_nquads(to_nquads(quads))) == set(quads)
    assert check(quads) == []


def pieces(longest: int) -> list[str]:
    """Beginnings and middles of real texts."""
    return [text[start : start + longest] for text in TEXTS for start in (0, len(text) // 2)]


TARGETS: list[Target] = [
    *(
        target(f"step-{step.__module__.rpartition('.')[2]}", partial(_step, STEPS[:number], step), pieces(LONGEST), WORDS, LONGEST)
        for number, step in enumerate(STEPS)
    ),
    target("extraction", _whole, pieces(LONGEST), WORDS, LONGEST),
]  # fmt: skip
