"""The ids of things that people can name, in a small file that shell completion reads without the store.

It lies beside the full-text index, one for each published generation: ``find/3.names``, a line for each
thing, its id and its name with a tab between them, the likeliest kinds first.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

SHOWN = 100
"""Most suggestions for one beginning: more cannot be read."""


def place_of(generation: Path) -> Path:
    """Where the list of a published generation lies."""
    return generation.parent.parent / "find" / f"{generation.name}.names"


def suggestions(folder: Path, beginning: str, kinds: Collection[str] = ()) -> list[tuple[str, str]]:
    """Ids (slugs alone, unless the beginning has a kind) and names of things that begin so.

    Raises OSError where there is no list, which `aids.write_slugs` makes.
    """
    path = place_of((folder / "gen" / "current").resolve())
    with path.open(encoding="utf-8") as file:
        found = dict(_fitting(file, beginning.lower(), kinds))
    return list(found.items())[:SHOWN]


def _fitting(lines: Iterator[str], beginning: str, kinds: Collection[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        thing, _, name = line.rstrip("\n").partition("\t")
        kind, _, slug = thing.partition("/")
        if kinds and kind not in kinds:
            continue
        shown = thing if "/" in beginning or "/" in slug else slug
        if shown.startswith(beginning):
            yield shown, name
