"""Facts about the document itself: title, date of publication, publisher; each with the words that say so."""

from __future__ import annotations

from ...model import Evidence, Fact, PartialDate
from ..reading import Reading, evidence
from ..words.dates import dates
from .issued import published
from .publishers import add_publisher
from .titles import title_of


def read(reading: Reading) -> None:
    """Add title, date and publisher where the text has them; fill ``published``."""
    _add_title(reading)
    _add_published(reading)
    add_publisher(reading)


def _add_title(reading: Reading) -> None:
    title = title_of(reading)
    if title is not None:
        words = " ".join(reading.words(title.block).split())  # it may go over several lines
        reading.add(
            Fact(name="title", value=words, evidence=evidence(title.block, "facts.title"), confidence=0.95)
        )


def _add_published(reading: Reading) -> None:
    found = published(reading)
    if found is not None:
        when, rule = found
        _record_published(reading, when.value, Evidence(when.start, when.end, rule))
        return
    field = next((f for f in reading.document.fields if f.name == "published"), None)
    marked = next(dates(field.value[:10]), None) if field else None
    if marked is not None and reading.blocks:
        first = reading.blocks[0].block
        _record_published(reading, marked.value, Evidence(first.start, first.end, "facts.published-markup"))


def _record_published(reading: Reading, when: PartialDate, words: Evidence) -> None:
    reading.published = when
    reading.add(Fact(name="published", value=when, evidence=words, confidence=0.95))
