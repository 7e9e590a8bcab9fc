"""Attributes of nodes or edges as columns: one type and one safe name each, the same in every format."""

from __future__ import annotations

import math
import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .cells import cell, clean

RESERVED = frozenset({"id", "type", "source", "target"})
"""Names that readers of network files keep for themselves: an attribute called so is lost or refused."""

FIRST = ("label", "kind", "weight", "start", "end")
"""What a person looks for first in a table; the rest follows in alphabetical order."""

LONG = 2**63

SMALLEST = sys.float_info.min
"""Numbers nearer to 0 are written as 0: igraph takes them for an overflow."""

Value = str | int | float | bool | list[str] | None
"""What a cell holds."""


class Type(StrEnum):
    """What all values of a column are; anything mixed is a text."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    LIST = "list"


_HELD: dict[Type, set[type]] = {
    Type.BOOLEAN: {bool},
    Type.INTEGER: {int},
    Type.NUMBER: {int, float},
    Type.LIST: {list, tuple, set, frozenset},
}


@dataclass(frozen=True, slots=True)
class Column:
    """An attribute, with the name that it has in files."""

    attribute: str
    name: str
    type: Type

    def value(self, data: Mapping[str, object]) -> Value:
        """The attribute as a value of the column's type; None where it is missing or no finite number."""
        value = data.get(self.attribute)
        if value is None or self.type is Type.TEXT:
            return cell(value)
        if self.type is Type.LIST:
            assert isinstance(value, list | tuple | set | frozenset)
            parts = [clean(str(part)) for part in value if part is not None]
            return sorted(parts) if isinstance(value, set | frozenset) else parts
        assert isinstance(value, int | float)
        if self.type is Type.NUMBER:
            return (float(value) if abs(value) >= SMALLEST else 0.0) if math.isfinite(value) else None
        return value

    def text(self, data: Mapping[str, object]) -> str | None:
        """The same as text, lists joined by ``|``; not yet `clean`: XML and DOT see to that."""
        value = data.get(self.attribute)
        if type(value) is str:  # nearly always
            return value
        return cell(self.value(data))


def columns(
    rows: Iterable[Mapping[str, object]],
    reserved: Collection[str] = RESERVED,
    apart: Collection[str] = (),
) -> list[Column]:
    """A column for every attribute that occurs; no two have one name, and none a ``reserved`` one.

    ``apart`` are attributes that have a place of their own in the format, and so no column.
    """
    shapes = {_shape(row) for row in rows}  # of thousands of rows, nearly all are alike
    classes: defaultdict[str, set[type]] = defaultdict(set)
    for shape in shapes:
        for attribute, held in zip(*shape, strict=True):
            classes[attribute].add(held)
    taken = set(reserved)
    made = []
    for attribute in sorted(classes.keys() - set(apart), key=_place):
        column = Column(attribute, _name(attribute, taken), _type(classes[attribute]))
        taken.add(column.name)
        made.append(column)
    return made


def _shape(row: Mapping[str, object]) -> tuple[tuple[str, ...], tuple[type, ...]]:
    """The attributes of a row and what they hold; a number too long for 64 bits counts as text."""
    held = tuple(map(type, row.values()))
    if int in held:
        held = tuple(str if type(v) is int and not -LONG <= v < LONG else type(v) for v in row.values())
    return tuple(row), held


def _place(attribute: str) -> tuple[int, str]:
    return (FIRST.index(attribute) if attribute in FIRST else len(FIRST), attribute)


def _name(attribute: str, taken: Collection[str]) -> str:
    """Letters, digits and underscores, beginning with none of the digits."""
    name = re.sub(r"\W", "_", attribute, flags=re.ASCII)
    if not name or name[0].isdigit():
        name = f"_{name}"
    while name in taken:
        name += "_"
    return name


def _type(classes: set[type]) -> Type:
    """The type that holds values of all these classes."""
    told = classes - {type(None)}
    for type_, held in _HELD.items():
        if told and told <= held:
            return type_
    return Type.TEXT
