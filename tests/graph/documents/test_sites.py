"""Whole pages in the structure of real sites: what a user would notice of the text, its dates and its statements."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.model import BlockKind, Document, Fact, Finding, GradedJudgment, Statement, kind

PAGES = sorted((Path(__file__).parents[2] / "data" / "sites").glob("*.html"))
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)

# Page: publisher, day of publication, day of the last change
METADATA = {
    "archived": ("body/hmic", "2014-03-27", None),
    "bbc-2016": ("body/bbc", "2016-02-18", "2016-02-18"),
    "bbc-2023": ("body/bbc", "2023-04-12", "2023-04-12"),
    "commissioner": ("body/pcc-devon-and-cornwall", "2020-04-21", "2023-08-01"),
    "committee": (None, "2023-02-06", None),
    "force": ("force/thames-valley", "2021-06-17", "2021-06-21"),
    "government-news": ("body/home-office", "2022-03-09", "2022-03-10"),
    "government-publication": ("body/home-office", "2021-06-18", "2022-02-25"),
    "inspectorate-new-peel": ("body/hmicfrs", "2024-04-26", "2024-06-11"),
    "inspectorate-old-news": ("body/hmicfrs", "2018-03-22", "2018-04-09"),
    "inspectorate-old-peel": ("body/hmicfrs", None, "2020-01-07"),
    "inspectorate-old-publication": ("body/hmicfrs", "2019-05-14", "2021-09-30"),
    "inspectorate-old-releases": ("body/hmicfrs", "2017-12-12", "2017-12-13"),
    "inspectorate-old-report": ("body/hmicfrs", "2022-11-08", "2023-03-06"),
    "itv": ("body/itv", "2023-09-28", "2023-09-28"),
    "newsquest": ("body/bournemouth-echo", "2022-09-29", "2022-09-29"),
    "reach": ("body/manchester-evening-news", "2021-12-10", "2021-12-10"),
}

# Page, kind or grade of a statement, how its words begin or what was graded
STATED = [
    ("archived", "progress", "Essex Police has improved its service"),
    ("archived", "recommendation", "Essex Police should review how it supervises"),
    ("bbc-2016", "concern", "Her Majesty's Inspectorate of Constabulary (HMIC) found"),
    ("bbc-2016", "strength", "Inspectors praised"),
    ("bbc-2016", "reaction", "We accept the report"),
    ("bbc-2023", "inadequate", "responding to the public"),
    ("bbc-2023", "good", "preventing crime"),
    ("bbc-2023", "concern", "It was told to improve"),
    ("commissioner", "recommendation", "Within six months, Devon and Cornwall Police should train"),
    ("commissioner", "recommendation", "Within three months, the force should supervise"),
    ("commissioner", "reaction", "I welcome this report"),
    ("committee", "good", "Investigating crime"),
    ("committee", "requires improvement", "Managing offenders"),
    ("force", "strength", "The report, released today, found"),
    ("force", "concern", "Inspectors also found"),
    ("government-news", "commission", "The Home Secretary has today"),
    ("government-news", "concern", "The inspectorate’s most recent report"),
    ("government-publication", "commission", "Under section 54(2B) of the Police Act 1996, I commission"),
    ("inspectorate-new-peel", "requires improvement", "Leadership and force management"),
    ("inspectorate-new-peel", "adequate", "Preventing crime"),
    ("inspectorate-new-peel", "good", "Protecting vulnerable people"),
    ("inspectorate-new-peel", "area_for_improvement", "One in five callers"),
    ("inspectorate-new-peel", "innovative_practice", "Nurses in the control room"),
    ("inspectorate-old-news", "outstanding", "tackling serious and organised crime"),
    ("inspectorate-old-news", "concern", "But I am concerned"),
    ("inspectorate-old-peel", "outstanding", "Effectiveness"),
    ("inspectorate-old-peel", "requires improvement", "Legitimacy"),
    ("inspectorate-old-peel", "area_for_improvement", "The constabulary should improve how it vets"),
    ("inspectorate-old-publication", "progress", "Kent Police has a strong commitment"),
    ("inspectorate-old-publication", "concern", "the force’s investigations of online abuse"),
    ("inspectorate-old-publication", "recommendation", "We recommend that, within three months"),
    ("inspectorate-old-releases", "requires improvement", "legitimacy with which it keeps people safe"),
    ("inspectorate-old-releases", "good", "legitimacy with which it keeps people safe"),
    ("inspectorate-old-report", "commission", "In 2021, the Home Secretary commissioned us"),
    ("inspectorate-old-report", "adequate", "How well does the force vet"),
    ("inspectorate-old-report", "area_for_improvement", "The force should make sure"),
    ("inspectorate-old-report", "cause_of_concern", "The force isn’t good enough"),
    ("inspectorate-old-report", "recommendation", "monitor all its computer systems"),
    ("itv", "monitoring move", "Cleveland Police has been moved out"),
    ("itv", "progress", "Inspectors said the force had made good progress"),
    ("itv", "reaction", "I am proud"),
    ("newsquest", "requires improvement", "investigating crime"),
    ("newsquest", "good", "preventing crime"),
    ("newsquest", "reaction", "We have drawn up a plan"),
    ("reach", "concern", "Greater Manchester Police does not protect"),
    ("reach", "recommendation", "clear its backlog of phones"),
]


def expected(page: Path) -> tuple[str, str]:
    text, _, values = page.with_suffix(".txt").read_text().partition("\n---\n")
    return text, values


def marked(document: Document) -> str:
    """The text with its headings marked as in Markdown."""
    pieces, end = [], 0
    for block in document.blocks:
        mark = "#" * block.level + " " if block.kind is BlockKind.HEADING else ""
        pieces.append(document.text[end : block.start] + mark + document.text[block.start : block.end])
        end = block.end
    return "".join(pieces)


def values(statement: Statement) -> str:
    names = (f.name for f in fields(statement) if f.name not in ("evidence", "confidence", "review"))
    return "; ".join(f"{name} {getattr(statement, name)}" for name in names)


def stated(document: Document) -> Counter[tuple[str, str, str]]:
    """All statements but facts and links, which may stand anywhere or in the markup only."""
    own = document.id.partition("/")[2]
    return Counter(
        (kind(s), values(s).replace(own, ""), document.text[s.evidence.start : s.evidence.end])
        for s in extract(document).statements
        if kind(s) not in ("fact", "inspectorate link")
    )


@each_page
def test_the_content_is_there_once_in_order_with_its_structure_and_nothing_else(page: Path) -> None:
    assert marked(read(page)) == expected(page)[0]


@each_page
def test_the_markup_states_its_fields(page: Path) -> None:
    found = [f"{f.name} | {f.value} | {f.origin}" for f in read(page).fields if f.name != "encoding"]
    assert found == expected(page)[1].splitlines()


@each_page
def test_publisher_and_dates_are_those_of_the_page(page: Path) -> None:
    document = read(page)
    facts = {s.name: s.value for s in extract(document).statements if isinstance(s, Fact)}
    changed = next((f.value[:10] for f in document.fields if f.name == "modified"), None)
    assert (facts.get("publisher"), facts.get("published"), changed) == METADATA[page.stem]


@each_page
def test_the_same_content_as_text_says_the_same(page: Path) -> None:
    document = read(page)
    text = read(expected(page)[0].encode(), page.name.replace(".html", ".txt"), url=document.url)
    assert stated(document) == stated(text)


@pytest.mark.parametrize(("name", "sort", "begins"), STATED)
def test_findings_grades_and_commissions_are_found(name: str, sort: str, begins: str) -> None:
    document = read(next(page for page in PAGES if page.stem == name))
    found = []
    for s in extract(document).statements:
        if isinstance(s, GradedJudgment):
            found.append((s.grade.value, s.question))
        else:
            words = document.text[s.evidence.start : s.evidence.end]
            found += [(kind(s), words)]
            found += [(s.polarity.value, words), (s.kind.value, words)] if isinstance(s, Finding) else []
    assert any(what == sort and words.startswith(begins) for what, words in found)
