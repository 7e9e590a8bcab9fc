"""The reference graph: forces, bodies, people with tenures, programmes, and the rules that read and infer."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Quad

from ..identifiers import REFERENCE_GRAPH
from .organisations import add_bodies, add_forces
from .programmes import add_programmes
from .rules import add_rules
from .tables import Table
from .tenures import add_people


@cache
def reference_quads() -> list[Quad]:
    """Everything that the tables of ``data/reference`` and the list of rules say."""
    table = Table(REFERENCE_GRAPH)
    for add in (add_forces, add_bodies, add_people, add_programmes, add_rules):
        add(table)
    return table.quads
