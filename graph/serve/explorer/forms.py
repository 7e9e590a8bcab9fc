"""Choices for the blanks of forms: names of things that people pick from a list or type as they know them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import NotFoundError
from ...lookup.labels import label
from ...lookup.names import KINDS, Match, resolve
from ...lookup.suggest import listed
from ...store.local import LocalStore

LISTED = ("force", "theme", "body", "person", "programme")
"""Kinds whose names are few enough to be listed below a field."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a name could not be taken, and what was nearly meant."""

    reason: str
    candidates: tuple[tuple[str, str], ...] = ()
    """Ids with their names."""


def choices(store: LocalStore, kinds: Sequence[str]) -> dict[str, list[str]]:
    """Names of the things of some kinds, in the order of the alphabet."""
    return {kind: listed(store, kind) for kind in kinds if kind in LISTED}


def found(
    store: LocalStore, names: Sequence[str], kinds: Sequence[str] = KINDS
) -> tuple[list[Match], list[Problem]]:
    """The things that go by some names, and why others could not be found."""
    matches: list[Match] = []
    problems: list[Problem] = []
    for name in names:
        try:
            matches.append(resolve(store, name, kinds))
        except NotFoundError as error:
            problems.append(problem(store, error))
    return matches, problems


def problem(store: LocalStore, error: NotFoundError) -> Problem:
    """A failure to find as it is shown."""
    things = [thing for thing in error.candidates if thing.partition("/")[0] in KINDS]
    return Problem(str(error), tuple((thing, label(store, Match(thing))) for thing in things))
