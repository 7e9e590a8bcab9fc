"""Office-holders: which person of the tables a name stands for, by the role and the time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from ...model import LocalId
from ...reference import Tenure, people
from .gazetteer import fold

_KINDS = (
    (
        "inspector",
        re.compile(r"inspector", re.IGNORECASE),
        ("inspector", "chief-inspector", "assistant-inspector"),
    ),
    (
        "commissioner",
        re.compile(r"\bpf?cc\b|crime commissioner", re.IGNORECASE),
        ("pcc", "commissioner", "local-policing-body"),
    ),
    ("minister", re.compile(r"secretary|minister", re.IGNORECASE), ("minister",)),
    ("mayor", re.compile(r"mayor", re.IGNORECASE), ("mayor", "deputy-mayor")),
    (
        "officer",
        re.compile(r"constable|commissioner|commander|superintendent|chair|lead", re.IGNORECASE),
        ("chief-officer", "force-spokesperson"),
    ),
)
_SLACK = 1  # years by which a tenure may be missed: terms of office and publication dates are not sharp


def mayoralty(person: LocalId | None, role: str, when: str | None) -> str:
    """Of which area a known person is "the mayor"."""
    if person is None or role.casefold() != "mayor":
        return role
    roles = (t.role for t in people()[person].tenures if t.role_type == "mayor" and _covers(t, when))
    return next(roles, role)


def by_name(folded: str) -> LocalId | None:
    """The person whom the tables know by a name, folded as in the gazetteer."""
    return _names().get(folded)


@cache
def _names() -> Mapping[str, LocalId]:
    return {fold(alias): person.id for person in people().values() for alias in person.aliases}


def held(person: LocalId, role: str, when: str | None) -> bool:
    """Whether the tables know the person in a role of this kind at about this time."""
    kinds = next((kinds for _, pattern, kinds in _KINDS if pattern.search(role)), None)
    return any(
        (kinds is None or tenure.role_type in kinds or _same_words(tenure.role, role))
        and _covers(tenure, when)
        for tenure in people()[person].tenures
    )


def inspects(person: LocalId, when: str | None, *, chief: bool) -> bool:
    """Whether the tables know the person as an inspector, or as the chief one, at about this time."""
    kinds = ("chief-inspector",) if chief else ("inspector", "assistant-inspector")
    return any(tenure.role_type in kinds and _covers(tenure, when) for tenure in people()[person].tenures)


def last_term(person: LocalId) -> str | None:
    """When a person was an inspector for the last time, as the tables know it; None if never, or still."""
    known = people().get(person)
    ends = [t.end for t in known.tenures if "inspector" in t.role_type] if known else []
    return max(filter(None, ends), default=None) if all(ends) else None


def minister(person: LocalId, when: str | None, text: str) -> str | None:
    """The ministry that the tables know the person to hold at this time, where the text names it."""
    if when is None:
        return None
    roles = (t.role for t in people()[person].tenures if t.role_type == "minister" and _covers(t, when, 0))
    return next((role for role in roles if re.search(rf"\b{re.escape(role)}\b", text, re.IGNORECASE)), None)


def _same_words(left: str, right: str) -> bool:
    return bool(set(re.findall(r"\w{4,}", left.lower())) & set(re.findall(r"\w{4,}", right.lower())))


def _covers(tenure: Tenure, when: str | None, slack: int = _SLACK) -> bool:
    if when is None:
        return True
    year = int(when[:4])
    started = tenure.start is None or int(tenure.start[:4]) - slack <= year
    return started and (tenure.end is None or year <= int(tenure.end[:4]) + slack)
