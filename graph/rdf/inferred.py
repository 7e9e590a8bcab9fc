"""What follows from the asserted graphs, by rules that are SPARQL files beside this module.

A rule selects ``?subject ?predicate ?object`` and the things that it rests on, ``?from1`` and ``?from2``.
It concludes one thing about a subject. Each derived triple stands beside an inference that names the rule
and those things.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from pyoxigraph import Quad, QuerySolution, QuerySolutions

from ..identifiers import INFERRED_GRAPH, local_id
from .tables import Table
from .terms import PEEL, RDF, thing

Query = Callable[[str], QuerySolutions]
"""Answers a SELECT over the default graph."""


@dataclass(frozen=True)
class Rule:
    """A rule of inference: its name, and the query file that is its definition."""

    stem: str  # of the file's name

    @property
    def name(self) -> str:
        """What evidence and users call it."""
        return f"inferred.{self.stem}"

    @cached_property
    def text(self) -> str:
        """The SPARQL query."""
        return (files(__package__) / f"{self.stem}.rq").read_text("utf-8")

    @property
    def summary(self) -> str:
        """What the rule concludes, in a sentence."""
        return self.text.partition("\n")[0].removeprefix("#+ summary:").strip()


RULES = (Rule("office-holder"), Rule("legal-basis"))


def inferred_quads(query: Query) -> list[Quad]:
    """The whole inferred graph, made from what `query` answers about the asserted ones."""
    table = Table(INFERRED_GRAPH)
    for rule in RULES:
        for solution in sorted(query(rule.text), key=str):
            _write(table, rule, solution)
    return table.quads


def _write(table: Table, rule: Rule, solution: QuerySolution) -> None:
    subject, predicate, value = (solution[name] for name in ("subject", "predicate", "object"))
    node = thing(f"inference/{rule.stem}/{local_id(subject.value).partition('/')[2]}")
    table.add(subject, predicate, value)
    table.types(node, PEEL.Inference, RDF.Statement)
    table.add(node, RDF.subject, subject)
    table.add(node, RDF.predicate, predicate)
    table.add(node, RDF.object, value)
    table.add(node, PEEL.derivedBy, thing(f"rule/{rule.name}"))
    table.add(node, PEEL.derivedFrom, subject, solution["from1"], solution["from2"])
