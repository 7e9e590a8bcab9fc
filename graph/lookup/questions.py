"""A question of the library with its blanks filled in: names become things, values become literals."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ...queries import Parameter, ParameterError, Query, Term, library, literal, load
from ..errors import NotFoundError, UsageError
from ..store.interface import Store
from .names import KINDS, resolve

Note = Callable[[str], None]
"""Is told when a name was taken for another."""


def question(name: str) -> Query:
    """A question by its name; raises `NotFoundError` with the nearest names."""
    try:
        return load(name)
    except KeyError as error:
        import difflib

        near = difflib.get_close_matches(name, library(), 5, 0.4)
        raise NotFoundError(
            f"no question goes by the name {name!r}: `peel queries` lists them", near
        ) from error


def filled(store: Store, query: Query, values: Mapping[str, str], note: Note) -> str:
    """The SPARQL text of a question with these values.

    Raises `UsageError` for a missing or unknown parameter or a value of the wrong type, and `NotFoundError`
    for a name that no thing has.
    """
    given = {p.name: p.default for p in query.params if p.default is not None} | dict(values)
    try:
        query.check(given)
        return query.bound(
            {p.name: _term(store, p, given[p.name], note) for p in query.params if p.name in given}
        )
    except ParameterError as error:
        raise UsageError(str(error)) from error


def _term(store: Store, parameter: Parameter, value: str, note: Note) -> Term:
    if not parameter.type.is_thing:
        return literal(parameter.type, value)
    match = resolve(store, value, KINDS if parameter.type == "thing" else (parameter.type.value,))
    if match.note:
        note(match.note)
    return match.node
