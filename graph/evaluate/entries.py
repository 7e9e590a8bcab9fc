"""Gold and predictions as they are compared: records, their entries, and what the gold allows besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import normal
from .spans import Text

Json = dict[str, Any]
Normal = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Case:
    """One document: what should be read from it, what was, and its text."""

    document: str  # stem of its files
    gold: Json
    given: Json
    text: Text


def entries(record: Json, key: str) -> list[Json]:
    """Entries of a list; what is malformed counts as not there."""
    value = record.get(key)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def values(record: Json, key: str) -> list[str]:
    """Plain values of a list; what is malformed counts as not there."""
    value = record.get(key)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def alternatives(gold: Json, key: str) -> list[Any]:
    """Further values that the gold accepts for a key."""
    found: list[Any] = gold.get("alt", {}).get(key, [])
    return found


def accepts(gold: Json, given: Json, key: str, form: Normal = lambda value: value) -> bool:
    """Whether the given value of a key has the normal form of the gold's value, or of an alternative."""
    value = given.get(key)
    if isinstance(value, list | dict):
        return False
    return form(value) in [form(wanted) for wanted in (gold.get(key), *alternatives(gold, key))]


def forces_of(entry: Json) -> frozenset[str]:
    """Forces that a finding is about: ``forces`` where several are, else ``force``."""
    one = entry.get("force")
    several = values(entry, "forces") or ([one] if isinstance(one, str) and one else [])
    return frozenset(map(normal.slug, several))


def accepts_forces(gold: Json, given: Json) -> bool:
    """Whether a finding is given to the same set of forces."""
    others = [{"forces": forces} for forces in alternatives(gold, "forces")]
    return forces_of(given) in map(forces_of, [gold, *others])
