"""What is said about a document as a whole: its facts, forces, people, commissions, grades and events."""

from __future__ import annotations

from . import normal
from .entries import Case, Json, Normal, accepts, alternatives, entries, values
from .match import match_entries
from .scores import Scores

SAME_ROLE = 0.6
"""F1 of content words from which two roles are one."""
SAME_QUESTION = 0.5
"""Share of the shorter one's content words from which two questions are one."""

_FACTS: dict[str, Normal] = {
    "genre": lambda value: value,
    "published": lambda value: value,
    "title": normal.title,
    "publisher": normal.body,
    "in_scope": lambda value: value,
}
_SETS: dict[str, Normal] = {
    "forces": normal.slug,
    "forces_mentioned": normal.slug,
    "inspectorates": normal.body,
}


def score(case: Case, scores: Scores) -> None:
    """Count everything but the statements of a document."""
    for key, form in _FACTS.items():
        right = accepts(case.gold, case.given, key, form)
        scores.answer(f"doc: {key}", case.document, right, case.gold.get(key), case.given.get(key))
    for key, form in _SETS.items():
        free = {str(form(value)) for value in values(case.gold.get("optional_values", {}), key)}
        wanted = {str(form(value)) for value in values(case.gold, key)} - free
        given = {str(form(value)) for value in values(case.given, key)} - free
        _sets(key, case, scores, wanted, given)
    _people(case, scores)
    _lists(case, scores)
    _follows(case, scores)


def _sets(name: str, case: Case, scores: Scores, wanted: set[str], given: set[str]) -> None:
    missed, spurious = sorted(wanted - given), sorted(given - wanted)
    scores.find(name, case.document, len(wanted & given), missed, spurious)


def _people(case: Case, scores: Scores) -> None:
    known: dict[str, str] = {}  # other spellings
    wanted: dict[str, Json] = {}
    free: set[str] = set()
    for person in entries(case.gold, "people"):
        name = normal.person(person["name"])
        known |= {normal.person(other): name for other in alternatives(person, "name")}
        if person.get("optional"):
            free.add(name)
        else:
            wanted[name] = person
    given: dict[str, Json] = {}
    for person in entries(case.given, "people"):
        name = normal.person(person.get("name"))
        name = known.get(name, name)
        if name and name not in free:
            given.setdefault(name, person)
    _sets("people: names", case, scores, set(wanted), set(given))
    _sets("people: inspectors", case, scores, _inspectors(wanted), _inspectors(given))
    for name in sorted(wanted.keys() & given.keys()):
        _role(name, wanted[name], given[name], case, scores)


def _inspectors(people: dict[str, Json]) -> set[str]:
    return {name for name, person in people.items() if person.get("is_inspector")}


def _role(name: str, wanted: Json, given: Json, case: Case, scores: Scores) -> None:
    roles = [role for role in (wanted.get("role"), *alternatives(wanted, "role")) if role]
    said = normal.content_words(given.get("role"))
    right = any(normal.word_f1(normal.content_words(role), said) >= SAME_ROLE for role in roles)
    if roles:
        scores.answer("people: role", case.document, right, roles[0], given.get("role"), name)


def _lists(case: Case, scores: Scores) -> None:
    for name, (key, likeness) in _LIKENESS.items():
        wanted, given = entries(case.gold, key), entries(case.given, key)
        right, missed, spurious = match_entries(wanted, given, likeness)
        scores.find(name, case.document, right, map(_brief, missed), map(_brief, spurious))


def _brief(entry: Json) -> str:
    told = (entry.get(key) for key in ("by", "of", "force", "grade", "event", "date", "question"))
    return ", ".join(str(value) for value in told if value)


def _same_commission(gold: Json, given: Json) -> float:
    by = accepts(gold, given, "by", normal.addressees)
    return float(by and accepts(gold, given, "of", normal.inspecting_body))


def _same_grade(gold: Json, given: Json) -> float:
    """How far two grades of one force are about the same question."""
    same_force = normal.slug(gold.get("force")) == normal.slug(given.get("force"))
    if not (same_force and accepts(gold, given, "grade", lambda grade: normal.fold(str(grade)))):
        return 0.0
    questions = (gold.get("question"), *alternatives(gold, "question"))
    shared = max(normal.shared_words(question, given.get("question")) for question in questions)
    return shared if shared >= SAME_QUESTION else 0.0


def _same_event(gold: Json, given: Json) -> float:
    same_force = normal.slug(gold.get("force")) == normal.slug(given.get("force"))
    same = all(
        normal.fold(str(gold.get(key))) == normal.fold(str(given.get(key))) for key in ("stage", "event")
    )
    return float(same_force and same)


def _same_dated_event(gold: Json, given: Json) -> float:
    return float(bool(_same_event(gold, given)) and accepts(gold, given, "date"))


_LIKENESS = {
    "commissions": ("commissions", _same_commission),
    "grades": ("grades", _same_grade),
    "monitoring": ("monitoring", _same_event),
    "monitoring + date": ("monitoring", _same_dated_event),
}


def _follows(case: Case, scores: Scores) -> None:
    """Whether the document follows an earlier one at all; where that is optional it is not asked."""
    wanted = entries(case.gold, "follows")
    if not wanted or not all(entry.get("optional") for entry in wanted):
        given = entries(case.given, "follows")
        _sets("follows (yes/no)", case, scores, _yes(wanted), _yes(given))


def _yes(follows: list[Json]) -> set[str]:
    return {"an earlier document"} if follows else set()
