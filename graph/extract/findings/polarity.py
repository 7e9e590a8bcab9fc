"""Which way a sentence points: cues with a scope for negation, demands, rise and fall, and contrast.

Cues stand in ``data/lexicons/polarity.csv``; their ``effect`` is one of

* ``concern``, ``strength``, ``progress``, ``mixed``: the direction itself; ``neutral``: a term that only
  looks like a cue ("serious crime");
* ``negate``: turns a good word behind it into a concern ("not effective") and a bad one into a strength ("no
  errors"); alone it is a mild concern;
* ``fail``: turns only good words ("failed to protect"): what fails and does harm is a concern twice;
* ``absent``: what was looked for and is not there ("no evidence that"): good, unless it is something good;
* ``cure``: puts an end to something bad ("put right"), which is progress; ``handle``: does something about it
  ("prevents", "spots"), which is a strength: the bad word behind does not count, nor that before a cure;
* ``want``: a demand ("needs to", "more to do"): good words behind it are not there yet;
* ``badqty``, ``goodqty``: quantities, and ``rise``, ``fall``: their movement ("the backlog has fallen").

Good and bad on two sides of a contrast ("improved, but") are mixed, and so is good with bad behind an "and".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ...model import Polarity
from ..words.gates import gated
from ..words.lexicon import Words, forms, lexicon, words
from .change import is_of_change, meets_target, movement, turn_to_now
from .clauses import Clause, count, settle

_CONTRAST = re.compile(
    r"""\b(?:but|although|though|whereas|(?:while|whilst)(?!\s(?:we|they|inspectors)\swere\s(?:there|present|on\ssite))
      |however|(?<!not\s)(?<!n['’]t\s)(?<!\bas\s)yet(?!\sto\b)|despite|in\sspite\sof|nevertheless|nonetheless
      |even\sso|even\sif|on\sthe\sother\shand|except|albeit|still(?=,))\b|;""",
    re.VERBOSE | re.IGNORECASE,
)
_TURNING = forms(
    "but although though whereas while whilst however yet despite spite nevertheless nonetheless even "
    "other except albeit still"
)
_CONCESSIVE = gated(
    r"\b(?:although|though|while|whilst|whereas|despite|in spite of)\b[^,]{0,400},", re.IGNORECASE
)
_HIGH = gated(
    r"\b(?:as|graded|rated|judged|were|was)\b[^.]{0,40}\b(?:outstanding|good)\b|[‘\"](?:good|outstanding)[’\"]",
    re.IGNORECASE,
)
_LOW = gated(
    r"\brequir(?:es|ed|ing)\s+improvement\b|\binadequate[’\"']?(?:\s*$|\s*[.,;]|\s+(?:for|at|in)\b)",
    re.IGNORECASE,
)
_BEST = forms("good outstanding")
_NEARLY_ALL = re.compile(r"\b(?:9\d(?:\.\d+)?|100)\s*(?:%|per\s?cent)", re.IGNORECASE)
_ALL = re.compile(
    r"(?:every|each|all(?:\s+but)?|both|nine\s+(?:in|out\s+of)\s+(?:ten|10))\b(?!.*\b(?:no|not|n['’]t|only|never)\b)",
    re.IGNORECASE,
)  # what holds of all without a word of blame
_TRAILING = gated(r",\s(?:although|though|albeit|even\s+if)\s", re.IGNORECASE)
_PARENTHETIC = re.compile(
    r",\s(however|on\s+the\s+other\s+hand|though|nevertheless|nonetheless|still)\s*,", re.IGNORECASE
)  # turns from the sentence before, not within this one
_LOOKED_AT = gated(
    r"""\b(?:HMIC(?:FRS)?\)?|[Ii]nspectorate\)?|[Ww]atchdog|[Ii]nspectors|[Ii]nspection),?\s+(?:which|who|that)\s+
    (?:scrutini[sz]e[sd]?|inspect(?:s|ed)?|examine[sd]?|assess(?:es|ed)?|look(?:s|ed)|monitor(?:s|ed)?|check(?:s|ed)?|oversee?s?|review(?:s|ed))\b[^.;:]*""",
    re.VERBOSE,
)  # what an inspectorate looks at is not how it is
_CONCERN_AT = gated(
    r"""\b(?:concerns?|concerned|worry|worried|worries)\s+(?:about|over|regarding|with|at)\s+(?:how|the\s+way|whether|what)\b
    (?:(?!,?\s(?:but|although|though|while|however|yet)\b)[^.;])*""",
    re.VERBOSE | re.IGNORECASE,
)  # "concerns about how well it protects victims": what comes behind is no praise
_BUT = gated(r"(?:,|\s[–—-])\s(?:but|yet)\s(?!also\b|rather\b|only\b)")  # no "not X but Y"
_NOT_ENOUGH = gated(
    r"\b(?:not|never|n['’]t)\b[^.;:]{0,90}\b(?:fast|quickly|soon|early|often|well|closely|thoroughly|seriously)\s+enough\b",
    re.IGNORECASE,
)
_BESIDE = gated(r",?\s(?:as\s+well\s+as|alongside|and\s+also)\s", re.IGNORECASE)
_CLEAR = 2.0  # weight of what stands on either side of it
_FIGURE_WEIGHT = 3.0  # of a figure beside its target

Verdict = tuple[Polarity | None, float]
"""Direction and weight."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Direction of a sentence by its cues, and the weight behind it (0 = no cue).

    ``clauses`` has a letter for each: ``+`` and ``-`` where it clearly points one way, ``p`` and ``m`` where
    it does so faintly, ``0`` where it does not. ``cues`` are their effects in turn.
    """

    polarity: Polarity | None
    weight: float
    clauses: str = ""
    cues: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def judge(text: str) -> Judgement:
    """Read the direction of one sentence from its own words."""
    found = words(text)
    now = turn_to_now(text)
    turns = _turns(text) if now is None else [now]
    clauses = [Clause() for _ in range(len(turns) + 1)]
    asides = [found.span() for found in (_LOOKED_AT.search(text), _CONCERN_AT.search(text)) if found]
    hits = [
        hit
        for hit in lexicon("polarity").longest(found)
        if not any(start < found.start(hit.first) < end for start, end in asides)
    ]
    for hit in hits:
        count(clauses[_place(turns, found.start(hit.first)) if turns else 0], hit, text, found)
    if (moved := movement(text)) is not None:
        clauses[_place(turns, moved[0])].moved(sum(start < moved[0] for start, _ in found.spans), moved[1])
    for clause in clauses:
        settle(clause)
    if _NOT_ENOUGH.search(text):
        clauses[-1].concern += _FIGURE_WEIGHT
    if (met := meets_target(text)) is not None:
        clauses[-1].strength += _FIGURE_WEIGHT * met
        clauses[-1].concern += _FIGURE_WEIGHT * (not met)
    then = now is not None and clauses[0].net <= 0
    both = _sours(found, clauses) or _side_by_side(text)
    polarity, weight = _now(*clauses) if then else _verdict(text, clauses, both)
    return Judgement(
        polarity,
        weight,
        "".join(_pointing(clause.net) for clause in clauses),
        tuple(hit.row["effect"] for hit in hits),
    )


def _pointing(net: float) -> str:
    if abs(net) >= 1:
        return "+" if net > 0 else "-"
    return "0" if not net else "p" if net > 0 else "m"


def _sours(found: Words, clauses: Sequence[Clause]) -> bool:
    """Whether a sentence goes from good to bad without a contrast: "sound on paper and ignored"."""
    joints = (place for place, form in enumerate(found.forms) if form == "and")
    return len(clauses) == 1 and any(clauses[0].sours_at(joint) for joint in joints)


def _side_by_side(text: str) -> bool:
    """``Some concerns as well as good practice``: each side by itself is clear, and they differ."""
    joints = list(islice(_BESIDE.finditer(text), 2))
    if len(joints) != 1:
        return False
    sides = [judge(text[: joints[0].start()]), judge(text[joints[0].end() :])]
    directions = {side.polarity for side in sides if side.weight >= _CLEAR}
    return directions == {Polarity.CONCERN, Polarity.STRENGTH}


def _place(turns: Sequence[int], offset: int) -> int:
    """Number of the clause in which an offset lies."""
    return sum(turn <= offset for turn in turns)


def _now(before: Clause, after: Clause) -> Verdict:
    """What holds now decides; where it has no direction, it is better than what was bad before."""
    weight = abs(before.net) + abs(after.net)
    if after.net < 0:
        return Polarity.CONCERN, weight
    return Polarity.PROGRESS, weight or 1.0


def _both_ends(text: str) -> bool:
    """Whether grades from both ends of the scale are given."""
    return not _BEST.isdisjoint(forms(text)) and bool(_LOW.search(text) and _HIGH.search(text))


def _turns(text: str) -> list[int]:
    """Offsets at which the sentence turns."""
    if ";" not in text and _TURNING.isdisjoint(forms(text)):
        return []
    asides = {m.start(1) for m in _PARENTHETIC.finditer(text)}
    turns = [m.start() for m in _CONTRAST.finditer(text) if m.start() > 0 and m.start() not in asides]
    concessions = (found for found in _CONCESSIVE.finditer(text) if found.start() not in asides)
    turns += [found.end() for found in concessions]
    return sorted(turns)


def _one_side(text: str, clauses: Sequence[Clause]) -> bool:
    """Whether a sentence turns between a clause with a direction and one that has none of its own."""
    nets = [clause.net for clause in clauses]
    if _BUT.search(text) or (
        _TRAILING.search(text) and len(nets) == 2 and min(nets) * max(nets) == 0 != sum(nets)
    ):
        return True
    return len(nets) > 1 and _CONCESSIVE.match(text) is not None and nets.count(0) == len(nets) - 1


def _verdict(text: str, clauses: Sequence[Clause], both: bool) -> Verdict:
    concern = sum(max(0.0, c.concern) for c in clauses)
    strength = sum(c.strength for c in clauses)
    progress = sum(c.progress for c in clauses)
    weight = concern + strength + progress
    if any(c.mixed for c in clauses) or _both_ends(text):
        return Polarity.MIXED, weight + 3
    if max(c.net for c in clauses) >= 1 and min(c.net for c in clauses) <= -1:
        return Polarity.MIXED, weight
    if both or _one_side(text, clauses):
        return Polarity.MIXED, weight
    if not weight and is_of_change(text):
        return Polarity.PROGRESS, 1.0
    if not weight:
        high = _NEARLY_ALL.search(text) or _ALL.match(text)
        return Polarity.STRENGTH if high else None, 1.0 if high else 0.0
    if concern >= strength + progress:
        return Polarity.CONCERN, weight
    better = progress >= strength / 2 or is_of_change(text)
    return Polarity.PROGRESS if better else Polarity.STRENGTH, weight
