"""Everything that the documents say about a force, person, body, inspection, theme, programme or grade."""

from __future__ import annotations

from collections.abc import Mapping

from ....errors import UsageError
from ....lookup.answer import answer
from ....lookup.dossier import Section, section
from ....lookup.labels import label, names_of, things_in
from ....lookup.names import Match
from ....lookup.scales import UNLIKE, scale_of
from ....lookup.timeline import timeline_query
from ....store.local import LocalStore
from ..asked import Asked
from ..entries import Told, told
from ..page import Page, Table
from ..sections import part
from ..timeline import timeline

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
}
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
_FOOTNOTES = {"source", "certainty of that row"}


def view(store: LocalStore, asked: Asked, thing: Match) -> Page:
    """All sections with their first rows, or one of them (``?section=``) from ``?start=`` on."""
    only = asked.one("section") or (asked.one("table") if asked.format == "csv" else "")
    if only and only not in TITLES:
        raise UsageError(f"no section is called {only!r}: there are {', '.join(TITLES)}")
    found = [_read(store, thing, name, asked, bool(only)) for name in ([only] if only else TITLES)]
    about = section(store, thing, "about")
    filled = [one for one in found if one.total or only]
    names = names_of(store, things_in(row for one in [about, *filled] for row in one.rows))
    drawn = timeline_of(store, thing) if thing.id.startswith("force/") and not only else None
    kind = thing.id.partition("/")[0]
    return Page(
        "dossier.html",
        label(store, thing),
        {
            "kind": kind,
            "facts": facts(about, names, footnotes=False),
            "footnotes": facts(about, names, footnotes=True),
            "about": about,
            "parts": [part(store, one, names, thing.id) for one in filled],
            "titles": TITLES,
            "absent": [
                TITLES[name]
                for name in EXPECTED.get(kind, ())
                if not only and name not in {s.name for s in filled}
            ],
            "only": only,
            "drawn": drawn,
            "unlike": UNLIKE if len(_scales(filled)) > 1 else None,
            "most": WHOLE,
        },
        tuple(Table(one.name, one.query, one.columns, one.rows) for one in [about, *filled]),
        thing.id,
    )


def _read(store: LocalStore, thing: Match, name: str, asked: Asked, alone: bool) -> Section:
    tables = ("people", "documents", "inspections", "forces", "grades")
    rows = WHOLE if alone else LISTED if name in tables else QUOTED
    return section(store, thing, name, asked.start() if alone else 0, asked.most(rows))


def timeline_of(store: LocalStore, thing: Match) -> dict[str, object] | None:
    """The drawing of a force's timeline with the query behind it."""
    found = answer(store, timeline_query(thing))
    drawing = timeline(found.records(), found.names)
    return {"chart": drawing, "query": found.query, "label": label(store, thing)} if drawing else None


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
