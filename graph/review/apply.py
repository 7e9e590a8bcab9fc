"""Decisions put to what was read: rejected statements go, corrected ones change, accepted ones say so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model import Extraction, Review, Statement, kind
from .corrections import corrected, shown
from .decisions import Decision, Key, Verdict


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is left of an extraction, and the decisions whose statement is not read any more."""

    extraction: Extraction
    unmatched: tuple[Decision, ...]


def keys(extraction: Extraction) -> Iterator[tuple[Key, Statement]]:
    """Each statement with its key, in text order."""
    text = extraction.document.text
    seen: Counter[tuple[str, str]] = Counter()
    for statement in extraction.statements:
        quote = text[statement.evidence.start : statement.evidence.end]
        name = kind(statement)
        seen[name, quote] += 1
        yield Key(extraction.document.id, name, quote, seen[name, quote]), statement


def apply(extraction: Extraction, decisions: Iterable[Decision]) -> Reviewed:
    """The extraction as people left it."""
    open_ = {decision.key: decision for decision in decisions}
    kept: list[Statement] = []
    for key, statement in keys(extraction):
        decision = open_.pop(key, None)
        if decision is None:
            kept.append(statement)
        elif decision.verdict is not Verdict.REJECTED:
            kept.append(_decided(statement, decision))
    return Reviewed(replace(extraction, statements=tuple(kept)), tuple(open_.values()))


def _decided(statement: Statement, decision: Decision) -> Statement:
    read = tuple((name, shown(statement, name)) for name, _ in decision.changes)
    changed = corrected(statement, decision.key.kind, decision.changes)
    return replace(changed, review=Review(decision.verdict.value, decision.by, decision.on, read))
