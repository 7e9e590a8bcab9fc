"""What a Word file's styles and numbering say of its paragraphs: level of heading, list, number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from .list_numbers import written
from .package import attribute, child, children, number

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc(?: \d| heading)|contents heading|table of figures", re.IGNORECASE)
_PLACE = re.compile(r"%([1-9])")
_DEPTH = 9  # levels of a list, in Word
_CHAIN = 20  # styles that build on each other


class Styles:
    """The paragraph styles of a file."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attribute(n, "styleId"): n for n in children(root, "style")}

    def heading(self, properties: Element | None) -> int:
        """Level of the heading that a paragraph with these properties is; 0 for other paragraphs."""
        for name, described in self._chain(properties):
            outline = attribute(child(described, "outlineLvl"), "val")
            if outline.isdecimal():
                level = number(outline, _DEPTH)
                return min(level + 1, 6) if level < _DEPTH else 0
            if found := _HEADING.fullmatch(name):
                return min(number(found[1], 6), 6)
            if name.lower() == "title":
                return 1
        return 0

    def is_contents(self, properties: Element | None) -> bool:
        """Whether a paragraph is a line of the table of contents."""
        names = [name for name, _ in self._chain(properties)][1:2]
        return any(map(_CONTENTS.fullmatch, names))

    def numbering(self, properties: Element | None) -> tuple[str, int]:
        """Id of the list that a paragraph belongs to ("" for none) and its level in it, from 0."""
        key, level = "", ""
        for _, described in self._chain(properties):
            mark = child(described, "numPr")
            key = key or attribute(child(mark, "numId"), "val")
            level = level or attribute(child(mark, "ilvl"), "val")
        deep = min(number(level), _DEPTH - 1)
        return ("", 0) if key == "0" else (key, deep)

    def _chain(self, properties: Element | None) -> Iterator[tuple[str, Element | None]]:
        """A paragraph's own properties, then name and properties of its style and of those it builds on."""
        yield "", properties
        key = attribute(child(properties, "pStyle"), "val")
        for _ in range(_CHAIN):
            if (style := self._styles.get(key)) is None:
                return
            yield attribute(child(style, "name"), "val"), child(style, "pPr")
            key = attribute(child(style, "basedOn"), "val")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


class Numbers:
    """The lists of a file, and how far each is counted."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}  # id of a list: id of what it looks like
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: defaultdict[str, list[int | None]] = defaultdict(lambda: [None] * _DEPTH)
        for node in children(root, "abstractNum"):
            self._levels[attribute(node, "abstractNumId")] = dict(map(_level, children(node, "lvl")))
        for node in children(root, "num"):
            key = attribute(node, "numId")
            self._lists[key] = attribute(child(node, "abstractNumId"), "val")
            self._restarts[key] = dict(_restarts(node))

    def next(self, key: str, deep: int) -> str:
        """The marker of the next paragraph at a level of a list; empty where it has none."""
        if (kind := self._lists.get(key)) is None:
            return "•"
        levels, counts = self._levels.get(kind, {}), self._counts[kind]
        if (level := levels.get(deep)) is None:
            return "•"
        restart = self._restarts[key].pop(deep, None)
        before = counts[deep]
        counts[deep] = restart if restart is not None else level.start if before is None else before + 1
        counts[deep + 1 :] = [None] * (_DEPTH - deep - 1)
        if level.format == "bullet":
            return "•"
        if level.format == "none":
            return ""

        def counted(place: re.Match[str]) -> str:
            index = int(place[1]) - 1
            shown = levels.get(index, level)
            count = counts[index]
            return written(shown.start if count is None else count, shown.format)

        return _PLACE.sub(counted, level.text).strip()


def _level(node: Element) -> tuple[int, _Level]:
    start = attribute(child(node, "start"), "val")
    return number(attribute(node, "ilvl")), _Level(
        start=number(start, 1),
        format=attribute(child(node, "numFmt"), "val", "decimal"),
        text=attribute(child(node, "lvlText"), "val"),
    )


def _restarts(node: Element) -> Iterator[tuple[int, int]]:
    for override in node:
        start = attribute(child(override, "startOverride"), "val")
        if start.isdecimal():
            yield number(attribute(override, "ilvl")), number(start, 1)
