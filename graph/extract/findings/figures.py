"""What the figures in a sentence come to, as signs: which share they are, and which way they moved.

"A supervisor had read 7 of the 23 files" judges by its figures alone, and so does "the line, which was picked
up in half a minute in 2016, takes two minutes now". Whether much is good or bad is weighed with the words
(see `direction`): a share and a move are told together with whether the words beside them deny or blame.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, islice

from ..words.lexicon import forms
from ..words.numbers import NUMBER, NUMBER_WORDS, SECONDS, value

_MOST_SHARES, _MOST_AMOUNTS = 3, 8  # of one sentence
_LONGEST = 2_000  # characters; what is longer is no sentence, and would take long
_LIMITS = (0.001, 0.2, 0.45, 0.62, 0.82, 0.93)
_NAMES = ("none", "few", "some", "half", "many", "most", "all")  # shares up to each limit, and above
_PER_CENT = r"\s*(?:%|per\s?cent\b)"
_ALL = r"(?:(?:the|its|our|those|these|all|every)\s+)*"
_NO_COUNT = rf"(?!{_PER_CENT}|\s+(?:second|minute|hour|day|week|month|year)s?\b|\s+of\b)"
_OF_HUNDRED = re.compile(_PER_CENT, re.IGNORECASE)
_PERCENTAGE = re.compile(rf"(?<![\d.])({NUMBER}){_PER_CENT}", re.IGNORECASE)
_OF = re.compile(
    rf"\b(?<!every\s)(?<!each\s)({NUMBER})\s+(?:of|in|(?:\w+\s+){{0,4}}?out\s+of)\s+{_ALL}(?:\w+\s+)?({NUMBER})\b(?!{_PER_CENT})",
    re.IGNORECASE,
)  # "7 of the 23", "one in five"
_EVERY = re.compile(
    rf"\b(?:(?:every|each)\s+one\s+of|all)\s+(?:the\s+|of\s+the\s+)?{NUMBER}\b{_NO_COUNT}", re.IGNORECASE
)
_AMONG = re.compile(
    rf"\b(?<!\bgirl\s)(?<!\bboy\s)(?<!\bman\s)(?<!\bchild\s)(?:of|among|in|out\s+of)\s+{_ALL}(?P<all>{NUMBER})\s+[a-z][^.;]{{0,90}}?[,;:]?\s(?P<some>{NUMBER})\b{_NO_COUNT}",
    re.IGNORECASE,
)  # "Of the 60 cases that we read, 14"
_FRACTION = re.compile(
    r"(?:\b(one|two|three|four|nine)[\s-]+)?\b(half|quarter|third|fifth|tenth)s?\b(?!\s+year)", re.IGNORECASE
)
_PARTS = {"half": 2, "quarter": 4, "third": 3, "fifth": 5, "tenth": 10}
_PART_WORDS = frozenset(word for part in _PARTS for word in (part, f"{part}s"))
_HUNDREDTHS = frozenset({"%", "per", "percent"})
_SIGNS = NUMBER_WORDS | _PART_WORDS
_FEWEST = 2  # of which others are a share
_YEARS = range(1900, 2100)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LITTLE = re.compile(
    r"\b(?:only|just|barely|fewer\s+than|less\s+than|as\s+few\s+as|no\s+more\s+than|a\s+mere|under)\s+(?:about\s+|a\s+|some\s+)?$",
    re.IGNORECASE,
)
_MUCH = re.compile(
    r"\b(?:more\s+than|over|as\s+many\s+as|at\s+least|fully|almost|nearly)\s+(?:about\s+|a\s+|some\s+)?$",
    re.IGNORECASE,
)
_BLAME = re.compile(
    r"""\b(?:not|no|never|nothing|nobody|none|neither|without|lack\w*|miss(?:ed|ing)|late|overdue|fail\w*|un\w+ed
      |in(?:adequate|complete|accurate)|wrong\w*|poor\w*|too|gave\s+up|hung\s+up|abandon\w*|delay\w*|wait\w*|refus\w*
      |backlog|outstanding|absent|lost)\b|n['’]t\b""",
    re.VERBOSE | re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;,]| but | although | though ")
_NEAR = 120
_UNIT = re.compile(rf"[\s-]({'|'.join(SECONDS)})s?\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_QUANTITY = re.compile(rf"\b(?:{NUMBER})(?![\w-])|£\d[\d,]*(?:\.\d+)?", re.IGNORECASE)
_WHOLE = re.compile(r"\bof\s+(?:the\s+)?$", re.IGNORECASE)  # of which others are a share
_FROM = re.compile(r"\bfrom\s+(?:about\s+|over\s+|around\s+)?$", re.IGNORECASE)
_TO = re.compile(r"[^.;]{0,60}?\bto\s+(?:about\s+|over\s+|around\s+|just\s+|only\s+)?$", re.IGNORECASE)
_CAME_FROM = re.compile(
    r"\b(?:up|down|(?<!apart\s)from|where\s+\w+\s+(?:had\s+been|was|were)|having\s+been|it\s+(?:was|had\s+been|used\s+to\s+be))"
    r"\s+(?:from\s+)?(?:about\s+|over\s+|around\s+|some\s+|just\s+|only\s+|barely\s+)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:compared\s+(?:with|to)|against|than)\s+(?:about\s+|over\s+|around\s+|some\s+|just\s+|only\s+)?$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"""[^.;]{0,50}?\b(?:in\s+(?:19|20)\d\d|before|earlier|ago|last\s+(?:time|year|inspection)|previously
      |when\s+(?:we|inspectors)|at\s+(?:the|our|its)\s+(?:last|previous)|the\s+(?:previous\s+)?year)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|at\s+present|this\s+(?:year|time))\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:used\s+to|had\s+been|was|were|in\s+(?:19|20)\d\d|previously|last)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Quantity:
    start: int
    end: int
    amount: float  # of time: in seconds
    unit: str


