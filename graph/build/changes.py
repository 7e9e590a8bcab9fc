"""What changed between two states of a document: statements that came, went, or say something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from difflib import SequenceMatcher

from ..model import Extraction, Inspection, Statement
from ..review import keys

_ALIKE = 0.6
"""Share of equal characters from which on two sentences are one that was reworded."""
_NOT_SAID = {"evidence", "confidence", "review"}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, as it can be compared: its kind, words and values."""

    kind: str
    words: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A statement before and after; None where it was not there."""

    before: Said | None
    after: Said | None

    @property
    def name(self) -> str:
        """``added``, ``removed`` or ``changed``."""
        return "changed" if self.before and self.after else "added" if self.after else "removed"

    @property
    def values(self) -> Iterator[tuple[str, str, str]]:
        """Names of what has another value now, with both values; all values of what came or went."""
        before = self.before.values if self.before else {}
        after = self.after.values if self.after else {}
        for name in {**before, **after}:
            if before.get(name, "") != after.get(name, ""):
                yield name, before.get(name, ""), after.get(name, "")


def changes(before: Extraction, after: Extraction) -> list[Change]:
    """What came, went or changed, in the order of the newer text; what went comes last."""
    old, new = _said(before), _said(after)
    was_slug, slug = (each.document.id.removeprefix("document/") for each in (before, after))
    for said in old.values():  # things of a document have its name in theirs
        for name, value in said.values.items():
            said.values[name] = value.replace(was_slug, slug)
    gone = [said for key, said in old.items() if key not in new]
    found: list[Change] = []
    for key, said in new.items():
        was = old.get(key) or _reworded(said, gone)
        if was in gone:
            gone.remove(was)
        if was is None or (was.words, was.values) != (said.words, said.values):
            found.append(Change(was, said))
    return found + [Change(said, None) for said in gone]


def _said(extraction: Extraction) -> dict[tuple[str, str, int], Said]:
    return {
        (key.kind, _plain(key.quote), key.occurrence): Said(key.kind, _plain(key.quote), _values(statement))
        for key, statement in keys(extraction)
    }


def _plain(words: str) -> str:
    return " ".join(words.split())


def _values(statement: Statement) -> dict[str, str]:
    found = ((field.name, getattr(statement, field.name)) for field in fields(statement))
    return {name: _shown(value) for name, value in found if name not in _NOT_SAID}


def _shown(value: object) -> str:
    if isinstance(value, Inspection):
        return value.id
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _reworded(said: Said, gone: Iterable[Said]) -> Said | None:
    """The statement of the same kind that was nearly in the same words."""
    best, found = _ALIKE, None
    matcher = SequenceMatcher(None, b=said.words, autojunk=False)
    for was in gone:
        if was.kind == said.kind:
            matcher.set_seq1(was.words)
            if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                best, found = matcher.ratio(), was
    return found
