"""The statements that pictures count, as plain rows, and the names that they show."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from ..errors import NotFoundError
from ..export.cells import clean
from ..model import LocalId
from ..network.backing import ask, local_name
from ..network.nodes import add_things
from ..store.interface import Store

_SUFFIX = re.compile(r" (Police Service|Constabulary|Police|Service)$")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of some forces that count, how many restate an earlier inspection, and the documents behind."""

    forces: tuple[LocalId, ...]
    rows: tuple[Row, ...]
    restated: int
    documents: int


def statements(store: Store, query: str, forces: Sequence[LocalId], most: int) -> Counted:
    """Rows of a ``plot-`` query on these forces, else on the ``most`` with most documents, each once.

    Raises `NotFoundError` where no document has such a statement on any of them.
    """
    rows = [row | {"polarity": local_name(row.get("polarity", ""))} for row in ask(store, query)]
    wanted = tuple(forces) or _most_told_of(rows, most)
    chosen = [row for row in rows if row["force"] in wanted]
    current = [row for row in chosen if row.get("restated") != "true"]
    once = {
        (row["force"], row.get("same") or row.get("finding") or row["judgment"]): row
        for row in reversed(current)
    }
    if not once:
        told = "on " + ", ".join(forces) if forces else "on any force"
        raise NotFoundError(f"no document of the collection has anything {told} that could be drawn")
    kept = tuple(sorted(once.values(), key=lambda row: sorted(row.items())))
    return Counted(wanted, kept, len(chosen) - len(current), len({row["document"] for row in current}))


def _most_told_of(rows: Iterable[Row], most: int) -> tuple[LocalId, ...]:
    documents = Counter(force for force, _ in {(row["force"], row["document"]) for row in rows})
    ordered = sorted(documents, key=lambda force: (-documents[force], force))
    return tuple(ordered[:most])


def names(store: Store, things: Collection[LocalId]) -> dict[LocalId, str]:
    """What things are called."""
    graph = nx.MultiDiGraph()
    add_things(graph, store, things)
    return {thing: clean(str(graph.nodes[thing]["label"])) if thing in graph else thing for thing in things}


def short(name: str) -> str:
    """A force as a column calls it: ``Kent Police`` -> ``Kent``."""
    return _SUFFIX.sub("", name)


def year(row: Row) -> int | None:
    """Year of publication, where the document tells it."""
    return int(row["date"][:4]) if row.get("date", "")[:4].isdigit() else None
