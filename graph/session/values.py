"""Terms as Python values that keep their type: dates are dates, numbers are numbers, IRIs are text."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pyoxigraph as ox

from ...ontology import PREFIXES
from ..store.results import cell

Value = str | int | float | bool | Decimal | date | datetime | None

_XSD = PREFIXES["xsd"]


def value(term: object) -> Value:
    """A term as its Python value; what is no value of its datatype, and part of a date, stays text.

    ``xsd:date`` gives `datetime.date`, ``xsd:dateTime`` `datetime.datetime`, ``xsd:decimal`` `Decimal`.
    ``xsd:gYear`` and ``xsd:gYearMonth`` stay text: no day may be made up.
    """
    if isinstance(term, ox.Literal):
        try:
            if term.datatype.value == _XSD + "date":
                return date.fromisoformat(term.value)
            if term.datatype.value == _XSD + "dateTime":
                return datetime.fromisoformat(term.value)
            if term.datatype.value == _XSD + "decimal":
                return Decimal(term.value)
        except (ValueError, ArithmeticError):
            return term.value
    return cell(term)
