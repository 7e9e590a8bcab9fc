"""Pages as they come over the wire, without a browser: what a reader finds on them."""

from __future__ import annotations

import csv
import io
import re
from html import unescape

import pytest

from ....sample import MET, extractions
from ..conftest import Reply, Site

pytestmark = pytest.mark.xdist_group("explorer")
ARTICLE = extractions()[2].document.id
PAGES = [
    "/",
    "/search",
    "/search?q=devices",
    "/search?q=%22",
    "/browse/forces",
    "/browse/documents",
    "/questions",
    f"/id/{MET}",
    f"/id/{MET}?section=findings",
    "/id/force/kent",
    "/id/force/essex",
    f"/id/{ARTICLE}",
    "/id/person/matt-parr",
    "/id/body/mayor-of-london",
    "/id/theme/digital-forensics",
    "/id/programme/national-child-protection",
    "/id/inspection/metropolitan/child-exploitation/2023",
    "/id/stage/engage",
    "/id/grade/five-tier/good",
    "/id/rule/findings.attributed",
    "/ns/Finding",
]


def page(site: Site, path: str) -> Reply:
    return site.ask(path, accept="text/html")


def words(reply: Reply) -> str:
    """What a reader sees, roughly."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", reply.text)).split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_and_keeps_to_the_policy(site: Site, path: str) -> None:
    reply = page(site, path)
    assert (reply.status, reply.type) == (200, "text/html")
    assert not re.search(r"<[^>]*\s(style|on\w+)\s*=", reply.text)
    assert not re.search(r"(src|href|action)=\"(javascript|data):", reply.text, re.IGNORECASE)
    ids = re.findall(r"\sid=\"([^\"]*)\"", reply.text)
    assert len(ids) == len(set(ids))
    assert 'lang="en-GB"' in reply.text and "<main" in reply.text and reply.text.count("<h1") == 1


def test_a_force_tells_findings_with_their_sentence_theme_and_document(site: Site) -> None:
    told = words(page(site, f"/id/{MET}"))
    for expected in (
        "Metropolitan Police Service",
        "also called",
        "the forensic examination of electronic devices is subject to long delays",
        "Digital forensics",
        "Metropolitan Police is making headway in protecting children",
        "E23000001",
        "By 31 December",
        "deeply concerned",
    ):
        assert expected.lower() in told.lower()


def test_signs_that_turn_or_hide_text_are_shown(site: Site) -> None:
    letter = page(site, f"/id/{extractions()[3].document.id}").text
    assert "⟨U+001B⟩[31mred" in letter and "⟨U+202E⟩txet" in letter
    assert not re.search("[\x1b\u202e]", letter)


def test_what_is_not_told_is_worded_as_absence(site: Site) -> None:
    told = words(page(site, "/id/force/essex"))
    assert "Nothing in the collection tells of findings" in told
    assert "That does not say there were none." in told


def test_a_section_comes_in_pages(site: Site) -> None:
    first = page(site, f"/id/{MET}?section=findings")
    assert first.text.count('<li class="entry') == 4
    assert page(site, f"/id/{MET}?section=findings&start=3").text.count('<li class="entry') == 1
    assert page(site, f"/id/{MET}?section=nothing").status == 400


def test_a_text_has_its_statements_marked_with_who_said_them(site: Site) -> None:
    reply = page(site, f"/id/{ARTICLE}")
    assert '<mark class="k-finding p-concern">responded slowly' in reply.text
    told = words(reply)
    assert "Read by findings.attributed" in told
    assert "Said by HMICFRS" in told
    assert 'href="https://example.org/news/uk-england-london-67032797"' in reply.text


def test_marks_are_filtered_by_kind_and_voice(site: Site) -> None:
    reactions = page(site, f"/id/{ARTICLE}?kind=reaction")
    assert set(re.findall(r"<mark class=\"(\S+)\"", reactions.text)) == {"k-reaction"}
    assert len(re.findall(r"<mark ", reactions.text)) == 2
    khan = page(site, f"/id/{ARTICLE}?kind=reaction&voice=person/sadiq-khan")
    assert re.findall(r"<mark [^>]*>([^<]*)", khan.text) == [
        "leave no doubt that change has to come much faster"
    ]


def test_a_finding_is_explained_and_leads_to_its_place_in_the_text(site: Site) -> None:
    found = re.search(r"/id/(finding/[^\"]*)\">how it was read", page(site, f"/id/{MET}").text)
    assert found
    reply = page(site, f"/id/{found[1]}")
    told = words(reply)
    assert "Said by HMICFRS" in told and "Confidence" in told and "characters" in told
    place = re.search(r"/id/(document/[^\"#]*)#([^\"]*)\"", reply.text)
    assert place
    assert f'id="{place[2]}"' in page(site, f"/id/{place[1]}").text


def test_search_finds_names_and_words(site: Site) -> None:
    reply = page(site, "/search?q=the+Met")
    assert f'href="/id/{MET}"' in reply.text
    found = page(site, "/search?q=examining+devices")
    assert re.search(r"<mark>devices</mark>", found.text)
    only = page(site, "/search?q=devices&kind=recommendation")
    assert set(re.findall(r"<span class=\"tag\">(\w+)</span>", only.text)) == {"recommendation"}


def test_suggestions_are_for_scripts(site: Site) -> None:
    found = site.ask("/suggest?q=MPS").json()
    assert isinstance(found, list)
    assert found[0] == {
        "id": MET,
        "name": "Metropolitan Police Service",
        "fitting": "mps",
        "kind": "force",
        "href": f"/id/{MET}",
    }
    names = [one["id"] for one in site.ask("/suggest?q=kent&kind=force").json()]  # type: ignore[attr-defined]
    assert names == ["force/kent"]
    assert site.ask("/suggest?q=").json() == []


def test_tables_can_be_taken_away(site: Site) -> None:
    reply = site.ask(f"/id/{MET}?table=findings&format=csv")
    assert reply.type == "text/csv" and "findings.csv" in reply.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(reply.text)))
    assert len(rows) == 4 and all(row["words"] and row["document"] for row in rows)
    data = site.ask(f"/id/{MET}?format=json").json()
    assert isinstance(data, dict)
    assert len(data["tables"]["findings"]) == 4
    assert site.ask(f"/id/{MET}?format=gexf").text.startswith("<?xml")
    assert site.ask(f"/id/{MET}?format=ttl").type == "text/turtle"
    assert site.ask("/browse/forces?format=csv").text.splitlines()[0] == "thing,count"
