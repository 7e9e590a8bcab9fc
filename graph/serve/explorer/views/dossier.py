"""Everything that the documents say about a force, person, body, inspection, theme, programme or grade."""

from __future__ import annotations

from collections.abc import Mapping

from .....queries import load
from ....errors import UsageError
from ....lookup.answer import answer
from ....lookup.dossier import Section, section
from ....lookup.facets import POLARITIES, Wanted, findings_on, wanted
from ....lookup.labels import label, names_of, things_in
from ....lookup.names import Match
from ....lookup.recent import has_much, latest_sections
from ....lookup.scales import UNLIKE, scale_of
from ....lookup.timeline import timeline_query
from ....store.local import LocalStore
from ..asked import Asked
from ..entries import Told, told
from ..filters import FACETS, filters
from ..page import Page, Table
from ..sections import COLUMNS, part
from ..timeline import counted, summed, timeline

RECENTLY = "recently"
TITLES = {
    "repeated": "Concerns that came back",
    "findings": "Findings",
    "grades": "Grades",
    "monitoring": "Monitoring",
    "recommendations": "Recommendations and deadlines",
    "commissions": "Commissions",
    "outcomes": "What came of what it commissioned",
    "inspections": "Inspections",
    "follow-ups": "Follow-ups",
    "forces": "Forces",
    "reactions": "Reactions",
    "people": "People and roles",
    "documents": "Documents",
    RECENTLY: "What the latest documents say",
}
SECTIONS = tuple(name for name in TITLES if name != RECENTLY)
"""Sections in the order of a page."""
_COMMON = ("findings", "recommendations", "documents")
EXPECTED: Mapping[str, tuple[str, ...]] = {
    "force": (*_COMMON, "repeated", "grades", "monitoring", "commissions", "inspections", "reactions"),
    "body": ("documents", "inspections", "commissions", "reactions"),
    "person": ("people", "documents", "findings", "reactions"),
    "inspection": (*_COMMON, "grades", "commissions", "follow-ups"),
    "theme": (*_COMMON, "forces", "repeated"),
    "programme": ("inspections", "documents", "findings"),
}
"""Sections whose absence is told, by kind of thing."""
QUOTED, LISTED, WHOLE = 6, 12, 50
"""Rows of a section on the page of all: quotations, lines of a table; and on a page of its own."""
UNDRAWN = 20_000
"""Triples that point to a thing, from which on its timeline takes seconds, as that of an inspectorate."""
_EVENTFUL = {"force", "theme", "programme"}
"""Kinds to which so much happens that only findings are drawn where there is much to tell."""
_FOOTNOTES = {"source", "certainty of that row"}


def view(store: LocalStore, asked: Asked, thing: Match) -> Page:
    """All sections with their first rows, or one of them (``?section=``) from ``?start=`` on."""
    only = asked.one("section") or (asked.one("table") if asked.format == "csv" else "")
    if only and only not in SECTIONS:
        raise UsageError(f"no section is called {only!r}: there are {', '.join(SECTIONS)}")
    chosen = wanted(store, {name: asked.one(name) for name in FACETS}) if only == "findings" else Wanted()
    much = not only and not asked.is_download and has_much(store, thing)
    about = section(store, thing, "about")
    findings = findings_on(store, thing) if only == "findings" and not asked.is_download else None
    if findings:
        found = [findings.section(store, chosen, asked.start(), WHOLE)]
    elif much:
        found = _latest(store, thing)
    else:
        found = [_read(store, thing, name, asked, only, chosen) for name in _names(only)]
    filled = [one for one in found if one.total or only]
    names = names_of(store, things_in(row for one in [about, *filled] for row in one.rows))
    expected = EXPECTED.get(thing.id.partition("/")[0], ())
    shown = {one.name for one in filled}
    return Page(
        "dossier.html",
        label(store, thing),
        {
            "kind": thing.id.partition("/")[0],
            "facts": facts(about, names, footnotes=False),
            "footnotes": facts(about, names, footnotes=True),
            "parts": [part(store, one, names, thing.id) for one in filled],
            "titles": TITLES,
            "absent": [TITLES[name] for name in expected if not only and not much and name not in shown],
            "elsewhere": [name for name in SECTIONS if much and name in expected],
            "only": only,
            "filters": filters(store, findings, chosen) if findings else (),
            "polarities": POLARITIES,
            "drawn": None if only else _drawn(store, thing, much=much),
            "unlike": UNLIKE if len(_scales(filled)) > 1 else None,
            "most": WHOLE,
        },
        tuple(Table(one.name, one.query, one.columns, one.rows) for one in [about, *filled]),
        thing.id,
    )


def _names(only: str) -> tuple[str, ...]:
    return (only,) if only else SECTIONS


def _read(store: LocalStore, thing: Match, name: str, asked: Asked, only: str, chosen: Wanted) -> Section:
    rows = WHOLE if only else LISTED if name in COLUMNS else QUOTED
    return section(store, thing, name, asked.start() if only else 0, asked.most(rows), chosen.terms())


def _latest(store: LocalStore, thing: Match) -> list[Section]:
    documents, said = latest_sections(store, thing, LISTED)
    return [said, documents]


def _drawn(store: LocalStore, thing: Match, *, much: bool) -> dict[str, object] | None:
    """The timeline with its queries: findings, and what else happened unless that is too much."""
    kind = thing.id.partition("/")[0]
    force = kind == "force"
    if much and not force and has_much(store, thing, UNDRAWN):
        return None
    if force and not much:
        queries = {"findings and events": timeline_query(thing)}
        found = answer(store, queries["findings and events"])
        chart = timeline(counted(found.records()), found.records(), found.names)
    else:
        names = {"findings": "history"} | ({} if much and kind in _EVENTFUL else {"events": "events"})
        queries = {name: load(f"lookups/{file}").bound({"thing": thing.node}) for name, file in names.items()}
        history, *events = (answer(store, query) for query in queries.values())
        records = [record for found in events for record in found.records()]
        called = {thing: name for found in events for thing, name in found.names.items()}
        chart = timeline(summed(history.records()), records, called)
    return {"chart": chart, "queries": queries, "label": label(store, thing)} if chart else None


def facts(about: Section, names: Mapping[str, str], *, footnotes: bool) -> dict[str, list[Told]]:
    """What a thing is, fact by fact: what stands on its page, or below it where that comes from."""
    gathered: dict[str, list[Told]] = {}
    for record in about.records():
        fact = str(record["fact"])
        if (fact in _FOOTNOTES) == footnotes and fact != "name":
            value = told(record["value"], names, date=fact in {"from", "until", "published"})
            name = str(record["name"] or value.text)
            gathered.setdefault(fact, []).append(Told(name, value.iri or _web(value.text)))
    return gathered


def _web(text: str) -> str | None:
    return text if text.startswith(("https://", "http://")) else None


def _scales(found: list[Section]) -> set[str]:
    return {scale for one in found for row in one.rows for cell in row if (scale := scale_of(cell))}
