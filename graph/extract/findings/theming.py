"""Which theme a statement judges, all in all: what its cues come to, where it stands, and its words.

Cues know what is judged and what only sets the scene (see `themes`). Words know wordings that no cue has.
Weighed together by learned log odds they are right more often than cues (decision 0067).
"""

from __future__ import annotations

from functools import cache
from itertools import islice

from ...model import LocalId
from ..words.lexicon import cells
from .direction import SIGN
from .themes import OVERALL, by_cues, named_in, scores
from .wording import Weights, features

_HEAVIEST = 6
_PREFIX = "theme/"


def theme_of(
    text: str, heading: str = "", setting: LocalId | None = None, before: LocalId | None = None
) -> LocalId | None:
    """The likeliest theme; None for overall performance. ``before``: of the finding that it goes on from."""
    weights = _weights()
    odds = weights.named(weights.sums(known(text, heading, setting, before)))
    best = max(odds, key=odds.__getitem__)
    return None if best == OVERALL else best


def known(text: str, heading: str, setting: LocalId | None, before: LocalId | None) -> tuple[str, ...]:
    """Its words, the cues of each theme, what the cues come to, and the themes around it, as features."""
    cues = scores(text)
    return (
        *features(text),
        *(f"{SIGN}cue {_short(theme)}" for theme in cues),
        *(f"{SIGN}cue {_short(theme)} {min(int(weight), _HEAVIEST)}" for theme, weight in cues.items()),
        f"{SIGN}most {_short(max(cues, key=cues.__getitem__) if cues else None)}",
        f"{SIGN}head {_short(named_in(heading))}",
        f"{SIGN}setting {_short(setting)}",
        f"{SIGN}before {_short(before)}",
        f"{SIGN}by cues {_short(by_cues(text, heading, setting, before))}",
    )


def _short(theme: LocalId | None) -> str:
    return (theme or "").removeprefix(_PREFIX)


@cache
def _weights() -> Weights:
    """Log odds of each theme, by feature; those of `EVERY` hold before a word is read."""
    rows = list(islice(cells("theming"), 1, None))
    places = {theme: place for place, theme in enumerate(dict.fromkeys(theme for _, theme, _ in rows))}
    weights: dict[str, list[float]] = {}
    for feature, theme, weight in rows:
        weights.setdefault(feature, [0.0] * len(places))[places[theme]] = float(weight)
    return Weights([_PREFIX + theme for theme in places], {f: tuple(row) for f, row in weights.items()})
