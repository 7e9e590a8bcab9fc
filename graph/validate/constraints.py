"""The SHACL components that the shapes use, each as a test of values; with their sections of SHACL Core."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..rdf.terms import SH, XSD, is_date
from .view import Term, View

Test = Callable[[View, Term, Sequence[Term]], bool]
"""Whether the values (third) that a path leads to from a thing (second) keep the constraint."""

_WELL_FORMED: dict[NamedNode, Callable[[str], object]] = {
    XSD.integer: re.compile(r"[+-]?\d+").fullmatch,
    XSD.decimal: re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)").fullmatch,
    XSD.boolean: re.compile(r"true|false|1|0").fullmatch,
    XSD.date: lambda text: len(text) == len("2019-03-28") and is_date(text),
    XSD.gYearMonth: lambda text: len(text) == len("2019-03") and is_date(text),
    XSD.gYear: lambda text: len(text) == len("2019") and is_date(text),
}
_NUMBERS = (XSD.integer, XSD.decimal)


def each(test: Callable[[View, Term], bool]) -> Test:
    """A test that each value must pass."""
    return lambda view, _, values: all(test(view, value) for value in values)


def is_class(wanted: NamedNode) -> Test:
    """4.1.1: each value is of a class."""
    return each(lambda view, value: view.is_a(value, wanted))


def datatype(wanted: NamedNode) -> Test:
    """4.1.2: each value is a literal of a type, and well formed."""
    well_formed = _WELL_FORMED.get(wanted)

    def test(_: View, value: Term) -> bool:
        if not isinstance(value, Literal) or value.datatype != wanted:
            return False
        return well_formed is None or bool(well_formed(value.value))

    return each(test)


def node_kind(wanted: NamedNode) -> Test:
    """4.1.3, for ``sh:IRI`` alone: each value is an IRI."""
    if wanted != SH.IRI:
        raise ValueError(f"the shapes use {wanted}, which the fast check does not know")
    return each(lambda _, value: isinstance(value, NamedNode))


def min_count(least: int) -> Test:
    """4.2.1: at least so many values."""
    return lambda _view, _thing, values: len(values) >= least


def max_count(most: int) -> Test:
    """4.2.2: at most so many values."""
    return lambda _view, _thing, values: len(values) <= most


def min_inclusive(least: Decimal) -> Test:
    """4.3.2: each value is a number not below a limit."""
    return each(lambda _, value: (number := _number(value)) is not None and number >= least)


def max_inclusive(most: Decimal) -> Test:
    """4.3.4: each value is a number not above a limit."""
    return each(lambda _, value: (number := _number(value)) is not None and number <= most)


def min_length(least: int) -> Test:
    """4.4.1: each value has at least so many characters."""
    return each(lambda _, value: isinstance(value, NamedNode | Literal) and len(value.value) >= least)


def pattern(expression: str) -> Test:
    """4.4.3: the text of each value matches."""
    compiled = re.compile(expression)
    return each(
        lambda _, value: isinstance(value, NamedNode | Literal) and bool(compiled.search(value.value))
    )


def equals(predicate: NamedNode) -> Test:
    """4.5.1: the values are those of another predicate."""
    return lambda view, thing, values: set(values) == set(view.values(thing, predicate))


def less_than(predicate: NamedNode) -> Test:
    """4.5.3: each value is a number below every number of another predicate."""

    def test(view: View, thing: Term, values: Sequence[Term]) -> bool:
        pairs = ((_number(a), _number(b)) for a in values for b in view.values(thing, predicate))
        return all(a is not None and b is not None and a < b for a, b in pairs)

    return test


def any_of(alternatives: Sequence[Test]) -> Test:
    """4.6.3: each value passes one of several tests."""
    return each(lambda view, value: any(test(view, value, (value,)) for test in alternatives))


def none_of(test: Test) -> Test:
    """4.6.1: no value passes a test."""
    return each(lambda view, value: not test(view, value, (value,)))


def has_value(wanted: Term) -> Test:
    """4.8.2: one of the values is this one."""
    return lambda _view, _thing, values: wanted in values


def is_in(wanted: Sequence[Term]) -> Test:
    """4.8.3: each value is one of these."""
    return each(lambda _, value: value in wanted)


def _number(value: Term) -> Decimal | None:
    if not isinstance(value, Literal) or value.datatype not in _NUMBERS:
        return None
    return Decimal(value.value) if _WELL_FORMED[value.datatype](value.value) else None
