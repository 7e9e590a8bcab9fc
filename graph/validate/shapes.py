"""Reads ``ontology/shapes.ttl`` into tests; a construct that it does not know is an error, never skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ... import ontology
from ..rdf.terms import RDF, SH
from . import constraints
from .constraints import Test
from .view import Classes, Term, View

Path = tuple[tuple[NamedNode, ...], ...]
"""Steps one after the other; each step follows one of some predicates."""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A named shape: where to look from a thing, what must hold there, and what to say if it does not."""

    name: str
    words: str
    path: Path
    tests: tuple[Test, ...]

    def holds(self, view: View, thing: Term) -> bool:
        """Whether one thing keeps the rule."""
        values: Sequence[Term] = (thing,)
        for step in self.path:
            if len(values) == 1 and len(step) == 1:
                values = view.values(values[0], step[0])
            else:
                values = [far for near in values for p in step for far in view.values(near, p)]
        if len(self.path) > 1:
            values = list(dict.fromkeys(values))
        return all(test(view, thing, values) for test in self.tests)


class Rules:
    """All rules of a shapes file, found by what they are for."""

    def __init__(self, text: str) -> None:
        reader = _Reader(text)
        self._by_class = reader.rules_by(SH.targetClass)
        self._by_predicate = reader.rules_by(SH.targetSubjectsOf)
        self._known: dict[Classes, dict[Rule, None]] = {}

    def for_thing(self, view: View, thing: Term) -> Iterable[Rule]:
        """The rules that one thing of a graph must keep, each once."""
        classes = view.classes[thing]
        rules = self._known.get(classes)
        if rules is None:
            rules = self._known[classes] = self._merged(self._by_class, classes)
        special = [predicate for predicate in view.predicates(thing) if predicate in self._by_predicate]
        return rules | self._merged(self._by_predicate, special) if special else rules

    @staticmethod
    def _merged(table: dict[Term, tuple[Rule, ...]], keys: Iterable[Term]) -> dict[Rule, None]:
        return {rule: None for key in keys for rule in table.get(key, ())}


@cache
def shapes() -> Rules:
    """The rules of ``ontology/shapes.ttl``."""
    return Rules(ontology.text("shapes.ttl"))


class _Reader:
    """The shapes file, read shape by shape."""

    def __init__(self, text: str) -> None:
        self._graph: dict[Term, dict[NamedNode, list[Term]]] = {}
        for triple in parse(text, format=RdfFormat.TURTLE):
            about = self._graph.setdefault(triple.subject, {})
            about.setdefault(triple.predicate, []).append(triple.object)
        self._rules: dict[Term, Rule] = {}

    def rules_by(self, target: NamedNode) -> dict[Term, tuple[Rule, ...]]:
        """The rules of all node shapes, by what one kind of target says."""
        found: dict[Term, dict[Rule, None]] = {}
        for shape, about in self._graph.items():
            for value in about.get(target, ()):
                found.setdefault(value, {}).update(dict.fromkeys(self._rules_of(shape)))
        return {value: tuple(rules) for value, rules in found.items()}

    def _rules_of(self, shape: Term) -> Iterator[Rule]:
        if SH.message in self._graph[shape]:  # constraints of the node shape itself
            yield self._rule(shape)
        for named in self._graph[shape].get(SH.property, ()):
            yield self._rule(named)

    def _rule(self, shape: Term) -> Rule:
        if shape not in self._rules:
            about = self._graph[shape]
            name = shape.value.removeprefix(ontology.SHAPES) if isinstance(shape, NamedNode) else ""
            words = about[SH.message][0]
            path = tuple(self._path(about[SH.path][0])) if SH.path in about else ()
            self._rules[shape] = Rule(name, _text(words), path, tuple(self._tests(about)))
        return self._rules[shape]

    def _tests(self, about: dict[NamedNode, list[Term]]) -> Iterator[Test]:
        for predicate, values in about.items():
            if predicate not in _NO_CONSTRAINTS:
                yield from (self._test(predicate, value) for value in values)

    def _test(self, predicate: NamedNode, value: Term) -> Test:
        if predicate == SH["in"]:
            return constraints.is_in(self._list(value))
        if predicate == SH["or"]:
            return constraints.any_of([self._nested(shape) for shape in self._list(value)])
        if predicate == SH["not"]:
            return constraints.none_of(self._nested(value))
        if predicate not in _COMPONENTS:
            raise ValueError(f"the shapes use {predicate}, which the fast check does not know")
        return _COMPONENTS[predicate](value)

    def _nested(self, shape: Term) -> Test:
        """A shape without name or path: all of its constraints at once."""
        tests = tuple(self._tests(self._graph[shape]))
        return lambda view, thing, values: all(test(view, thing, values) for test in tests)

    def _path(self, path: Term) -> Iterator[tuple[NamedNode, ...]]:
        if isinstance(path, NamedNode):
            yield (path,)
        elif SH.alternativePath in self._graph[path]:
            yield tuple(self._list(self._graph[path][SH.alternativePath][0]))
        else:
            for step in self._list(path):
                yield from self._path(step)

    def _list(self, head: Term) -> list[Any]:
        items = []
        while head != RDF.nil:
            items.append(self._graph[head][RDF.first][0])
            head = self._graph[head][RDF.rest][0]
        return items


def _text(literal: Term) -> str:
    """The text of a literal."""
    if not isinstance(literal, Literal):
        raise TypeError(f"a text is wanted, not {literal}")
    return literal.value


_NO_CONSTRAINTS = {RDF.type, SH.path, SH.message, SH.property, SH.targetClass, SH.targetSubjectsOf}
_COMPONENTS: dict[NamedNode, Callable[[Any], Test]] = {
    SH["class"]: constraints.is_class,
    SH.datatype: constraints.datatype,
    SH.nodeKind: constraints.node_kind,
    SH.minCount: lambda value: constraints.min_count(int(value.value)),
    SH.maxCount: lambda value: constraints.max_count(int(value.value)),
    SH.minInclusive: lambda value: constraints.min_inclusive(Decimal(value.value)),
    SH.maxInclusive: lambda value: constraints.max_inclusive(Decimal(value.value)),
    SH.minLength: lambda value: constraints.min_length(int(value.value)),
    SH.pattern: lambda value: constraints.pattern(value.value),
    SH.equals: constraints.equals,
    SH.lessThan: constraints.less_than,
    SH.hasValue: constraints.has_value,
}
