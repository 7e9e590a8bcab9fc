"""Holders: whose judgment a statement is. Only an inspectorate or an inspector ever holds one."""

from __future__ import annotations

from functools import cache

from ...model import LocalId, PersonRole
from ...reference import bodies, people
from ..reading import Reading, Speech

_TITLES = frozenset({"inspector", "chief-inspector", "assistant-inspector"})


def holder(reading: Reading, speech: Speech) -> LocalId | None:
    """The inspector or inspectorate that speaks; where somebody else retells it, the inspectorate retold."""
    speaker = speech.speaker
    if speaker is not None and (speaker in _inspecting() or _is_inspector(reading, speaker)):
        return speaker
    return next(iter(reading.inspectorates), None)


def _is_inspector(reading: Reading, person: LocalId) -> bool:
    """Whether the document calls a person an inspector."""
    return any(
        role.is_inspector and role.person == person
        for role in reading.statements
        if isinstance(role, PersonRole)
    )


@cache
def _inspecting() -> frozenset[LocalId]:
    """Inspectorates, and people who were inspectors at some time."""
    inspectors = {p.id for p in people().values() if any(t.role_type in _TITLES for t in p.tenures)}
    return frozenset(inspectors | {b.id for b in bodies().values() if b.kind == "inspectorate"})
