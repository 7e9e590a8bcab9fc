"""Timelines of who went into Engage and who came out: a date, and behind or below it what happened then."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Block, LocalId, PartialDate
from ..reading import Reading
from ..words.dates import YEAR
from .grade_labels import force_named, forces_listed
from .monitoring_lists import Told, only_date
from .monitoring_words import ENGAGED

_FEWEST = 3  # dated entries that make a timeline
_NEAR = 2  # entries to both sides that are looked at
_APART = 10  # blocks between the first and the last of these
_BEFORE = 300  # characters above a timeline in which Engage is named
_DATED = re.compile(
    rf"(?P<when>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]{{2,8}},?\s+)?{YEAR})\s*(?:[:|–—-]|\s{{2,}})\s*(?=\S)"
)
_CLAUSE = re.compile(r"[;.]\s+|,\s+(?:and|while|but|as)\s+(?=(?:the\s+)?[A-Z])")
_AND = re.compile(r",?\s*(?:and|while|as|then)\s+")
_FORCES = r"(?:The\s+|the\s+)?(?P<names>[A-Z][\w’']+(?:(?:,|,?\s+(?:and|&|of))?\s+(?:the\s+)?[A-Z][\w’']+)*)"
_HELPERS = (
    r"(?:(?:is|are|was|were|has|have|had|then|also|finally|now|been|being|both|all|too|let|put|moved|taken"
    r"|placed|brought|goes|go|went|comes?|came|back)\s+)*"
)
_DEFAULT = r"(?:Scan|scan|routine|default|normal)\b"
_IN = re.compile(
    rf"""{_FORCES},?\s+{_HELPERS}(?:(?<!now\s)(?:in|into|under|to)\b(?!\s+{_DEFAULT})|enter(?:s|ed)?\b|follow(?:s|ed)?\b(?=\s*(?:[,;.]|$)|\s+(?:in|on)\b)
      |join(?:s|ed)?\b|added\b|becomes?\s[^.;]{{0,40}}\b(?:enter|go\s+in(?:to)?|in)\b)
    |(?:It\s+(?:is|was)\s+)?(?:the\s+)?turn\s+of\s+(?:the\s+)?(?P<next>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*)""",
    re.VERBOSE,
)
_OUT = re.compile(
    rf"""{_FORCES},?\s+{_HELPERS}(?:out\b|to\s+{_DEFAULT}|leaves?\b|left\b|exit(?:s|ed)?\b|released\b|freed\b|removed\b
      |discharged\b|return(?:s|ed)?\s+to\b)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class _Entry:
    place: int
    """Number of the block."""
    block: Block
    when: PartialDate
    start: int
    """Where the words behind the date begin."""


def timeline(reading: Reading) -> Iterator[Told]:
    """``May 2022`` and below it ``Kent goes in; Essex is let out``."""
    entries = [entry for entry in _entries(reading) if entry.when != reading.published]
    if not entries or not _tells_of_engage(reading, entries):
        return
    for at, entry in enumerate(entries):
        near = entries[max(0, at - _NEAR) : at + _NEAR + 1]
        if sum(abs(other.place - entry.place) <= _APART for other in near) >= _FEWEST:
            for clause in _CLAUSE.split(reading.text[entry.start : entry.block.end]):
                yield from ((entry.block, force, entry.when, entered) for force, entered in _moves(clause))


def _entries(reading: Reading) -> Iterator[_Entry]:
    """A line with its date, or below a line that is one."""
    above: PartialDate | None = None
    for place, laid in enumerate(reading.blocks):
        words = reading.words(laid.block)
        date = only_date(words)
        if date is None and above is not None:
            yield _Entry(place, laid.block, above, laid.block.start)
        elif date is None and (found := _DATED.match(words)) and (when := only_date(found["when"])):
            yield _Entry(place, laid.block, when, laid.block.start + found.end())
        above = date


def _tells_of_engage(reading: Reading, entries: list[_Entry]) -> bool:
    start = max(0, entries[0].block.start - _BEFORE)
    return ENGAGED.search(reading.text, start, entries[-1].block.end) is not None


def _moves(clause: str) -> Iterator[tuple[LocalId, bool]]:
    """The forces at the beginning of a clause, each with whether it enters; then those behind an "and"."""
    rest = clause
    while found := _OUT.match(rest) or _IN.match(rest):
        yield from ((force, found.re is _IN) for force in _named(found.groupdict()))
        joint = _AND.match(rest, found.end())
        rest = rest[joint.end() :] if joint else ""


def _named(found: dict[str, str | None]) -> list[LocalId]:
    words = found["names"] or found.get("next")
    if force := force_named(words):
        return [force]
    return [force for name in forces_listed(words) if (force := force_named(name))]
