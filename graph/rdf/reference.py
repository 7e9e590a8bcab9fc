"""The reference graph: forces, bodies, people with tenures, programmes, rules, questions of the library."""

from __future__ import annotations

from functools import cache

from pyoxigraph import Quad

from ..identifiers import REFERENCE_GRAPH
from .examples import add_examples
from .organisations import add_bodies, add_forces
from .programmes import add_programmes
from .rules import add_rules
from .tables import Table
from .tenures import add_people


@cache
def reference_quads() -> list[Quad]:
    """Everything that the tables of ``data/reference``, the list of rules and the library say."""
    table = Table(REFERENCE_GRAPH)
    for add in (add_forces, add_bodies, add_people, add_programmes, add_rules, add_examples):
        add(table)
    return table.quads
