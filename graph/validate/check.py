"""The rules of ``ontology/shapes.ttl`` on one graph, fast enough for every ingest.

A test mutates graphs in many ways and compares this with pySHACL, thing by thing and rule by rule.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad

from .problem import Problem, graph_name
from .shapes import shapes
from .view import Context, View, name, package_context


def check(quads: Iterable[Quad], context: Context | None = None) -> list[Problem]:
    """What breaks the rules in the quads of one named graph, in a stable order.

    ``context`` is what the graph refers to; without one, the tables and the vocabulary of this package.
    """
    quads = list(dict.fromkeys(quads))
    if not quads:
        return []
    view = View(quads, context or package_context())
    graph = graph_name(name(quads[0].graph_name))
    return sorted(
        Problem(graph, name(thing), rule.name, rule.words)
        for thing in view.classes
        for rule in shapes().for_thing(view, thing)
        if not rule.holds(view, thing)
    )
