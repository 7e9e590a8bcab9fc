"""Decisions on statements, and the table that keeps them: a row each, the last on a statement counts.

A statement is known by its document, its kind, its exact words and which of several equal ones it is: nothing
that another version of the program would change.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass, field
from enum import StrEnum
from pathlib import Path

from ..errors import UsageError
from ..model import KINDS, LocalId
from .corrections import check

TABLE = "reviews.csv"
"""Name of the table, in a store's folder and beside documents."""
COLUMNS = ("document", "kind", "quote", "occurrence", "verdict", "changes", "by", "on", "note")


class Verdict(StrEnum):
    """What a person says of a statement."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    OPEN = "open"  # takes an earlier decision back


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A statement, as any version of the program would find it again."""

    document: LocalId
    kind: str  # a value of `model.KINDS`
    quote: str
    occurrence: int = 1  # which of the equal ones, in text order


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict with who gave it and when (ISO date); ``changes`` are field and new value."""

    key: Key
    verdict: Verdict
    by: str
    on: str
    changes: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(slots=True)
class Reviews:
    """All decisions in the order in which they were made."""

    decisions: list[Decision] = field(default_factory=list)

    def of(self, document: LocalId) -> tuple[Decision, ...]:
        """The decisions that count on a document's statements."""
        return self.by_document().get(document, ())

    def by_document(self) -> Mapping[LocalId, tuple[Decision, ...]]:
        """The decisions that count, by document."""
        last = {decision.key: decision for decision in self.decisions}
        found: dict[LocalId, tuple[Decision, ...]] = {}
        for key in sorted(last):
            if last[key].verdict is not Verdict.OPEN:
                found[key.document] = (*found.get(key.document, ()), last[key])
        return found

    def take_in(self, others: Iterable[Decision]) -> int:
        """Add decisions that are not here yet, older ones before younger ones; returns how many."""
        known = set(self.decisions)
        new = [decision for decision in dict.fromkeys(others) if decision not in known]
        if new:
            self.decisions = sorted([*self.decisions, *new], key=lambda decision: decision.on)
        return len(new)


def version(decisions: Iterable[Decision]) -> str:
    """Key of some decisions, for what was made with them; empty without any."""
    rows = ["\x1f".join(_row(decision)) for decision in decisions]
    return f"-r{hashlib.sha256(chr(30).join(rows).encode()).hexdigest()[:8]}" if rows else ""


def read(path: Path) -> Reviews:
    """The decisions of a table; none where there is no such file. Raises `UsageError` with the line."""
    try:
        text = path.read_bytes().decode("utf-8-sig")  # as it is: a quotation may hold any line break
    except FileNotFoundError:
        return Reviews()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read as a table: {error}") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        return Reviews(list(map(_decision, reader)))
    except (ValueError, csv.Error) as error:
        raise UsageError(f"{path}, line {reader.line_num}: {error}") from error


def write(reviews: Reviews) -> bytes:
    """The table of decisions."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)  # else a lone CR is a new row
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, reviews.decisions))
    return file.getvalue().encode()


def _row(decision: Decision) -> Iterator[str]:
    *key, occurrence = astuple(decision.key)
    changes = "; ".join(f"{name}={value}" for name, value in decision.changes)
    yield from (*key, str(occurrence), decision.verdict, changes, decision.by, decision.on, decision.note)


def _decision(row: Mapping[str | None, str | None]) -> Decision:
    values = {name: (row.get(name) or "") for name in COLUMNS}
    for name in ("document", "kind", "quote", "verdict", "by", "on"):
        if not values[name]:
            raise ValueError(f"the column `{name}` is missing or empty")
    if values["kind"] not in KINDS.values():
        raise ValueError(f"{values['kind']!r} is no kind of statement: there are {', '.join(KINDS.values())}")
    if values["verdict"] not in set(Verdict):
        raise ValueError(f"{values['verdict']!r} is no verdict: there are {', '.join(Verdict)}")
    occurrence = values["occurrence"] or "1"
    if not occurrence.isdecimal() or int(occurrence) < 1:
        raise ValueError(f"the occurrence {occurrence!r} is no count from 1")
    key = Key(values["document"], values["kind"], values["quote"], int(occurrence))
    verdict, changes = Verdict(values["verdict"]), _changes(values["changes"])
    if (verdict is Verdict.CORRECTED) != bool(changes):
        raise ValueError("a correction, and nothing else, has changes such as polarity=strength")
    for name, value in changes:
        check(key.kind, name, value)
    return Decision(key, verdict, values["by"], values["on"], changes, values["note"])


def _changes(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.partition("=") for part in text.split(";") if part.strip()]
    if wrong := [name for name, equals, _ in pairs if not equals]:
        raise ValueError(f"write the change {wrong[0].strip()!r} as field=value")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)
