"""The front page: what the collection holds, and where to enter it."""

from __future__ import annotations

from ....lookup.browse import HOLDINGS_QUERY, holdings, shelf
from ....store.local import LocalStore
from ..asked import Asked
from ..page import Page, Table
from ..shelves import Shown, shown
from .questions import gallery

LONGEST = {"forces": 15, "documents": 6}
"""Rows of a shelf on the front page, where they are not `USUAL`."""
USUAL = 10
_COUNTED = {
    "Document": "documents",
    "Inspection": "inspections",
    "Finding": "findings",
    "Recommendation": "recommendations",
    "GradedJudgment": "grades",
    "Reaction": "reactions",
    "Evidence": "quotations behind them",
}


def view(store: LocalStore, asked: Asked) -> Page:
    """The front page."""
    held = holdings(store)
    names = ("forces", "inspectors", "commissioners", "themes", "programmes", "documents")
    shelves = {name: shelf(store, name, 0, asked.most(LONGEST.get(name, USUAL))) for name in names}
    lists: dict[str, Shown] = {name: shown(one) for name, one in shelves.items()}
    counts = [(held.get(name, 0), words) for name, words in _COUNTED.items()]
    tables = [Table(one.name, one.query, one.columns, one.rows) for one in shelves.values()]
    table = Table("holdings", HOLDINGS_QUERY, ("class", "count"), tuple(held.items()))
    return Page(
        "home.html",
        "peelgraph",
        {"counts": counts, "shelves": lists, "topics": gallery()},
        (table, *tables),
    )
