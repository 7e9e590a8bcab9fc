"""What follows from who asked for an inspection and when, by the reference tables: SPARQL on one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from pyoxigraph import Quad, QuerySolutions, Store

from .inference import ON_COMMISSIONS, Conclusion, Rule
from .reference import reference_quads
from .terms import PEEL


@cache
def _tables() -> Store:
    """The reference tables, to which the commissions of one document at a time are added."""
    store = Store()
    store.extend(Quad(q.subject, q.predicate, q.object) for q in reference_quads())
    return store


def on_commissions(quads: Iterable[Quad]) -> dict[Rule, list[Conclusion]]:
    """What each rule comes to for the commissions in the graph of a document.

    Its query selects ``?subject ?predicate ?object`` and what they rest on, ``?from1`` and ``?from2``.
    """
    quads = list(quads)
    commissions = {quad.subject for quad in quads if quad.predicate == PEEL.commissionedBy}
    if not commissions:
        return {rule: [] for rule in ON_COMMISSIONS}
    asked = [Quad(q.subject, q.predicate, q.object) for q in quads if q.subject in commissions]
    store = _tables()
    store.extend(asked)
    found = {rule: list(_conclusions(rule, store)) for rule in ON_COMMISSIONS}
    for quad in asked:
        store.remove(quad)
    return found


def _conclusions(rule: Rule, store: Store) -> Iterator[Conclusion]:
    rows = store.query((files(__package__) / f"{rule.stem}.rq").read_text("utf-8"))
    assert isinstance(rows, QuerySolutions)
    for row in rows:
        yield Conclusion(rule, row["subject"], row["predicate"], row["object"], (row["from1"], row["from2"]))
