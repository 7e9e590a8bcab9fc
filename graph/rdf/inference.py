"""What a rule of inference is, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, QuerySolutions

Query = Callable[[str], QuerySolutions]
"""Answers a SELECT over the default graph."""


@dataclass(frozen=True)
class Rule:
    """A rule of inference: its name, and the query file that says what it looks at."""

    stem: str  # of the file's name
    several: bool = False  # it may conclude more than one thing about a subject

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


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A triple that a rule derived, and the things that it rests on beside its subject."""

    rule: Rule
    subject: NamedNode
    predicate: NamedNode
    object: NamedNode | Literal
    grounds: tuple[NamedNode, ...]


def select(rule: Rule, query: Query) -> Iterator[Conclusion]:
    """What a rule comes to that is a query by itself.

    It selects ``?subject ?predicate ?object`` and what they rest on, ``?from1`` and ``?from2``.
    """
    for found in sorted(query(rule.text), key=str):
        yield Conclusion(
            rule,
            found["subject"],
            found["predicate"],
            found["object"],
            (found["from1"], found["from2"]),
        )
