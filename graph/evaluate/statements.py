"""Findings and recommendations: where they stand, what is said about them, and whether all of it is right."""

from __future__ import annotations

from collections import Counter

from ..documents.interface import Outcome
from ..errors import DocumentError
from ..reference import themes
from . import normal
from .entries import Case, Json, accepts, accepts_forces, alternatives, entries, forces_of
from .match import Matching, Stated, match_statements
from .scores import Error, Judged, Scores
from .spans import Span, Text

TYPES = ("finding", "recommendation")


def score(case: Case, scores: Scores) -> None:
    """Count the statements of a document."""
    given = [
        Stated(type_, entry, case.text.places(entry))
        for type_ in TYPES
        for entry in entries(case.given, type_ + "s")
    ]
    found = match_statements(_wanted(case), given, _dont_care(case.gold, case.text))
    scores.unlocated += sum(not said.places for said in given)
    scores.ignored += len(found.ignored)
    missed, spurious = map(_quote, found.missed), map(_quote, found.spurious)
    scores.find("statements: span", case.document, len(found.pairs), missed, spurious)
    right = [_pair(case.document, wanted, said, scores) for wanted, said in found.pairs]
    for type_ in TYPES:
        _end_to_end(type_, found, right, case.document, scores)
    _judge(found, right, scores)


def _wanted(case: Case) -> list[Stated]:
    """Statements of the gold, each at one place; equal quotations without offsets take the next each."""
    seen: Counter[str] = Counter()
    wanted = []
    for type_ in TYPES:
        for entry in entries(case.gold, type_ + "s"):
            place = case.text.at_offsets(entry)
            if place is None:
                quote = " ".join(entry["quote"].translate(normal.PLAIN).split())
                places = case.text.occurrences(quote)
                if not places:
                    reason = f"its {type_} is not in the text: {entry['quote']!r}"
                    raise DocumentError(f"{case.document}.json", Outcome.CORRUPT, reason)
                place = places[min(seen[quote], len(places) - 1)]
                seen[quote] += 1
            wanted.append(Stated(type_, entry, (place,)))
    return wanted


def _dont_care(gold: Json, text: Text) -> list[Span]:
    """Where a predicted statement does not count: places of doubt, and sentences that grade."""
    listed = entries(gold, "dont_care") + entries(gold, "grades")
    return [place for entry in listed for place in text.places(entry)]


def _quote(stated: Stated) -> str:
    return str(stated.data.get("quote"))


def _either(wanted: Stated, said: Stated) -> bool:
    """Whether a statement of the other type will do."""
    return wanted.type != said.type and bool(wanted.data.get("either_type"))


def _pair(document: str, wanted: Stated, said: Stated, scores: Scores) -> bool:
    """Count what is said about a statement; whether it is right end to end."""
    gold, given, words = wanted.data, said.data, _quote(wanted)

    def answer(name: str, right: bool, asked: object, told: object) -> bool:
        return scores.answer(f"statements: {name}", document, right, asked, told, words)

    answer("type", wanted.type == said.type or _either(wanted, said), wanted.type, said.type)
    if "theme_id" in gold:
        asked, told = gold["theme_id"], given.get("theme_id")
        answer("theme exact", accepts(gold, given, "theme_id"), asked, told)
        answer("theme top", accepts(gold, given, "theme_id", _top), _top(asked), _top(told))
    _prior(document, gold, given, words, scores)
    if wanted.type != said.type:
        return False
    if wanted.type == "recommendation":
        answer("deadline", accepts(gold, given, "deadline"), gold.get("deadline"), given.get("deadline"))
        right = accepts(gold, given, "addressee", normal.addressees)
        return answer("addressee", right, gold.get("addressee"), given.get("addressee"))
    answer("kind", accepts(gold, given, "kind"), gold.get("kind"), given.get("kind"))
    polarity = accepts(gold, given, "polarity")
    answer("polarity", polarity, gold.get("polarity"), given.get("polarity"))
    told = str(given.get("polarity"))
    label = told if polarity else str(gold.get("polarity"))  # an accepted alternative is the right label
    scores.polarity.pairs[label, told] += 1
    return answer("force", accepts_forces(gold, given), forces_of(gold), forces_of(given)) and polarity


def _prior(document: str, gold: Json, given: Json, words: str, scores: Scores) -> None:
    was, said = bool(gold.get("prior")), bool(given.get("prior"))
    if said in alternatives(gold, "prior"):
        was = said
    missed, spurious = [words] * (was and not said), [words] * (said and not was)
    scores.find("statements: prior", document, int(was and said), missed, spurious)


def _top(theme: object) -> object:
    """The broadest theme above a theme."""
    table = themes()
    while isinstance(theme, str) and (known := table.get(f"theme/{theme}")) and known.broader:
        theme = known.broader.removeprefix("theme/")
    return theme


def _end_to_end(type_: str, found: Matching, right: list[bool], document: str, scores: Scores) -> None:
    """Count the statements of one type that are right in all that matters; either type excuses both sides."""
    judged = [pair for pair in zip(found.pairs, right, strict=True) if not _either(*pair[0])]
    correct = sum(ok for (wanted, _), ok in judged if wanted.type == type_)
    wrong = [pair for pair, ok in judged if not ok]
    errors = {
        "wrong": [wanted for wanted, _ in wrong if wanted.type == type_],
        "missed": [stated for stated in found.missed if stated.type == type_],
        "spurious": [stated for stated in found.spurious if stated.type == type_],
    }
    given = sum(said.type == type_ for _, said in wrong) + len(errors["spurious"])
    name = f"{type_}s end-to-end"
    scores.count(name, correct, given, len(errors["wrong"]) + len(errors["missed"]))
    errors["spurious"] += [said for wanted, said in wrong if wanted.type != type_ == said.type]
    for error, listed in errors.items():
        scores.errors[name] += [Error(name, document, error, _quote(stated)) for stated in listed]


def _judge(found: Matching, right: list[bool], scores: Scores) -> None:
    """Keep each counted prediction with its confidence, for calibration."""
    answers = [
        (said, ok) for (wanted, said), ok in zip(found.pairs, right, strict=True) if not _either(wanted, said)
    ]
    for said, ok in answers + [(said, False) for said in found.spurious]:
        confidence = said.data.get("confidence")
        sure = float(confidence) if isinstance(confidence, int | float) else None
        scores.judged.append(Judged(said.type, sure, ok))