def signs(text: str) -> tuple[str, ...]:
    """What its figures come to, as features beside the words."""
    named = any(map(str.isdigit, text)) or not forms(text).isdisjoint(_SIGNS)
    if not named or len(text) > _LONGEST:
        return ()
    found = list(islice(_shares(text), _MOST_SHARES))
    told = [sign for start, share in found for sign in _of_share(text, start, _name(share))]
    told += [f"share first {_name(share)}" for _, share in found[:1]]
    moved = _moved(text)
    if moved is not None:
        way, unit = moved
        tone = _tone(text)
        told += ["moved", f"moved {way}", f"moved {way} {unit}", f"moved {way} {unit} {tone}"]
    return tuple(dict.fromkeys(told))


def _of_share(text: str, start: int, name: str) -> Iterator[str]:
    before = _CLAUSE.split(text[:start])[-1]
    behind = _CLAUSE.split(text[start:], maxsplit=1)[0]
    yield f"share {name}"
    yield f"share {name} {_tone(before[-_NEAR:] + behind[:_NEAR])}"
    if _LITTLE.search(text, 0, start):
        yield f"share only {name}"
    if _MUCH.search(text, 0, start):
        yield f"share over {name}"


def _tone(text: str) -> str:
    return "blamed" if _BLAME.search(text) else "plain"


def _name(share: float) -> str:
    return _NAMES[bisect_right(_LIMITS, share)]


def _shares(text: str) -> Iterator[tuple[int, float]]:
    """Where a share stands, and how much it is of 1; in turn."""
    found: dict[tuple[int, int], float] = {}
    for span, some, whole in _parted(text):
        apart = all(span[1] <= start or end <= span[0] for start, end in found)
        if apart and 0 <= some <= whole and whole >= _FEWEST and whole not in _YEARS:
            found[span] = some / whole
    yield from ((start, found[start, end]) for start, end in sorted(found))


def _parted(text: str) -> Iterator[tuple[tuple[int, int], float, float]]:
    named = forms(text)
    for told in () if named.isdisjoint(_HUNDREDTHS) else _PERCENTAGE.finditer(text):
        yield told.span(), value(told[1]), 100.0
    for told in _OF.finditer(text):
        yield told.span(), value(told[1]), value(told[2])
    for told in _AMONG.finditer(text):
        yield told.span("some"), value(told["some"]), value(told["all"])
    for told in _EVERY.finditer(text):
        yield told.span(), 2, 2
    for told in () if named.isdisjoint(_PART_WORDS) else _FRACTION.finditer(text):
        yield told.span(), value(told[1] or "one"), float(_PARTS[told[2].lower()])


def _moved(text: str) -> tuple[str, str] | None:
    """Whether what is told twice, then and now, went up or down, and its unit."""
    years = [(told.start(), int(told[0])) for told in _YEAR.finditer(text)]
    for first, second in combinations(islice(_quantities(text), _MOST_AMOUNTS), 2):
        alike = first.unit == second.unit or {first.unit, second.unit} <= {"count", "share"}
        if not alike or first.amount == second.amount:
            continue
        earlier = _earlier(text, first, second, years)
        if earlier is not None:
            later = second if earlier is first else first
            unit = second.unit if first.unit == "count" else first.unit
            return "up" if later.amount > earlier.amount else "down", unit
    return None


def _quantities(text: str) -> Iterator[_Quantity]:
    """Amounts in turn, but for dates and that of which others are a share."""
    for told in _QUANTITY.finditer(text):
        start, end = told.span()
        if _YEAR.fullmatch(told[0]) or _MONTH.match(text, end) or _WHOLE.search(text, 0, start):
            continue
        amount, time = value(told[0]), _UNIT.match(text, end)
        if time is not None:
            yield _Quantity(start, end, amount * SECONDS[time[1].lower()], "time")
        elif _OF_HUNDRED.match(text, end):
            yield _Quantity(start, end, amount, "share")
        else:
            yield _Quantity(start, end, amount, "money" if told[0].startswith("£") else "count")


def _earlier(
    text: str, first: _Quantity, second: _Quantity, years: list[tuple[int, int]]
) -> _Quantity | None:
    """Which of two amounts is the earlier one; None if the text does not tell."""
    between = text[first.end : second.start]
    if _FROM.search(text, 0, first.start) and _TO.fullmatch(between):
        return first
    if _CAME_FROM.search(between) or (_BESIDE.search(between) and _THEN.match(text, second.end)):
        return second
    before = [year for place, year in years if place < first.start]
    amid = [year for place, year in years if first.end <= place < second.start]
    behind = [year for place, year in years if place >= second.end]
    if amid and behind and amid[0] != behind[0]:
        return first if amid[0] < behind[0] else second
    if before and amid and before[-1] != amid[0]:
        return first if before[-1] < amid[0] else second
    if _NOW.search(text, first.end) and _ONCE.search(text, 0, second.start):
        return first
    return None
