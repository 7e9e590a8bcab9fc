"""Concerns that one inspection after another found about a force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..inference import Conclusion, Rule
from ..terms import PEEL, thing
from .alike import years_of
from .inspections import canonical
from .ledger import Ledger

RULE = Rule(
    "repeated-concern",
    "A theme on which two or more inspections of a force, in different years, each found a concern.",
    several=True,
)
_ABOUT = "SELECT finding, inspection FROM concern WHERE force = ? AND theme = ?"


def repeated_concerns(ledger: Ledger) -> None:
    """Themes on which inspections of different years found a concern about one force, with these findings.

    Only inspections whose year is known; years that overlap (2018 and 2018-19) are not known to be different.
    """
    for about in ledger.stale(RULE.stem):
        force, theme = about.split("\n")
        found = [(finding, canonical(ledger, of)) for finding, of in ledger.all(_ABOUT, force, theme)]
        ledger.conclude(RULE, about, _conclusions(force, theme, found))


def _conclusions(force: str, theme: str, found: Iterable[tuple[str, str]]) -> Iterator[Conclusion]:
    dated = {(finding, inspection): years for finding, inspection in found if (years := years_of(inspection))}
    firsts, lasts = [first for first, _ in dated.values()], [last for _, last in dated.values()]
    if dated and min(lasts) < max(firsts):
        grounds = sorted({ground for pair in dated for ground in pair})
        yield Conclusion(
            RULE, thing(theme), PEEL.repeatedConcernAbout, thing(force), tuple(map(thing, grounds))
        )
