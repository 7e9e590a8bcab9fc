"""Anything that has an id: things by their names, and statements by their ids."""

from __future__ import annotations

import re

from ..errors import NotFoundError
from ..store.interface import Store
from .names import KINDS, Match, resolve

_ENDING = "[0-9a-f]{8}"
"""The end of a statement's id, as lookups print it."""


def thing(store: Store, name: str) -> Match:
    """The thing that goes by a name, or the statement of an id; raises `NotFoundError`."""
    try:
        return resolve(store, name)
    except NotFoundError:
        if "/" not in name and not re.fullmatch(_ENDING, name.strip()):
            raise
        from .explain import statement

        return statement(store, name)


def is_statement(match: Match) -> bool:
    """Whether it is something that a document says, and no thing with a name of its own."""
    return match.id.partition("/")[0] not in KINDS
