"""Which way a sentence points, all in all: what its cues come to, and its words beside them.

Cues (see `polarity`) know scope: negation, demands, contrast. Words know idioms, and what is told by facts
alone. Weighed together by learned log odds (see `wording`) they are right more often than either (decision
0054).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from math import exp

from ...model import Polarity
from ..words.lexicon import TEXTS, forms
from . import figures
from .headings import leaning
from .polarity import Judgement, judge
from .wording import weigh

SIGN = "="  # begins a sign, which no word does
_HEAVIEST = 4
_PLAIN = 5.0  # weight of cues
_GOOD = frozenset({"strength", "progress", "mixed", "cure", "handle"})


def signs(judged: Judgement) -> tuple[str, ...]:
    """What the cues come to, as features beside the words."""
    verdict = judged.polarity or "none"
    return (
        f"{SIGN}{verdict}",
        f"{SIGN}{verdict} {min(int(judged.weight), _HEAVIEST)}",
        f"{SIGN}clauses {judged.clauses}",
        f"{SIGN}last {judged.clauses[-1:]}",
        *dict.fromkeys(f"{SIGN}cue {cue}" for cue in judged.cues),
        *dict.fromkeys(f"{SIGN}cues {first} {then}" for first, then in pairwise(judged.cues)),
        f"{SIGN}opens {judged.cues[0] if judged.cues else None}",
        f"{SIGN}ends {judged.cues[-1] if judged.cues else None}",
    )


def context(heading: str, lead_in: str) -> tuple[str, ...]:
    """What stands above a sentence, as features: the words of its heading, the cues that lead in its list."""
    above = [f"{SIGN}leans {leaning(heading)}", *(f"{SIGN}head {form}" for form in forms(heading))]
    if lead_in:
        judged = judge(lead_in)
        above += [f"{SIGN}lead {judged.polarity}", *(f"{SIGN}lead cue {cue}" for cue in judged.cues)]
    return tuple(dict.fromkeys(above))


def known(text: str, heading: str = "", lead_in: str = "") -> tuple[str, ...]:
    """All by which the direction of a sentence is weighed beside its words, as features."""
    told = (f"{SIGN}{sign}" for sign in figures.signs(text))
    return (*signs(judge(text)), *told, *context(heading, lead_in))


@lru_cache(maxsize=TEXTS)
def shares(text: str, heading: str = "", lead_in: str = "") -> dict[Polarity, float]:
    """How likely each direction is, of a sentence that has one."""
    weighed = weigh(text, known(text, heading, lead_in))
    odds = {polarity: 1 / (1 + exp(-weighed[polarity])) for polarity in Polarity}
    return {polarity: value / sum(odds.values()) for polarity, value in odds.items()}


@lru_cache(maxsize=TEXTS)
def direct(text: str, heading: str = "", lead_in: str = "") -> Judgement:
    """The judgement of its cues, with the likeliest direction; what stands above it has a say in that."""
    judged = judge(text)
    if _is_plain(judged):
        return judged
    likely = shares(text, heading, lead_in)
    return replace(judged, polarity=max(likely, key=lambda polarity: likely[polarity]))


def _is_plain(judged: Judgement) -> bool:
    """Heavy blame without praise or change: 52 sentences of the annotated texts, all of them concerns."""
    blamed = judged.polarity is Polarity.CONCERN and judged.weight >= _PLAIN
    return blamed and _GOOD.isdisjoint(judged.cues)
