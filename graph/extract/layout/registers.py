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
      (?:(?:sub[-\s])?recommendations?|wording|text|findings?|areas?\s+for\s+improvement|AFIs?|causes?\s+of\s+concern)
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
            row = reading.text[reading.blocks[sentence.block].block.start : sentence.start]
            if name := columns[sentence.block].get(len(_cells(row)) - 1):
                found[index] = name
    return found


def _columns(reading: Reading) -> Iterator[tuple[int, Mapping[int, str]]]:
    """For each row of a register, the numbers of such columns with their names."""
    columns: Mapping[int, str] = {}
    row = 0  # the latest
    for index, laid in enumerate(reading.blocks):
        words = reading.words(laid.block)
        if " | " not in words:
            goes_on = laid.kind is not BlockKind.HEADING and index - row < _APART
            columns = columns if goes_on else {}
            continue
        row = index
        if columns:
            yield index, columns
        else:
            columns = _named(_cells(words))


def _named(cells: list[str]) -> Mapping[int, str]:
    """The columns of a row of headings that name what was asked or found."""
    heads = len(cells) >= _FEWEST and all(len(cell.split()) <= _HEAD_WORDS for cell in cells)
    return {i: cell for i, cell in enumerate(cells) if _HEAD.fullmatch(cell)} if heads else {}


def _cells(row: str) -> list[str]:
    """The cells of a row, with or without an edge in front of the first."""
    return [cell.strip() for cell in _EDGE.split(row.removeprefix("|"))]
