"""Furniture: lines of a page that carry no statements, by the table ``data/lexicons/furniture.csv``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from ...data import LEXICONS

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})
_MARKUP = re.compile(r"\[/?(?:on|comment|status|\+)\]", re.IGNORECASE)
_SEPARATED = re.compile(r"\s[|>»›·]\s")
_BREADCRUMB = re.compile(r"^[^./]{1,60}(?:\s/\s[^./]{1,60}){2,}$")
_LINK_ONLY = re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+\.\S+$")
_FILE = re.compile(r"\((?:PDF|Word|Excel|ODT|CSV|HTML)\b[^()]{0,40}\)", re.IGNORECASE)
_LONG = 30  # words; longer lines are prose, whatever they begin with


def plain(line: str) -> str:
    """A line as cues are written: lower case, plain quotes and dashes, no bullet or colon around it."""
    return line.translate(_PLAIN).casefold().strip(" -•:\t")


class Scope(StrEnum):
    """How far a cue reaches."""

    LINE = "line"  # this line only
    LINKS = "links"  # this line and the link texts under it
    CONTENTS = "contents"  # the table of contents under it
    REST = "rest"  # everything below, once the body has begun


class Furniture:
    """Cues by their folded words; a cue that ends in ``*`` counts as a beginning."""

    def __init__(self, rows: Mapping[str, Scope]) -> None:
        self._exact = {cue: scope for cue, scope in rows.items() if not cue.endswith("*")}
        self._starts = {cue[:-1]: scope for cue, scope in rows.items() if cue.endswith("*")}
        self._lengths = sorted({len(cue) for cue in self._starts}, reverse=True)

    def scope(self, line: str) -> Scope | None:
        """Scope of the cue that a line is or begins with; None for lines of content."""
        folded = plain(line)
        if scope := self._exact.get(folded):
            return scope
        if folded.count(" ") >= _LONG:
            return None
        for length in self._lengths:
            if scope := self._starts.get(folded[:length]):
                return scope
        return Scope.LINE if _is_navigation(line) else None


def _is_navigation(line: str) -> bool:
    return bool(
        (_SEPARATED.search(line) and not line.endswith("."))
        or _MARKUP.match(line)
        or _LINK_ONLY.match(line)
        or _BREADCRUMB.match(line)
        or (_FILE.search(line) and not line.endswith("."))
        or not any(letter.isalpha() for letter in line)
    )


@cache
def furniture() -> Furniture:
    """The table of the package."""
    text = (LEXICONS / "furniture.csv").read_text("utf-8")
    return Furniture({row["cue"]: Scope(row["scope"]) for row in csv.DictReader(io.StringIO(text))})
