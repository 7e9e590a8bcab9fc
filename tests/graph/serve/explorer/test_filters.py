"""Findings by direction, label, year and theme, by address alone; timelines of things that are no force."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from peelgraph.graph.errors import NotFoundError, UsageError
from peelgraph.graph.identifiers import ID, iri
from peelgraph.graph.serve.explorer.page import page
from peelgraph.graph.serve.frames import Frame
from peelgraph.graph.serve.limits import Limits
from peelgraph.graph.store.local import LocalStore

HMICFRS = "/id/body/hmicfrs"
ALL = f"{HMICFRS}?section=findings"


def shown(store: LocalStore, address: str) -> str:
    parts = urlsplit(address)
    given = [list(pair) for pair in parse_qsl(parts.query)]
    head = {"do": "page", "view": "thing", "address": parts.path, "given": given}
    format = dict(given).get("format", "html")
    return page(
        store, Frame({**head, "path": {"iri": iri(parts.path[4:])}, "format": format}), Limits()
    ).body.decode()


def rows(store: LocalStore, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(shown(store, f"{address}&table=findings&format=csv"))))


def links(text: str) -> dict[str, str]:
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a> <span class="n">([\d,]+)</span>', text)
    return {unescape(href): count for href, _, count in found}


def test_each_link_of_a_filter_leads_to_as_many_rows_as_it_says(collection: LocalStore) -> None:
    text = shown(collection, ALL)
    found = links(text)
    assert f"{ALL}&polarity=concern" in found and f"{ALL}&label=cause+of+concern" in found
    options = re.findall(r'<option value="([^"]+)">[^<]*\(([\d,]+)\)</option>', text)
    years = [(value, count) for value, count in options if re.fullmatch(r"\d{4}|none", value)]
    themes = [(value, count) for value, count in options if (value, count) not in years]
    assert len(years) > 3 and len(themes) > 5
    found |= {f"{ALL}&year={value}": count for value, count in years}
    found |= {f"{ALL}&theme={value}": count for value, count in themes[:5]}
    for address, count in found.items():
        if address.startswith(ALL):
            assert len(rows(collection, address)) == int(count), address


def test_rows_are_those_that_were_asked_for(collection: LocalStore) -> None:
    everything = rows(collection, ALL)
    ways = Counter(row["polarity"].rpartition("/")[2] for row in everything)
    for way, count in ways.items():
        found = rows(collection, f"{ALL}&polarity={way}")
        assert {row["polarity"] for row in found} == {f"{ID}polarity/{way}"} and len(found) == count
    dated = Counter(row["issued"][:4] for row in everything)
    assert len(rows(collection, f"{ALL}&year=none")) == dated[""] > 0
    year = max(dated)
    both = rows(collection, f"{ALL}&year={year}&polarity=concern")
    assert both == [r for r in everything if r["issued"][:4] == year and r["polarity"].endswith("/concern")]
    labelled = rows(collection, f"{ALL}&label=cause of concern")
    assert labelled and {row["label"] for row in labelled} == {"cause of concern"}


def test_pages_have_together_what_the_download_has(collection: LocalStore) -> None:
    """The words of a page only are read: they are those of its rows, each row on one page."""
    whole = rows(collection, ALL)
    words = {row["finding"]: row["words"] for row in whole}
    assert len(words) > 150
    paged: dict[str, str] = {}
    for start in range(0, len(whole), 50):
        entries = shown(collection, f"{ALL}&start={start}").split('<li class="entry')[1:]
        assert entries
        for entry in entries:
            [statement] = re.findall(r'class="why" href="/id/([^"]+)"', entry)
            marked = entry.partition("<mark>")[2].partition("</mark>")[0]
            paged[ID + statement] = unescape(re.sub("<[^>]+>", "", marked))
    assert paged == words


def test_what_is_kept_of_one_thing_is_not_told_of_another(collection: LocalStore) -> None:
    texts = [
        shown(collection, f"/id/force/{name}?section=findings&polarity=concern")
        for name in ("kent", "sussex", "kent")
    ]
    assert texts[0] == texts[2] != texts[1]


def test_a_theme_goes_by_its_names_and_has_the_narrower_ones(collection: LocalStore) -> None:
    themes = {row["theme"].rpartition("/")[2] for row in rows(collection, f"{ALL}&theme=Investigating crime")}
    assert "digital-forensics" in themes and "stop-and-search" not in themes


def test_a_filtered_page_says_so_and_shows_its_query(collection: LocalStore) -> None:
    text = shown(collection, f"{ALL}&polarity=strength&theme=digital+forensics")
    assert "<strong>strength</strong>" in text and "Show all findings" in text
    assert '<option value="digital-forensics" selected>' in text
    assert "polarity/strength&gt; " in text or "polarity/strength&gt;, true" in text
    data = json.loads(shown(collection, f"{ALL}&polarity=strength&format=json"))
    assert len(data["tables"]["findings"]) == len(rows(collection, f"{ALL}&polarity=strength"))


@pytest.mark.parametrize("wrong", ["polarity=bad", "label=Finding", "year=20x9", "year=²⁰¹⁹"])
def test_what_cannot_be_wanted_is_told(collection: LocalStore, wrong: str) -> None:
    with pytest.raises(UsageError, match=r"there are|is no year"):
        shown(collection, f"{ALL}&{wrong}")


def test_a_theme_that_is_none_is_told(collection: LocalStore) -> None:
    with pytest.raises(NotFoundError, match="no theme goes by the name"):
        shown(collection, f"{ALL}&theme=zzzzzz")


@pytest.mark.parametrize(
    ("thing", "lanes"),
    [
        ("body/hmicfrs", {"Findings", "In office", "Inspections", "Commissions", "Documents"}),
        ("person/matt-parr", {"Findings", "In office"}),
        ("body/home-secretary", {"In office", "Commissions"}),
        ("theme/digital-forensics", {"Findings", "Inspections", "Documents"}),
        ("programme/national-child-protection", {"Findings", "Inspections", "Documents"}),
        ("stage/engage", {"Monitoring (● in, ○ out)"}),
        ("inspection/norfolk/national-child-protection/2014", {"Fieldwork", "Documents"}),
    ],
)
def test_things_of_every_kind_have_their_lanes(collection: LocalStore, thing: str, lanes: set[str]) -> None:
    text = shown(collection, f"/id/{thing}")
    assert lanes <= set(re.findall(r'<text class="lane"[^>]*>([^<]+)</text>', text))
    tables = text.partition("The same as tables")[2]
    assert "<tbody>" in tables and "SPARQL of the timeline" in tables


def test_an_office_is_drawn_as_long_as_it_was_held(collection: LocalStore) -> None:
    text = shown(collection, "/id/person/matt-parr")
    [(start, end)] = re.findall(r'<line class="span" x1="([\d.]+)" x2="([\d.]+)"', text)
    assert float(end) - float(start) > 400  # seven of some eight years
    assert "August 2016 to 2023" in text and "HM Inspector of Constabulary, HMICFRS" in text


def test_each_bar_leads_to_its_findings(collection: LocalStore) -> None:
    text = shown(collection, HMICFRS)
    bars = re.findall(r'<a href="([^"]+)" aria-label="(\w+|no date): (\d+) (\w+) findings?"', text)
    assert len(bars) > 5
    for href, _, count, way in bars:
        found = rows(collection, unescape(href))
        plain = {row["finding"] for row in found if not row["restated"] and not row["sameAs"]}
        assert len(plain) == int(count) and {row["polarity"].rpartition("/")[2] for row in found} == {way}
