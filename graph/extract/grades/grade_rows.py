"""Rows of grades in one line, however laid out: labels, years and grades between any separators.

``Vetting: Norfolk – Good; Suffolk – Adequate``, ``Preventing crime   2021: Good   2024: Adequate``,
``Custody | RI → Good``, ``Good → Custody``. Each grade belongs to the nearest labels before it; where
the line begins with a grade, to the labels behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import takewhile

from ...model import Grade
from ..words.gates import gated
from .grade_cells import is_nothing
from .grade_labels import LONGEST_AREA, forces_listed, is_earlier, is_time, looks_like_area, years
from .grade_words import GRADE, PEEL_AREA, PLAIN_GRADE, to_grade

_ARROW = "→➜➔⇒➡»>"
_BETWEEN = re.compile(
    rf"\s*(?:[|\t;:=•·●▲▼△▽↑↓()\[\]]|\.{{3,}}|\s[/–—-]\s|[\u2600-\u26ff\u2b00-\u2bff\U0001f000-\U0001faff]+\ufe0f?|-?[{_ARROW}])\s*|(?<=\S)\s{{2,}}|[.?]\s+(?=[A-Z])"
)
_COMMA = re.compile(r",\s+(?:and\s+)?")
_QUOTES = " ‘’'“”\"*.,"
_ONE_GRADE = re.compile(GRADE, re.IGNORECASE)
_GRADE_LAST = re.compile(
    rf"(?P<label>\S.{{1,60}}?)\s+(?:(?:as|is|was|at)\s+)?(?P<last>{GRADE})", re.IGNORECASE
)
_GRADE_THEN = re.compile(rf"{GRADE}\s+(?P<label>\S.{{1,30}})", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:\d{1,2}/\d{1,2}(?:\s+|$)|(?:[Qq](?:uestion)?\s?\d{1,2}|\d{1,2}(?:\.\d{1,2})*)[.)]?\s+)"
)
_PROSE = re.compile(
    r"\b(?:is|was|were|are|has|have|had|said|says|told|that|which|who)\b|[.!]\s", re.IGNORECASE
)
_LEGEND = gated(rf"(?<!\w)(?P<short>O|G|A|RI|I)(?:\s*[=:–-]\s*|\s)[‘'“]?{GRADE}", re.IGNORECASE)
_LETTERS = {"O": "outstanding", "G": "good", "A": "adequate", "RI": "requires improvement", "I": "inadequate"}
_SHORT = re.compile(
    rf"(?:^|(?<=[\s|:;(\[{_ARROW}]))(?:O|G|A|RI|I)(?=\s*(?:$|[|;,)\]\t{_ARROW}]|-[{_ARROW}]))"
)
_GRADED = re.compile(
    rf"^(?:(?:both|all|each|was|were|is|are)\s+)*(?:graded|rated|judged|found)\s+(?:as\s+|to\s+(?:be\s+)?)?(?={GRADE}$)",
    re.IGNORECASE,
)
_LEAD = re.compile(  # "Its grades are: custody – good", "Inspectors graded custody (good)"
    r"^[^:|.;()]{0,60}\b(?:[Gg]rades|[Jj]udge?ments|[Rr]atings|graded|rated|judged)(?:\s+(?:are|were|as\s+follows))?"
    r"(?::\s+|\s+(?=[a-z])(?!(?:as|for|at|on|in|to|the)\b)(?!outstanding|good|adequate|requir|inadequate))"
)
_ASKS = re.compile(r"(?:to what extent|how)\b", re.IGNORECASE)
_LONGEST_QUESTION = 40  # words
_ROW_THEN_PROSE = re.compile(  # "Responding to the public: good. Inspectors found that ..."
    rf"(?P<row>(?:\d{{1,2}}\.\s+)?(?:{PEEL_AREA}|Police\s+powers)[^.:|]{{0,90}}:\s+{GRADE})\.\s+(?=[A-Z])"
    rf"(?!.*{PLAIN_GRADE})",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"(?<=[:(|–—-]\s)from\s+({GRADE})\s+to\s+(?={GRADE.replace('grade', 'later')})", re.IGNORECASE
)
_SCALE = 3
_LONGEST = 500  # characters


class _Kind(Enum):
    GRADE, FORCE, TIME, NOTHING, AREA, LABEL = (auto() for _ in range(6))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands between two separators."""

    kind: _Kind
    words: str
    led: bool = False  # an arrow points to it
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A grade of a row, with the labels that it belongs to; None where the row has none."""

    grade: Grade
    question: str | None
    force: str | None
    prior: bool = False
    time: str = ""
    listed: bool = False  # the question may be several areas: they stand behind their grade


def told_in(words: str) -> list[Told]:
    """The grades of a row; none where the line holds anything but labels, times and grades."""
    if len(words) > _LONGEST:
        return []
    if sentence := _ROW_THEN_PROSE.match(words):
        words = sentence["row"]
    bare = _LEAD.sub("", words)
    pieces = list(_pieces(_FROM_TO.sub(r"\1 → ", bare), areas=";" in bare and bare != words))
    if pieces and pieces[0].words.isupper() and pieces[0].kind is _Kind.GRADE:
        pieces = list(takewhile(lambda piece: not _PROSE.search(piece.words), pieces))  # a sentence behind it
    pieces = [piece for piece in pieces if not (piece.kind is _Kind.LABEL and piece.bracketed)]  # a remark
    kinds = [piece.kind for piece in pieces]
    if _Kind.GRADE not in kinds or len(pieces) == 1 or _is_scale(kinds) or not _is_row(pieces):
        return []
    found = list(_behind(pieces) if _leads(kinds) else _before(pieces))
    if kinds[0] is _Kind.TIME and kinds.count(_Kind.TIME) == 1:  # "Last year: custody - good; vetting - good"
        found = [replace(told, time=pieces[0].words) for told in found]
    return _dated(found)


def legend(text: str) -> dict[str, str]:
    """``G = good; RI = requires improvement``: what letters stand for; RI needs no telling."""
    told = {m["short"]: m["grade"] for m in _LEGEND.finditer(text)}
    right = {short: grade for short, grade in told.items() if _initials(grade) == short}
    return {**right, "RI": Grade.REQUIRES_IMPROVEMENT.value}


def is_row(words: str) -> bool:
    """A line of grades and their labels, also by letters."""
    return bool(told_in(spelled(words, _LETTERS)))


def spelled(words: str, short: dict[str, str]) -> str:
    """``Custody | RI | G`` with the grades in full; the legend itself and prose stay as they are."""
    if len(words) > _LONGEST or len(list(_LEGEND.finditer(words))) > 1:
        return words
    return _SHORT.sub(lambda m: short.get(m.group(), m.group()), words)


def _initials(grade: str) -> str:
    return "".join(word[0] for word in grade.upper().split())


# Pieces


def _pieces(words: str, *, areas: bool) -> Iterator[_Piece]:
    """``areas``: a grade may stand right behind its area, as in "Grades: custody good; vetting good"."""
    at, led, bracketed = 0, False, False
    for cut in (*_BETWEEN.finditer(words), None):
        part = words[at : cut.start() if cut else len(words)]
        for piece in _classified(part, areas=areas):
            yield replace(piece, led=led, bracketed=bracketed)
            led = bracketed = False
        if cut is not None:
            bracketed = bracketed or "(" in cut.group()
            at, led = cut.end(), led or any(sign in cut.group() for sign in _ARROW)


def _classified(part: str, *, areas: bool) -> list[_Piece]:
    words = _NUMBER.sub("", part.strip(_QUOTES + "–—").removeprefix("and "))
    words = _GRADED.sub("", words)
    if not words or words in ("-", "–", "—", "and"):
        return []
    if piece := _whole(words):
        return [piece]
    if both := _both(words, areas=areas):
        return both
    apart = [_whole(p) or _both(p, areas=not _PROSE.search(words)) for p in _COMMA.split(words)]
    if len(apart) > 1 and all(apart):
        return [piece for each in apart if each for piece in (each if isinstance(each, list) else [each])]
    is_area = looks_like_area(words) and (_ASKS.match(words) or not _PROSE.search(words))
    return [_Piece(_Kind.AREA if is_area else _Kind.LABEL, words)]


def _whole(words: str) -> _Piece | None:
    words = words.strip(_QUOTES).removeprefix("and ")
    if is_nothing(words):
        return _Piece(_Kind.NOTHING, words)
    if _ONE_GRADE.fullmatch(words):
        return _Piece(_Kind.GRADE, words)
    if is_time(words):
        return _Piece(_Kind.TIME, words)
    return _Piece(_Kind.FORCE, words) if forces_listed(words) else None


def _both(words: str, *, areas: bool = False) -> list[_Piece]:
    """``Kent Good``, ``2021 Good``, ``Good 2021``; with ``areas`` also ``custody good``."""
    words = words.strip(_QUOTES).removeprefix("and ")
    if last := _GRADE_LAST.fullmatch(words):
        label = _whole(last["label"])
        if label is None and areas and looks_like_area(last["label"]):
            label = _Piece(_Kind.AREA, last["label"])
        return [label, _Piece(_Kind.GRADE, last["last"])] if label and label.kind is not _Kind.GRADE else []
    if then := _GRADE_THEN.fullmatch(words):
        label = _whole(then["label"])
        return [_Piece(_Kind.GRADE, then["grade"]), label] if label and label.kind is _Kind.TIME else []
    return []


def _is_scale(kinds: list[_Kind]) -> bool:
    """Grades side by side without a label between them."""
    return any(set(kinds[at : at + _SCALE]) == {_Kind.GRADE} for at in range(len(kinds) - _SCALE + 1))


def _is_row(pieces: list[_Piece]) -> bool:
    """Nothing in it is prose, and what is no area opens the row, or is a question that a grade follows."""
    timeless = [piece for piece in pieces if piece.kind is not _Kind.TIME]
    named = (piece for piece in timeless if piece.kind in (_Kind.AREA, _Kind.LABEL))
    kinds = [piece.kind for piece in timeless]
    any_words = _leads(kinds) and kinds.count(_Kind.GRADE) > 1
    return all(_names(piece, any_words=any_words or piece is timeless[0]) for piece in named)


def _names(piece: _Piece, *, any_words: bool) -> bool:
    """A label may name what is graded: a question that is asked, an area, or any short words in front."""
    size = len(piece.words.split())
    if _ASKS.match(piece.words):
        return size <= _LONGEST_QUESTION
    known = piece.kind is _Kind.AREA or (any_words and _PROSE.search(piece.words) is None)
    return size <= LONGEST_AREA and known


# Which labels a grade belongs to


def _leads(kinds: list[_Kind]) -> bool:
    """The row begins with a grade, and its labels stand behind."""
    several = kinds.count(_Kind.GRADE) > 1 and kinds[-1] is _Kind.LABEL
    known = not {_Kind.AREA, _Kind.FORCE, _Kind.NOTHING}.isdisjoint(kinds)
    return kinds[0] is _Kind.GRADE and (known or several)


def _behind(pieces: list[_Piece]) -> Iterator[Told]:
    grade = None
    for piece in pieces:
        if piece.kind is _Kind.GRADE:
            grade = to_grade(piece.words)
        elif grade is not None and piece.kind in (_Kind.AREA, _Kind.LABEL):
            yield Told(grade, piece.words, None, listed=True)
        elif grade is not None and piece.kind is _Kind.FORCE:
            yield from (Told(grade, None, force) for force in forces_listed(piece.words))


def _before(pieces: list[_Piece]) -> Iterator[Told]:
    question = _question_behind(pieces)
    forces: list[str | None] = [None]
    time, graded = "", True
    behind = _forces_behind(pieces)
    for place, piece in enumerate(pieces):
        following = pieces[place + 1].kind if place + 1 < len(pieces) else None
        match piece.kind:
            case _Kind.AREA | _Kind.LABEL:
                question, time = piece.words if graded or not question else _joined(question, piece.words), ""
                graded = False
            case _Kind.FORCE if not behind:
                known = [] if graded else [force for force in forces if force]
                forces, time = [*known, *forces_listed(piece.words)], ""
                graded = False
            case _Kind.TIME:
                time = piece.words
            case _Kind.NOTHING:
                time, graded = "", True
            case _Kind.GRADE:
                after = pieces[place + 1 :]
                if behind and following is _Kind.FORCE:
                    forces = [*forces_listed(after[0].words)]
                if following is _Kind.TIME and (len(after) == 1 or after[1].kind is not _Kind.GRADE):
                    time = after[0].words
                turned = following is _Kind.GRADE and after[0].led
                aside = piece.bracketed and pieces[place - 1].kind is _Kind.GRADE  # "good (inadequate)"
                for force in forces:
                    yield Told(to_grade(piece.words), question, force, turned or aside, time)
                time, graded = "", True
            case _:
                pass


def _question_behind(pieces: list[_Piece]) -> str | None:
    """``Kent (good) and Essex (inadequate): custody``."""
    asked = [piece for piece in pieces if piece.kind in (_Kind.AREA, _Kind.LABEL)]
    return asked[0].words if asked == pieces[-1:] and pieces[0].kind is _Kind.FORCE else None


def _joined(above: str, words: str) -> str:
    """``Effectiveness: preventing crime``; what is no area only leads in."""
    return f"{above}: {words}" if looks_like_area(above) else words


def _forces_behind(pieces: list[_Piece]) -> bool:
    """``Vetting: good (Norfolk), adequate (Suffolk)``."""
    kinds = [piece.kind for piece in pieces if piece.kind in (_Kind.GRADE, _Kind.FORCE)]
    return kinds[0] is _Kind.GRADE and kinds[-1] is _Kind.FORCE


def _dated(found: list[Told]) -> list[Told]:
    """Grades are earlier by their label, or by an older year than another, undated ones being the newest."""
    newest = max((years(told.time) for told in found), default="")
    undated = {(told.question, told.force) for told in found if not told.time and not told.prior}
    return [
        replace(told, prior=told.prior or is_earlier(told.time) or _is_old(told, newest, undated))
        for told in found
    ]


def _is_old(told: Told, newest: str, undated: set[tuple[str | None, str | None]]) -> bool:
    year = years(told.time)
    return bool(year) and (year < newest or (told.question, told.force) in undated)
