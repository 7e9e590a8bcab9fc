"""The library of questions: one ``.rq`` file each, valid SPARQL by itself, with a ``#+`` header about it.

Header lines: ``#+ summary: ...``, ``#+ description: ...`` (goes on in the next ``#+`` lines without a name),
``#+ params: force: force, from: date?, year: year = 2019`` (``?`` may be left out, ``=`` has a default),
``#+ tags: a, b`` and ``#+ question: 12``. A parameter is the variable ``?_force`` in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .binding import ParameterError, ParameterType, Term, bind, literal

__all__ = [
    "Parameter",
    "ParameterError",
    "ParameterType",
    "Query",
    "Term",
    "bind",
    "library",
    "literal",
    "load",
]

_FOLDER = Path(__file__).parent
_HEADER = re.compile(r"^#\+ ?(?:(\w+):)?(.*)$", re.MULTILINE)
_PARAMS = re.compile(r"^#\+ params:.*\n(?:#\+ (?!\w+:).*\n)*", re.MULTILINE)
_PARAMETER = re.compile(r"(\w+)\s*:\s*(\w+)(\?)?(?:\s*=\s*(.+))?")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A blank to fill in. An optional one that is left out matches anything."""

    name: str
    type: ParameterType
    optional: bool = False
    default: str | None = None

    def __str__(self) -> str:
        mark = "?" if self.optional else ""
        return f"{self.name}: {self.type}{mark}" + (f" = {self.default}" if self.default else "")


@dataclass(frozen=True, slots=True)
class Query:
    """A question with its words about itself."""

    name: str
    text: str
    summary: str
    description: str = ""
    params: tuple[Parameter, ...] = ()
    tags: tuple[str, ...] = ()
    question: int | None = None  # number in the list of forty questions

    def bound(self, terms: Mapping[str, Term]) -> str:
        """The query without blanks; raises `ParameterError` for unknown or missing parameters."""
        self.check(terms)
        return bind(_PARAMS.sub("", self.text), terms)

    def check(self, given: Collection[str]) -> None:
        """Raise `ParameterError` where these names are not those of its parameters."""
        names = [parameter.name for parameter in self.params]
        if unknown := sorted(set(given).difference(names)):
            raise ParameterError(
                f"{self.name} has no parameter {unknown[0]!r}; it has: {self.signature or 'none'}"
            )
        required = [parameter.name for parameter in self.params if not parameter.optional]
        if missing := [name for name in required if name not in given]:
            raise ParameterError(f"{self.name} needs --param {missing[0]}=...; it has: {self.signature}")

    @property
    def signature(self) -> str:
        """Its parameters as the header lists them."""
        return ", ".join(map(str, self.params))


def load(name: str) -> Query:
    """The query of a name, such as ``overdue`` or ``lookups/find``; raises KeyError."""
    file = _FOLDER / f"{name}.rq"
    if not re.fullmatch(r"(lookups/)?[a-z0-9-]+", name) or not file.is_file():
        raise KeyError(name)
    return parse(name, file.read_text("utf-8"))


@cache
def library() -> Mapping[str, Query]:
    """All questions by name, in alphabetical order; the queries behind lookups are not among them."""
    return {name: load(name) for name in sorted(file.stem for file in _FOLDER.glob("*.rq"))}


def parse(name: str, text: str) -> Query:
    """Read a query's header; a file without one has its name for a summary."""
    fields: dict[str, str] = {}
    key = ""
    for found, value in _HEADER.findall(text):
        key = found or key
        fields[key] = f"{fields[key]} {value.strip()}" if key in fields else value.strip()
    return Query(
        name=name,
        text=text,
        summary=fields.get("summary") or name,
        description=fields.get("description", ""),
        params=tuple(_parameter(part) for part in _parts(fields.get("params", ""))),
        tags=_parts(fields.get("tags", "")),
        question=_number(fields["question"]) if "question" in fields else None,
    )


def _parts(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split(",") if part.strip())


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise ParameterError(f"#+ question: {text!r} is not a number of the list of questions")
    return int(text)


def _parameter(text: str) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    if match is None or match[2] not in set(ParameterType):
        types = ", ".join(ParameterType)
        raise ParameterError(f"#+ params: {text!r} is not 'name: type', with a type of {types}")
    return Parameter(match[1], ParameterType(match[2]), bool(match[3]), match[4])
