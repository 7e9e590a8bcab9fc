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
from .words import counted, listed

_SUFFIX = re.compile(r" (Police Service|Constabulary|Police|Service)$")

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows of some forces that count, how many restate an earlier inspection, and the documents behind."""

    one: str  # what a row is: a finding, a grade
    forces: tuple[LocalId, ...]  # those with rows
    rows: tuple[Row, ...]
    restated: int
    documents: int
    choice: str  # a sentence on which forces are shown, and which have nothing to show; may be empty

    @property
    def told(self) -> str:
        """``7 findings in 2 documents``."""
        return f"{counted(len(self.rows), self.one)} in {counted(self.documents, 'document')}"

    @property
    def apart(self) -> str:
        """What is not shown, and why."""
        verb = "is" if self.restated == 1 else "are"
        again = f"{counted(self.restated, self.one)} restated from earlier inspections {verb} left out."
        return " ".join(sentence for sentence in (again if self.restated else "", self.choice) if sentence)


def statements(store: Store, one: str, forces: Sequence[LocalId], most: int) -> Counted:
    """Each ``finding`` or ``grade`` on these forces, else on the ``most`` with most documents, once.

    What restates an earlier inspection is counted, not kept. Raises `NotFoundError` where nothing is left.
    """
    query = f"plot-{one}s"
    rows = [row | {"polarity": local_name(row.get("polarity", ""))} for row in ask(store, query)]
    wanted = tuple(forces) or _most_told_of(rows, most)
    chosen = [row for row in rows if row["force"] in wanted]
    current = [row for row in chosen if row.get("restated") != "true"]
    once = {
        (row["force"], row.get("same") or row.get("finding") or row["judgment"]): row
        for row in reversed(current)
    }
    if not once:
        told = listed(list(names(store, forces).values())) if forces else "any force"
        raise NotFoundError(f"the collection has no {one} to show on {told}")
    kept = tuple(sorted(once.values(), key=lambda row: sorted(row.items())))
    shown = tuple(force for force in wanted if any(row["force"] == force for row in kept))
    choice = _without(store, one, [force for force in forces if force not in shown])
    if not forces and len(shown) < len({row["force"] for row in rows}):
        choice = f"Shown are the {len(shown)} forces with most documents."
    documents = len({row["document"] for row in current})
    return Counted(one, shown, kept, len(chosen) - len(current), documents, choice)


def _without(store: Store, one: str, forces: Sequence[LocalId]) -> str:
    if not forces:
        return ""
    return f"The collection has no {one} to show on {listed(list(names(store, forces).values()))}."


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
