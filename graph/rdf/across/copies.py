"""Documents that repeat another: releases that news sites, agencies and forces pass on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from ..inference import Conclusion, Rule
from ..terms import PEEL, thing
from .ledger import Ledger

RULE = Rule(
    "copy",
    "Documents whose findings and recommendations are word for word those of another: at least three, and "
    "four fifths of the smaller document's.",
)
_FEWEST = 3  # sentences in common
_OF_SMALLER = 0.8
_OF_LARGER = 0.5
_MOST = 50
"""Originals in which a sentence may stand; one in more of them is a formula, and tells no copy."""

_RANK = "remoteness || ' ' || CASE issued WHEN '' THEN '9999' ELSE issued END || ' ' || document"
_RANK_OF = f"SELECT {_RANK} FROM document WHERE document = ?"  # noqa: S608
_LIKENESSES = "SELECT DISTINCT likeness FROM wording WHERE document = ?"
_SIZE = "SELECT count(DISTINCT likeness) FROM wording WHERE document = ?"
_BEFORE = "SELECT rank FROM voice WHERE likeness = ? AND copy = 0 AND rank < ? LIMIT ?"
_VOICE = "SELECT copy FROM voice WHERE likeness = ? AND copy IN (0, 1) AND rank = ?"
_LEAVE = "DELETE FROM voice WHERE likeness = ? AND copy IN (0, 1) AND rank = ?"
_BOUND = "SELECT rank FROM voice WHERE likeness = ? AND copy = 0 ORDER BY rank LIMIT 1 OFFSET ?"
_AFTER = "rank AS about FROM voice WHERE likeness = ? AND copy IN (0, 1) AND rank > ? AND rank <= ?"
_LAST = "~"  # after all ranks


def copies(ledger: Ledger) -> None:
    """Links from documents to the one that they repeat.

    In the order in which documents speak for others, each is compared only with those before it that are no
    copies themselves: cost grows with the statements, however often a release is passed on.
    """
    for rank in ledger.stale(RULE.stem):
        document = _document(rank)
        now = ledger.one(_RANK_OF, document)
        if now and now[0] != rank:
            continue  # it has its turn elsewhere
        likenesses = [row[0] for row in ledger.all(_LIKENESSES, document)]
        original = _original(ledger, rank, likenesses)
        voice = ledger.one(_VOICE, likenesses[0], rank) if likenesses else None
        if voice is None or bool(voice[0]) != bool(original):
            _leave(ledger, rank, likenesses)
            rows = [(likeness, bool(original), rank) for likeness in likenesses]
            ledger.insert("voice", rows)
        ledger.conclude(RULE, document, _conclusions(document, original))


def mark(ledger: Ledger, document: str) -> None:
    """Mark a document that has come, or will go, and with the latter those that may have been its copies."""
    for (rank,) in ledger.all(_RANK_OF, document):
        _leave(ledger, rank, [row[0] for row in ledger.all(_LIKENESSES, document)])
        ledger.mark(RULE.stem, "? AS about", rank)


def _leave(ledger: Ledger, rank: str, likenesses: Iterable[str]) -> None:
    """Take out a document, and mark those after it for which it makes a difference."""
    for likeness in likenesses:
        ledger.all(_LEAVE, likeness, rank)
        if not ledger.all_are_new:  # else they are marked
            bound = ledger.one(_BOUND, likeness, _MOST + 1)
            ledger.mark(RULE.stem, _AFTER, likeness, rank, bound[0] if bound else _LAST)


def _original(ledger: Ledger, rank: str, likenesses: Collection[str]) -> str | None:
    """The document that one of this rank repeats."""
    shared: Counter[str] = Counter()
    for likeness in likenesses:
        before = ledger.all(_BEFORE, likeness, rank, _MOST + 1)
        if len(before) <= _MOST:
            shared.update(other for (other,) in before)
    repeated = [
        (-count, other)
        for other, count in shared.items()
        if count >= _FEWEST and _is_copy(count, len(likenesses), _size(ledger, other))
    ]
    return _document(min(repeated)[1]) if repeated else None


def _size(ledger: Ledger, rank: str) -> int:
    [(size,)] = ledger.all(_SIZE, _document(rank))
    return int(size)


def _document(rank: str) -> str:
    return rank.rpartition(" ")[2]


def _is_copy(shared: int, size: int, other: int) -> bool:
    smaller, larger = sorted((size, other))
    return shared >= _OF_SMALLER * smaller and shared >= _OF_LARGER * larger


def _conclusions(document: str, original: str | None) -> Iterator[Conclusion]:
    if original:
        yield Conclusion(RULE, thing(document), PEEL.copyOf, thing(original), (thing(original),))
