"""Which theme a statement judges: cues in its own words, then its heading, then the setting of the document.

Cues stand in ``data/lexicons/themes.csv``. The setting (what the inspection is about) is only a fallback
where it is broad, such as child protection or custody: there a sentence on training judges training. A narrow
setting, such as crime recording, stays the theme unless the sentence clearly speaks of something else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from ..model import LocalId
from ..reference import themes
from .lexicon import lexicon, words

Scores = dict[LocalId, float]

BROAD = frozenset({"theme/child-protection", "theme/risk-assessment"})  # made of many narrower subjects
_NARROW_BELOW = frozenset(
    f"theme/{top}"
    for top in (
        "protecting-vulnerable-people",
        "crime-data",
        "legitimacy",
        "serious-organised-terror",
        "prevention-and-neighbourhood",
        "managing-offenders",
    )
)
_NARROW = frozenset({"theme/digital-forensics", "theme/vulnerability-first-contact"})
_CUSTODY = frozenset({"theme/custody", "theme/custody-safety"})
_IN_CUSTODY = {  # what a theme becomes inside a custody suite
    "theme/use-of-force": "theme/use-of-force-custody",
    "theme/child-protection": "theme/detention-of-children",
    "theme/suspects-wanted": "theme/custody-safety",
}
NARROW_BONUS = 3.5
HEADING_BONUS = 2.0
ENOUGH = 2.0  # weight of cues that outweighs the fallback
DECISIVE = 2.8  # weight of a cue that settles the theme by itself, also late in a sentence
SETTING_SHARE = 0.25  # of its sentences, if the title does not name the theme of a document
LATER_SHARE = 0.4  # what a second cue of the same theme adds


@lru_cache(maxsize=512)
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


def theme_of(
    text: str, heading: str = "", setting: LocalId | None = None, before: LocalId | None = None
) -> LocalId | None:
    """Theme of a statement, by its own words, its heading, the finding ``before``, or the setting."""
    own = dict(scores(text))
    above = _best(scores(heading))
    if above is not None:
        own[above] = own.get(above, 0.0) + HEADING_BONUS
    if setting is not None and _is_narrow(setting):
        own[setting] = own.get(setting, 0.0) + NARROW_BONUS
    elif setting in own:
        own[setting] = min(own[setting], ENOUGH)
    best = _best(own)
    if best is None or own[best] < ENOUGH:
        best = before or setting or best
    return _IN_CUSTODY.get(best, best) if best and setting in _CUSTODY else best


@cache
def _is_narrow(theme: LocalId) -> bool:
    """Whether a setting is so narrow that most of its sentences judge it."""
    return theme not in BROAD and (themes()[theme].broader in _NARROW_BELOW or theme in _NARROW)


def setting_of(title: str, texts: Sequence[str]) -> LocalId | None:
    """Theme of a whole document: what its title names, else what a good part of its sentences is about."""
    named = scores(title)
    best = _best(named)
    if best is not None and named[best] >= DECISIVE:
        return best
    about = Counter(theme for text in texts if (theme := _decisive(text)))
    theme, count = max(about.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return theme if count >= 3 and count >= SETTING_SHARE * len(texts) else None


def _decisive(text: str) -> LocalId | None:
    own = scores(text)
    best = _best(own)
    return best if best is not None and own[best] >= DECISIVE else None


@cache
def is_top(theme: LocalId) -> bool:
    """Whether a theme is one of the top concepts."""
    return themes()[theme].broader is None


def _best(weights: Scores) -> LocalId | None:
    """Heaviest theme; of equal ones a narrower one, then the first by name."""
    return min(weights, key=lambda t: (-weights[t], is_top(t), t), default=None)
