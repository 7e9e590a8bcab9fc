"""Findings by what they have in common: which are wanted, how many there are of each, and a page of them.

An inspectorate may have a hundred thousand. What orders and counts them is read of all, the words of a page
only; an engine that sorts compares decoded terms, and would take many times as long.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import NamedTuple
from weakref import WeakKeyDictionary

from pyoxigraph import Literal, NamedNode, QuerySolutions

from ...ontology import PREFIXES
from ...queries import Term, load
from ..errors import UsageError
from ..identifiers import ID
from ..store.interface import Store
from ..store.local import LocalStore
from ..store.results import Cell, select
from .dossier import Section
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


_Cell = tuple[str, str, str, str]
"""Direction, label, year and theme of findings, as rows have them."""
COLUMNS = (
    "polarity",
    "label",
    "issued",
    "force",
    "theme",
    "restated",
    "sameAs",
    "words",
    "document",
    "finding",
)
_AT_ONCE = 16
"""Findings in a query for words: of more than some thirty the engine reads all there are."""


_KEPT: WeakKeyDictionary[LocalStore, tuple[str, Findings]] = WeakKeyDictionary()


class Key(NamedTuple):
    """A row of `lookups/findings` without its words, in the order of its rows; empty where there is none."""

    polarity: str
    issued: str
    document: str
    finding: str
    force: str
    label: str
    theme: str

    @property
    def cell(self) -> _Cell:
        """What it has in common with others."""
        return self.polarity, self.label, self.issued[:4], self.theme


def findings_on(store: LocalStore, thing: Match) -> Findings:
    """The findings on a thing; those asked for last are kept, as people narrow down and turn pages."""
    last = _KEPT.get(store)
    if last is None or last[0] != thing.id:
        _KEPT[store] = last = thing.id, Findings(store, thing)
    return last[1]


class Findings:
    """The findings on a thing, to be counted and shown page by page."""

    def __init__(self, store: Store, thing: Match) -> None:
        self.thing = thing
        answer = store.query(load("lookups/finding-keys").bound({"thing": thing.node}))
        assert isinstance(answer, QuerySolutions)
        self._keys = [Key(*("" if term is None else term.value for term in row)) for row in answer]
        self._cells = Counter(key.cell for key in self._keys)
        self._above = _above(store)

    def counts(self, chosen: Wanted) -> Mapping[str, Mapping[str, int]]:
        """Rows by each value of each filter, by the names of `Wanted`, given what else is wanted.

        A theme counts narrower ones too, so what is counted on themes may add up to more.
        """
        counts: dict[str, Counter[str]] = {field.name: Counter() for field in fields(Wanted)}
        for cell, number in self._cells.items():
            values = self._values(cell)
            for name, counted in counts.items():
                if _fits(values, chosen, but=name):
                    counted.update(dict.fromkeys(values[name], number))
        return counts

    def section(self, store: Store, chosen: Wanted, start: int, most: int) -> Section:
        """Those that are wanted, as `dossier.section` has them: at most so many, from one on."""
        fitting = {cell for cell in self._cells if _fits(self._values(cell), chosen)}
        keys = sorted(key for key in self._keys if key.cell in fitting)
        shown = keys[start : start + most]
        words = _words(store, sorted({key.finding for key in shown}))
        told = [{**row, **key._asdict()} for key in shown for row in words[key.finding]]
        rows = tuple(tuple(row[name] or None for name in COLUMNS) for row in told)
        query = load("lookups/findings")
        text = query.bound({"thing": self.thing.node, **chosen.terms()})
        return Section("findings", query.tags[0], text, COLUMNS, rows, len(keys))

    def _values(self, cell: _Cell) -> Mapping[str, Collection[str]]:
        """What a finding is by the names of `Wanted`; its theme and all above that."""
        polarity, label, year, theme = cell
        return {
            "polarity": [polarity.rpartition("/")[2]],
            "label": [label] if label else [],
            "year": [year or UNDATED],
            "theme": list(_themes(theme.removeprefix(_THEME), self._above)) if theme else [],
        }


def _words(store: Store, findings: Sequence[str]) -> Mapping[str, list[dict[str, Cell]]]:
    """Rows of `lookups/finding-words` by their findings."""
    words: defaultdict[str, list[dict[str, Cell]]] = defaultdict(list)
    for start in range(0, len(findings), _AT_ONCE):
        nodes = " ".join(str(NamedNode(finding)) for finding in findings[start : start + _AT_ONCE])
        query = load("lookups/finding-words").text.replace("{ UNDEF }", f"{{ {nodes} }}")
        for row in select(store, query):
            words[str(row["finding"])].append(row)
    return words


def _fits(values: Mapping[str, Collection[str]], chosen: Wanted, but: str = "") -> bool:
    wishes = {name: getattr(chosen, name) for name in values if name != but}
    return all(not wish or wish in values[name] for name, wish in wishes.items())


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
