"""What lookups keep beside each published generation of a store folder, to answer at once.

Made after each publication, and made again by whoever misses it: the full-text index and the list of slugs.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ...queries import load
from ..errors import StoreError
from ..store.local import LocalStore, open_store
from ..store.results import select
from .fulltext import index_of
from .labels import names_of
from .names import KINDS
from .slugs import place_of


def refresh(folder: Path) -> None:
    """Make what is missing for what a store folder shows now, so that the first who asks need not wait."""
    with suppress(StoreError, OSError):
        store = open_store(folder)
        index = index_of(store)
        if index is not None:
            index.close()
        write_slugs(store)


def forget(folder: Path) -> None:
    """Drop all of it, so that the next is made from nothing."""
    for path in (folder / "find").glob("*"):
        path.unlink(missing_ok=True)


def write_slugs(store: LocalStore) -> None:
    """Write the list of slugs of the generation that a store shows; drop those of ones that are gone."""
    if store.generation is None:
        return
    path = place_of(store.generation)
    path.parent.mkdir(exist_ok=True)
    made = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    made.write_text("".join(_lines(store)), "utf-8")
    made.replace(path)
    kept = {folder.name for folder in store.generation.parent.iterdir()}
    for old in path.parent.glob("*.names"):
        if old.stem not in kept:
            old.unlink(missing_ok=True)


def _lines(store: LocalStore) -> list[str]:
    things = {str(row["thing"]) for row in select(store, load("lookups/labels").text)}
    order = {kind: place for place, kind in enumerate(KINDS)}
    named = [
        (order[thing.partition("/")[0]], thing, " ".join(name.split()))
        for thing, name in names_of(store, sorted(things)).items()
        if thing.partition("/")[0] in order
    ]
    return [f"{thing}\t{name}\n" for _, thing, name in sorted(named)]
