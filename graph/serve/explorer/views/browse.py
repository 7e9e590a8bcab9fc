"""All things of a kind, by how much is told of them."""

from __future__ import annotations

from ....lookup.browse import shelf
from ....store.local import LocalStore
from ..asked import Asked
from ..page import Page, Table
from ..shelves import shown

MOST = 100


def view(store: LocalStore, asked: Asked) -> Page:
    """A shelf, from ``?start=`` on."""
    found = shelf(store, asked.path["kind"], asked.start(), asked.most(MOST))
    table = Table(found.name, found.query, found.columns, found.rows)
    listed = shown(found)
    return Page("browse.html", listed.title, {"listed": listed, "most": MOST}, (table,))
