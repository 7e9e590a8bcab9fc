"""Pages made a moment ago: a store that stays as it was opened gives the same page again."""

from __future__ import annotations

from collections import OrderedDict
from weakref import WeakKeyDictionary

from ...store.local import LocalStore
from ..frames import Frame
from .asked import Asked

MOST, LARGEST = 50, 300_000
"""Pages that a worker keeps, and bytes of each at most."""
_KEPT: WeakKeyDictionary[LocalStore, OrderedDict[object, Frame]] = WeakKeyDictionary()


def kept(store: LocalStore, asked: Asked) -> Frame | None:
    """The page as it was made before."""
    pages = _KEPT.get(store, OrderedDict())
    if asked.key in pages:
        pages.move_to_end(asked.key)
    return pages.get(asked.key)


def keep(store: LocalStore, asked: Asked, made: Frame) -> None:
    """Keep a page, and drop those that nobody asked for since."""
    if len(made.body) <= LARGEST:
        pages = _KEPT.setdefault(store, OrderedDict())
        pages[asked.key] = made
        while len(pages) > MOST:
            pages.popitem(last=False)
