"""Filters of findings as links and fields that need no script: each with how many rows it leaves."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ...identifiers import ID
from ...lookup.facets import LABELS, POLARITIES, UNDATED, Findings, Wanted
from ...lookup.labels import names_of
from ...store.local import LocalStore

FACETS = tuple(field.name for field in fields(Wanted))
"""Names of filters in addresses."""
_TITLES = {"polarity": "Direction", "label": "Labelled", "year": "Published", "theme": "Theme"}
_FEW = ("polarity", "label")
"""Filters with so few values that each is a link."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter, with how many rows it leaves."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter with its values; ``few`` stand as links, others in a list that opens."""

    name: str
    title: str
    few: bool
    chosen: str
    options: tuple[Option, ...]


def filters(store: LocalStore, findings: Findings, chosen: Wanted) -> tuple[Filter, ...]:
    """The filters of a thing's findings."""
    counts = findings.counts(chosen)
    themes = sorted({*counts["theme"], *filter(None, [chosen.theme])})
    names = names_of(store, [f"{ID}theme/{theme}" for theme in themes])
    made = []
    for name in FACETS:
        here: str = getattr(chosen, name)
        known = {"polarity": POLARITIES, "label": LABELS, "theme": themes}.get(
            name, {*counts[name], here} - {""}
        )
        listed = [value for value in known if counts[name][value] or value == here]
        options = [
            Option(value, _words(name, value, names), counts[name][value], value == here) for value in listed
        ]
        if name == "year":
            options.sort(key=lambda option: (option.value == UNDATED, option.value))
        if name == "theme":
            options.sort(key=lambda option: (-option.count, option.words))
        if here or len(options) > 1:
            made.append(Filter(name, _TITLES[name], name in _FEW, here, tuple(options)))
    return tuple(made)


def _words(name: str, value: str, names: dict[str, str]) -> str:
    if name == "theme":
        return names.get(f"theme/{value}", value)
    return "no date" if value == UNDATED else value
