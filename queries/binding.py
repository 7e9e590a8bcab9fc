"""Terms put in place of parameters: ``?_force`` becomes ``<https://...>``, text never becomes SPARQL."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from pyoxigraph import Literal, NamedNode

from .tokens import tokens

Term = NamedNode | Literal

XSD = "http://www.w3.org/2001/XMLSchema#"


class ParameterError(ValueError):
    """A parameter is missing, unknown, or has a value that is not of its type."""


class ParameterType(StrEnum):
    """What a parameter takes. The first eight name things, as people write them."""

    FORCE = "force"
    BODY = "body"
    PERSON = "person"
    THEME = "theme"
    PROGRAMME = "programme"
    DOCUMENT = "document"
    INSPECTION = "inspection"
    THING = "thing"  # of any kind
    DATE = "date"
    YEAR = "year"
    INTEGER = "integer"
    TEXT = "text"

    @property
    def is_thing(self) -> bool:
        """Whether a value is the name of a thing, which only a store can resolve."""
        return self not in _LITERALS


_DATES = {
    XSD + "gYear": r"[0-9]{4}",
    XSD + "gYearMonth": r"[0-9]{4}-(0[1-9]|1[0-2])",
    XSD + "date": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
}
_LITERALS = {
    ParameterType.DATE: (_DATES, "a date such as 2019-03-28, 2019-03 or 2019"),
    ParameterType.YEAR: ({XSD + "gYear": _DATES[XSD + "gYear"]}, "a year such as 2019"),
    ParameterType.INTEGER: ({XSD + "integer": r"[+-]?[0-9]+"}, "a whole number"),
    ParameterType.TEXT: ({XSD + "string": r"(?s).*"}, "text"),
}


def literal(type: ParameterType, value: str) -> Literal:
    """The term of a value; dates keep their precision. Raises `ParameterError` for any other value."""
    datatypes, wanted = _LITERALS[type]
    for datatype, pattern in datatypes.items():
        if re.fullmatch(pattern, value):
            try:
                return Literal(value, datatype=NamedNode(datatype))
            except ValueError as error:  # half a surrogate pair, from a terminal with another encoding
                raise ParameterError(f"{value!r} is no text in Unicode") from error
    raise ParameterError(f"{value!r} is not {wanted}")


def bind(text: str, terms: Mapping[str, Term]) -> str:
    """The text with each variable ``?_name`` that has a term replaced by it.

    Strings, IRIs and comments are left alone. A term writes itself as N-Triples, which escapes what it holds.
    """
    replaced = {f"?_{name}": str(term) for name, term in terms.items()}
    return "".join(
        replaced.get(words, words) if kind == "variable" else words for kind, words in tokens(text)
    )
