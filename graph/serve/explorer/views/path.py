"""How two things are connected, with the words that support each step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .....queries import load
from ....identifiers import iri
from ....lookup.labels import label
from ....network.paths import Path, paths
from ....store.local import LocalStore
from ....store.results import Row
from ..asked import Asked
from ..forms import choices, found
from ..page import Page, Table

WAYS = 3
_COLUMNS = ("way", "step", "from", "fromName", "relation", "to", "toName", "words", "source", "evidence")


def view(store: LocalStore, asked: Asked) -> Page:
    """The best ways from ``?from=`` to ``?to=``."""
    names = [asked.one("from"), asked.one("to")]
    ends, problems = found(store, [name for name in names if name])
    same = len(ends) == 2 and ends[0].id == ends[1].id
    ways = paths(store, ends[0].id, ends[1].id, WAYS) if len(ends) == 2 and not same else None
    values = {
        "given": names,
        "problems": problems,
        "same": same,
        "ways": ways,
        "notes": [end.note for end in ends if end.note],
        "choices": choices(store, ("force", "body", "person", "theme", "programme")),
    }
    title = " and ".join(label(store, end) for end in ends) if ways is not None else "Connections"
    query = load("lookups/network-links").text
    return Page("path.html", title, values, (Table("ways", query, _COLUMNS, tuple(_rows(ways or []))),))


def _rows(ways: Sequence[Path]) -> Iterator[Row]:
    for way, steps in enumerate(ways, 1):
        for number, step in enumerate(steps, 1):
            quotation = step.quotation
            yield (
                *(way, number, iri(step.here.id), step.here.label, step.relation),
                *(iri(step.there.id), step.there.label),
                *(quotation.words if quotation else None, quotation.title if quotation else step.origin),
                iri(quotation.evidence) if quotation else None,
            )
