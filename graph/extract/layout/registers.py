"""Registers and trackers: tables in which a column prints what an inspectorate asked or found.

The other columns of a row say what others make of it: whose task it is, by when, and how far it has come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...model import BlockKind
from ..reading import Reading

_EDGE = re.compile(r"(?:^|\s)\|(?=\s|$)")
_HEAD = re.compile(
    r"""(?:(?:HMIC\w*|inspectors?|inspectorate|national)\S*\s+)?
      (?:recommendations?|wording|text|findings?|areas?\s+for\s+improvement|AFIs?|causes?\s+of\s+concern)
      (?:\s*(?:/|and|or)\s*(?:recommendations?|areas?\s+for\s+improvement|AFIs?|causes?\s+of\s+concern))?
    |what\s+(?:HMIC\w*|the\s+(?:inspectorate|report)|inspectors|was)\s+(?:ask|recommend|sa[iy]|want|found)\w*(?:\s+\w+){0,2}""",
    re.VERBOSE | re.IGNORECASE,
)
_APART = 3  # lines from row to row; a cell may be broken
_FEWEST = 3  # columns
_HEAD_WORDS = 6  # of the name of a column


def printed(reading: Reading) -> Mapping[int, str]:
    """Sentences (by index) in the column of what was asked or found, with the name of the column."""
    if " | " not in reading.text:
        return {}
    columns = dict(_columns(reading))
    found: dict[int, str] = {}
    for index, sentence in enumerate(reading.sentences):
        if sentence.block in columns:
            column, name = columns[sentence.block]
            row = reading.text[reading.blocks[sentence.block].block.start : sentence.start]
            if len(_cells(row)) - 1 == column:
                found[index] = name
    return found


def _columns(reading: Reading) -> Iterator[tuple[int, tuple[int, str]]]:
    """For each row of a register, the number of that column and its name."""
    column: tuple[int, str] | None = None
    row = 0  # the latest
    for index, laid in enumerate(reading.blocks):
        words = reading.words(laid.block)
        if " | " not in words:
            goes_on = laid.kind is not BlockKind.HEADING and index - row < _APART
            column = column if goes_on else None
            continue
        row = index
        if column is None:
            column = _named(_cells(words))
        else:
            yield index, column


def _named(cells: list[str]) -> tuple[int, str] | None:
    """The column of a row of headings that names what was asked or found."""
    heads = len(cells) >= _FEWEST and all(len(cell.split()) <= _HEAD_WORDS for cell in cells)
    return next(((i, cell) for i, cell in enumerate(cells) if _HEAD.fullmatch(cell)), None) if heads else None


def _cells(row: str) -> list[str]:
    """The cells of a row, with or without an edge in front of the first."""
    return [cell.strip() for cell in _EDGE.split(row.removeprefix("|"))]
