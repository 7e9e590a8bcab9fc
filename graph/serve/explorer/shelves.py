"""Shelves of a collection as lists of links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...lookup.browse import Shelf
from ...store.results import Cell
from .entries import Told, told
from .render import day, plural

TITLES = {
    "forces": "Forces",
    "inspectors": "Inspectors",
    "commissioners": "Who commissioned",
    "themes": "Themes",
    "programmes": "Programmes",
    "documents": "Latest documents",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A shelf with its links, each with some words about it."""

    title: str
    shelf: Shelf
    items: tuple[tuple[Told, str], ...]


def shown(shelf: Shelf) -> Shown:
    """A shelf with things by their names."""
    return Shown(TITLES[shelf.name], shelf, tuple(_item(record, shelf) for record in shelf.records()))


def _item(record: Mapping[str, Cell], shelf: Shelf) -> tuple[Told, str]:
    thing = told(record["thing"], shelf.names)
    if "count" in record:
        return thing, plural(int(str(record["count"])), shelf.unit)
    return thing, day(record["issued"]) if record["issued"] else "no date"
