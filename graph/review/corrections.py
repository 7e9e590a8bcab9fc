"""What a correction can change in each kind of statement, and how its value is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import EnumType

from .. import reference
from ..model import FindingKind, Grade, Inspection, LocalId, Polarity, Statement

Parser = Callable[[str], object]


def _theme(value: str) -> LocalId | None:
    return None if value == "none" else _known(value, "theme", reference.themes())


def _force(value: str) -> LocalId:
    return _known(value, "force", reference.forces())


def _forces(value: str) -> tuple[LocalId, ...]:
    return tuple(map(_force, value.split()))


def _addressees(value: str) -> tuple[LocalId, ...]:
    known = {*reference.forces(), *reference.bodies(), "group/all-forces"}
    if wrong := [name for name in value.split() if name not in known]:
        raise ValueError(f"{wrong[0]!r} is no id of a force or body, such as force/kent")
    return tuple(value.split())


def _known(value: str, kind: str, things: object) -> LocalId:
    whole = value if "/" in value else f"{kind}/{value}"
    if whole not in things:  # type: ignore[operator]
        raise ValueError(f"{value!r} is no {kind}: take an id such as `peel show` prints")
    return whole


def _yes(value: str) -> bool:
    if value not in ("yes", "no"):
        raise ValueError(f"{value!r} is neither yes nor no")
    return value == "yes"


def _date(value: str) -> str | None:
    if value == "none":
        return None
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value):
        raise ValueError(f"{value!r} is no date such as 2019-03-28, 2019-03 or 2019")
    date.fromisoformat((value + "-01-01")[:10])
    return value


def _text(value: str) -> str:
    if not value:
        raise ValueError("a text cannot be empty")
    return value


_FIELDS: dict[str, dict[str, Parser]] = {
    "finding": {
        "polarity": Polarity,
        "kind": FindingKind,
        "theme": _theme,
        "forces": _forces,
        "prior": _yes,
    },
    "recommendation": {"theme": _theme, "addressees": _addressees, "deadline": _date, "prior": _yes},
    "graded judgment": {"grade": Grade, "question": _text, "force": _force, "prior": _yes},
    "monitoring move": {"force": _force, "entered": _yes, "date": _date},
    "commission": {"date": _date},
    "person role": {"role": _text},
    "reaction": {"speaker_name": _text},
}


def fields(kind: str) -> tuple[str, ...]:
    """Names of what can be corrected in a kind of statement."""
    return tuple(_FIELDS.get(kind, ()))


def check(kind: str, name: str, value: str) -> object:
    """The value of a field; raises ValueError with what may be written."""
    if name not in _FIELDS.get(kind, {}):
        can = ", ".join(fields(kind)) or "nothing: reject it instead"
        raise ValueError(f"{name!r} of a {kind} cannot be corrected; what can: {can}")
    try:
        return _FIELDS[kind][name](value)
    except ValueError as error:
        parser = _FIELDS[kind][name]
        if isinstance(parser, EnumType):  # its own message names only Python's class
            raise ValueError(f"{value!r} is no {name}: there are {', '.join(map(str, parser))}") from error
        raise


def corrected(statement: Statement, kind: str, changes: tuple[tuple[str, str], ...]) -> Statement:
    """The statement with some fields changed."""
    return replace(statement, **{name: check(kind, name, value) for name, value in changes})  # type: ignore[arg-type]


def shown(statement: Statement, name: str) -> str:
    """A field as a correction would write it."""
    value = getattr(statement, name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, Inspection):
        return value.id
    return str(value) if value is not None else "none"
