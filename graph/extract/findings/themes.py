"""Which theme a statement judges, by cues: in its own words, its heading, the setting of the document.

What is told by other words is weighed in `theming`.

Cues stand in ``data/lexicons/themes.csv``. What is judged weighs more there (5: "overdue visits", "trained")
than a crime that sets the scene (4), who acts (3: "call handlers"), and everyday words (about 2). The theme
``-`` is no theme: a false friend, which takes its words away from other cues. ``none`` is overall
performance, which no theme fits.

The setting, what a whole document is about, weighs as much as a good cue if it is a subject of its own, such
as stop and search: most of its sentences judge that. A broad setting, such as child protection or custody, is
only what is left for sentences without cues: there a sentence on training judges training.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

from ...model import LocalId
from ...reference import themes
from ..reading import Reading
from ..words.lexicon import lexicon, words

Scores = dict[LocalId, float]

NO_THEME = "-"
OVERALL = "theme/none"  # overall performance, as a theme among others while they are weighed
SUBJECTS = frozenset(
    f"theme/{name}"
    for name in (
        "missing-children",
        "child-sexual-exploitation",
        "child-criminal-exploitation",
        "online-child-abuse",
        "domestic-abuse",
        "rape-sexual-offences",
        "vawg",
        "modern-slavery",
        "mental-health",
        "hate-crime",
        "digital-forensics",
        "death-investigation",
        "vulnerability-first-contact",
        "crime-recording-accuracy",
        "anti-social-behaviour",
        "public-order",
        "rural-business-fraud",
        "organised-crime",
        "counter-terrorism",
        "armed-policing",
        "registered-sex-offenders",
        "stop-and-search",
        "use-of-force",
        "vetting",
        "counter-corruption",
        "misconduct-misogyny",
    )
)
"""Crimes, people and powers to which an inspection is devoted, unlike means such as training or systems."""

_CUSTODY = frozenset({"theme/custody", "theme/custody-safety"})
_IN_CUSTODY = {  # what a theme becomes inside a custody suite
    "theme/use-of-force": "theme/use-of-force-custody",
    "theme/child-protection": "theme/detention-of-children",
    "theme/suspects-wanted": "theme/custody-safety",
    "theme/legitimacy": "theme/custody-safety",
}
SUBJECT_BONUS = 3.5
HEADING_BONUS = 1.0
HEADLINE_WORDS = 8  # a longer heading tells a story and does not name what stands below it
ENOUGH = 2.0  # weight of cues that outweighs the fallback
NAMED = 1.5  # weight of cues in a title that names a theme
LATER_SHARE = 0.4  # what a second cue of the same theme adds
WORDS_A_POINT = 50  # earlier cues count a little more: what is judged tends to come first
NAMED_SHARE, UNNAMED_SHARE = 0.1, 0.25  # of its sentences that speak of the setting of a document
NAMED_LEAD = 0.15  # of a theme named in the title over one that is not, as a share of sentences
FEWEST = 3  # sentences on a setting that no title names


def read(reading: Reading) -> None:
    """Fill ``setting``: the theme of the whole document."""
    reading.setting = setting_of(reading.title, [reading.words(sentence) for sentence in reading.sentences])


@lru_cache(maxsize=4096)
def scores(text: str) -> Scores:
    """Weight of the cues of each theme in a text, `OVERALL` among them."""
    result: Scores = {}
    for hit in lexicon("themes").longest(words(text)):
        if hit.row["theme"] != NO_THEME:
            theme = f"theme/{hit.row['theme']}"
            weight = float(hit.row["weight"]) - hit.first / WORDS_A_POINT
            best = result.get(theme, 0.0)
            result[theme] = max(best, weight) + LATER_SHARE * min(best, weight)
    return result


def by_cues(
    text: str, heading: str = "", setting: LocalId | None = None, before: LocalId | None = None
) -> LocalId | None:
    """Theme of a statement, by cues in its own words, the finding ``before``, its heading, or the setting."""
    own = dict(scores(text))
    above = named_in(heading)
    if above is not None:
        own[above] = own.get(above, 0.0) + HEADING_BONUS
    if setting in SUBJECTS:
        own[setting] = own.get(setting, 0.0) + SUBJECT_BONUS
    elif setting in own:
        own[setting] = min(own[setting], ENOUGH)
    best = _best(own)
    if best == OVERALL:
        return setting
    if best is None or own[best] < ENOUGH:
        best = before or above or setting or best
    return _IN_CUSTODY.get(best, best) if best and setting in _CUSTODY else best


@lru_cache(maxsize=256)
def named_in(heading: str) -> LocalId | None:
    """Theme that a heading names."""
    best = _best(scores(heading)) if len(heading.split()) <= HEADLINE_WORDS else None
    return None if best == OVERALL else best


def setting_of(title: str, texts: Sequence[str]) -> LocalId | None:
    """Theme of a whole document, named in its title or spoken of throughout; subjects go before means."""
    named = scores(title)
    spoken = Counter(theme for text in texts for theme in _spoken_of(text))
    candidates = []
    for theme in spoken:
        share, in_title = spoken[theme] / max(1, len(texts)), named.get(theme, 0.0) >= NAMED
        throughout = share >= UNNAMED_SHARE and spoken[theme] >= FEWEST
        if throughout or (in_title and share >= NAMED_SHARE):
            candidates.append((theme in SUBJECTS, share + NAMED_LEAD * in_title, theme))
    return max(candidates)[2] if candidates else None


def _spoken_of(text: str) -> set[LocalId]:
    """Themes of which a sentence speaks clearly; all that happens in custody is about custody."""
    clear = (theme for theme, weight in scores(text).items() if weight >= ENOUGH and theme != OVERALL)
    return {"theme/custody" if themes()[theme].broader == "theme/custody" else theme for theme in clear}


@cache
def is_top(theme: LocalId) -> bool:
    """Whether a theme is one of the top concepts, or overall performance."""
    return theme == OVERALL or themes()[theme].broader is None


def _best(weights: Scores) -> LocalId | None:
    """Heaviest theme; of equal ones a narrower one, then the first by name."""
    return min(weights, key=lambda t: (-weights[t], is_top(t), t), default=None)
