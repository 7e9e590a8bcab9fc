"""Findings by what they have in common: which of them are wanted, and how many there are of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from pyoxigraph import Literal, NamedNode

from ...ontology import PREFIXES
from ...queries import Term, load
from ..errors import UsageError
from ..identifiers import ID
from ..store.interface import Store
from ..store.results import select
from .names import Match, resolve

POLARITIES = ("concern", "mixed", "progress", "strength")
LABELS = ("cause of concern", "area for improvement", "innovative practice")
"""What inspectorates themselves call some findings."""
UNDATED = "none"
"""In the place of a year: the collection gives no date."""
_BROADER = f"SELECT ?theme ?broader {{ ?theme <{PREFIXES['skos']}broader> ?broader }}"
_THEME = ID + "theme/"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are wanted; what is empty does not matter. ``theme`` is the slug of a theme."""

    polarity: str = ""
    label: str = ""
    year: str = ""
    theme: str = ""

    def terms(self) -> dict[str, Term]:
        """As parameters of `lookups/findings`."""
        terms: dict[str, Term] = {}
        if self.polarity:
            terms["polarity"] = NamedNode(f"{ID}polarity/{self.polarity}")
        if self.label:
            terms["label"] = Literal(self.label)
        if self.year:
            terms["year"] = Literal("" if self.year == UNDATED else self.year)
        if self.theme:
            terms["theme"] = NamedNode(_THEME + self.theme)
        return terms


def wanted(store: Store, given: Mapping[str, str]) -> Wanted:
    """What people ask for, themes by any of their names.

    Raises `UsageError` for another direction, label or year than there can be, `NotFoundError` for a theme.
    """
    polarity, label, year, theme = (given.get(field.name, "") for field in fields(Wanted))
    for value, possible in ((polarity, POLARITIES), (label, LABELS)):
        if value and value not in possible:
            raise UsageError(f"there is no {value!r}: there are {', '.join(possible)}")
    if year and year != UNDATED and not (len(year) == 4 and year.isascii() and year.isdecimal()):
        raise UsageError(f"{year!r} is no year such as 2019, nor {UNDATED!r}")
    slug = resolve(store, theme, ["theme"]).id.removeprefix("theme/") if theme else ""
    return Wanted(polarity, label, year, slug)


Facets = Mapping[str, Mapping[str, int]]
"""By the names of `Wanted`: how many rows there are of each value, given what else is wanted."""


def facets(store: Store, thing: Match, chosen: Wanted) -> Facets:
    """Rows of the findings on a thing, counted by each value of each facet.

    A theme counts narrower ones too, so what is counted on themes may add up to more.
    """
    rows = select(store, load("lookups/finding-counts").bound({"thing": thing.node}))
    above = _above(store)
    counts: dict[str, Counter[str]] = {field.name: Counter() for field in fields(Wanted)}
    for row in rows:
        theme = str(row["theme"] or "").removeprefix(_THEME)
        values = {
            "polarity": (str(row["polarity"]).rpartition("/")[2],),
            "label": (str(row["label"]),) if row["label"] else (),
            "year": (str(row["year"]) or UNDATED,),
            "theme": tuple(_themes(theme, above)) if theme else (),
        }
        for name, counted in counts.items():
            others = (other for other in values if other != name)
            if all(not (want := getattr(chosen, other)) or want in values[other] for other in others):
                counted.update(dict.fromkeys(values[name], int(str(row["count"]))))
    return counts


def _above(store: Store) -> Mapping[str, list[str]]:
    """Themes, by slug, with those next above them."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    for row in select(store, _BROADER):
        if str(row["theme"]).startswith(_THEME):
            above[str(row["theme"]).removeprefix(_THEME)].append(str(row["broader"]).removeprefix(_THEME))
    return above


def _themes(theme: str, above: Mapping[str, list[str]]) -> Iterator[str]:
    """A theme and all above it, each once."""
    seen, waiting = set(), [theme]
    while waiting:
        if (one := waiting.pop()) not in seen:
            seen.add(one)
            yield one
            waiting += above.get(one, [])
