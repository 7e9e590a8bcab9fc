"""Names of things for people who read: one question for all the things of an answer."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...ontology import PREFIXES
from ..identifiers import ID, local_id
from ..store.interface import Store
from ..store.results import Cell, select
from .names import Match

if TYPE_CHECKING:
    from ..model import LocalId

NAMED = (
    *("force", "body", "person", "inspection", "programme", "theme", "document", "stage", "grade"),
    *("polarity", "scheme", "role", "update"),
)
"""Kinds of things that are shown by name; statements are shown by their words."""
_AT_ONCE = 500
"""Things asked for in one query: an endpoint may refuse a longer text."""
_LABEL, _SHORT = f"<{PREFIXES['rdfs']}label>", f"<{PREFIXES['peel']}shortName>"
_NAMES = f"""SELECT ?thing (MIN(STR(?name)) AS ?label) (MIN(?shortName) AS ?short) {{
  VALUES ?thing {{ NODES }}
  ?thing {_LABEL} ?name
  OPTIONAL {{ ?thing {_SHORT} ?shortName }}
}} GROUP BY ?thing"""


def things_in(rows: Iterable[Iterable[Cell]]) -> list[str]:
    """IRIs of the things with names among the cells of some rows, each once and in order."""
    cells = (cell for row in rows for cell in row if isinstance(cell, str) and cell.startswith(ID))
    return sorted({cell for cell in cells if cell[len(ID) :].partition("/")[0] in NAMED and _is_iri(cell)})


def names_of(store: Store, things: Collection[str]) -> dict[LocalId, str]:
    """Names of some things by their local ids: the short one (HMICFRS), else the first in the alphabet."""
    ordered = list(things)
    names: dict[LocalId, str] = {}
    for start in range(0, len(ordered), _AT_ONCE):
        nodes = " ".join(str(NamedNode(thing)) for thing in ordered[start : start + _AT_ONCE])
        found = select(store, _NAMES.replace("NODES", nodes))
        names |= {local_id(str(row["thing"])): str(row["short"] or row["label"]) for row in found}
    return names


def _is_iri(text: str) -> bool:
    """Words of a document may begin like an IRI."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def label(store: Store, thing: Match) -> str:
    """The name of one thing in full, of several the first in the alphabet; else its id."""
    query = f"SELECT (MIN(STR(?label)) AS ?name) {{ {thing.node} {_LABEL} ?label }}"
    return str(select(store, query)[0]["name"] or thing.id)
