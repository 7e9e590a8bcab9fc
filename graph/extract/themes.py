"""Which theme a statement judges: cues in its own words, then its heading, then the setting of the document.

Cues stand in ``data/lexicons/themes.csv``. The setting (what the inspection is about) is only a fallback where
it is broad, such as child protection or custody: there a sentence on training judges training. A narrow setting,
such as crime recording, stays the theme unless the sentence clearly speaks of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ..model import LocalId
from ..reference import themes
from .lexicon import lexicon, words

Scores = dict[LocalId, float]

BROAD = frozenset({"theme/child-protection", "theme/custody-safety"})  # settings made of many narrower subjects
NARROW_BONUS = 3.5
HEADING_BONUS = 2.0
ENOUGH = 2.0  # weight of cues that outweighs the fallback
LATER_SHARE = 0.4  # what a second cue of the same theme adds


def scores(text: str) -> Scores:
    """Weight of the cues of each theme in a text; earlier cues count a little more."""
    found = words(text)
    result: Scores = {}
    for hit in lexicon("themes").longest(found):
        theme = f"theme/{hit.row['theme']}"
        weight = float(hit.row["weight"]) - hit.first / 50
        best = result.get(theme, 0.0)
        result[theme] = max(best, weight) + LATER_SHARE * min(best, weight)
    return result


def best_theme(text: str) -> LocalId | None:
    """Theme that a title or heading is about."""
    return _best(scores(text))


def theme_of(text: str, heading: str = "", setting: LocalId | None = None) -> LocalId | None:
    """Theme of a statement, given the words of its heading and the theme of its document."""
    own = scores(text)
    for theme, weight in scores(heading).items():
        if weight >= ENOUGH:
            own[theme] = own.get(theme, 0.0) + HEADING_BONUS
    if setting is not None and setting not in BROAD and not is_top(setting):
        own[setting] = own.get(setting, 0.0) + NARROW_BONUS
    elif setting is not None and setting in own:
        own[setting] = min(own[setting], ENOUGH)
    best = _best(own)
    if best is None or own[best] < ENOUGH:
        return setting or best
    return best


def setting_of(titles: Sequence[str]) -> LocalId | None:
    """Theme of the whole document: that of the first title, programme or subject that names one."""
    return next((theme for title in titles if (theme := best_theme(title))), None)


@cache
def is_top(theme: LocalId) -> bool:
    """Whether a theme is one of the top concepts."""
    return themes()[theme].broader is None


def _best(weights: Scores) -> LocalId | None:
    """Heaviest theme; of equal ones a narrower one, then the first by name."""
    return min(weights, key=lambda t: (-weights[t], is_top(t), t), default=None)
