"""The page for queries in a real browser: completion, mistakes, tables, charts, links, files."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from tests.browser import visiting

from ..conftest import Site, Start

pytestmark = pytest.mark.xdist_group("browser")
PREFIX = "PREFIX peel: <https://w3id.org/peelgraph/ns#>\n"
THEMES = (
    PREFIX
    + """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?theme (COUNT(DISTINCT ?finding) AS ?findings) WHERE {
  ?finding a peel:Finding ; peel:theme/skos:prefLabel ?theme .
} GROUP BY ?theme ORDER BY DESC(?findings) ?theme LIMIT 12"""
)
MANY = "SELECT ?s ?p ?n { { ?s ?p ?o } UNION { ?o ?p ?s } BIND(STRLEN(STR(?o)) AS ?n) } LIMIT 50000"


@pytest.fixture(scope="module")
def site(start: Start, collection_folder: Path) -> Site:
    return start(collection_folder, "--workers", "2")


def address(query: str, more: str = "") -> str:
    return f"/sparql?query={quote(query)}{more}"


def write(page: Any, text: str) -> None:
    """Type into the editor in place of what is there."""
    page.get_by_role("textbox", name="Query").click()
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.type(text)


def complete(page: Any, option: str) -> None:
    """Take the completion of that name, which must be the first."""
    page.get_by_role("option", name=option).first.wait_for()
    page.wait_for_timeout(100)  # the list takes no key at once, lest one be meant for the text
    page.keyboard.press("Enter")


def test_a_query_typed_with_completion_declares_its_prefixes_and_is_answered(site: Site) -> None:
    with visiting(site.root) as (page, tried):
        page.goto("/sparql")
        page.get_by_text("Which themes recur").wait_for()  # the vocabulary has come
        write(page, "SELECT * WHERE { ?finding a Find")
        complete(page, "peel:Finding")
        page.keyboard.type(" ; the")
        complete(page, "peel:theme")
        page.keyboard.type(" ?theme ; conc")
        complete(page, "peel:concerns")
        page.keyboard.type(" metropol")
        complete(page, "Metropolitan Police Service")
        page.keyboard.press("Control+Enter")
        page.locator("table.answer").wait_for()
        text = page.get_by_role("textbox", name="Query").inner_text()
        assert text.startswith("PREFIX peel: <https://w3id.org/peelgraph/ns#>")
        assert "<https://w3id.org/peelgraph/id/force/metropolitan>" in text
        assert page.locator("table.answer a[href^='/id/theme/']").count() > 5
        assert tried == []


def test_completion_tells_labels_counts_and_what_a_term_means(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto("/sparql")
        page.get_by_text("Which themes recur").wait_for()
        write(page, "SELECT * { ?x a peel:Inspection ; ")
        page.keyboard.press("Control+Space")
        first = page.get_by_role("option").first
        first.wait_for()
        assert re.search(r"\d", first.inner_text())
        names = page.get_by_role("option").all_inner_texts()
        used = [name for name in names[:12] if re.match("peel:(inspects|hasFinding|conductedBy)", name)]
        assert len(used) == 3, names  # what inspections have goes before all else
        page.keyboard.press("Escape")
        page.keyboard.type("commissionedB")
        page.get_by_role("option", name="peel:commissionedBy").wait_for()
        page.locator(".cm-completionInfo").wait_for()
        assert "office or body that asked" in page.locator(".cm-completionInfo").inner_text()


@pytest.mark.parametrize(
    ("query", "marked", "reason"),
    [
        ("SELECT * {\n ?s ex:part ?o\n}", "ex:part", "no PREFIX line declares ex:"),
        ("SELECT * {\n ?s ?p }\n", "}", "a mistake at the mark or before it"),
        ("SELECT * {\n ?s ?p ?o\n} LIMIT many", "many", "a mistake at the mark"),
    ],
)
def test_a_mistake_is_told_at_its_place(site: Site, query: str, marked: str, reason: str) -> None:
    with visiting(site.root, refusals=True) as (page, _):
        page.goto(address(query))
        alert = page.get_by_role("alert")
        alert.wait_for()
        assert reason in alert.inner_text()
        assert page.locator(".cm-lintRange-error").first.inner_text() == marked
        write(page, "ASK {}")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.locator(".verdict").wait_for()
        assert page.locator(".cm-lintRange-error").count() == 0


def test_a_link_gives_the_same_question_and_the_same_chart(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto(address(THEMES))
        page.get_by_role("button", name="Chart").click()
        page.locator(".chart svg rect").first.wait_for()
        link, bars = page.url, page.locator(".chart svg").inner_html()
        assert link.endswith("#chart")
        page.goto("about:blank")
        page.goto(link)
        page.locator(".chart svg rect").first.wait_for()
        assert page.locator(".chart svg").inner_html() == bars
        assert page.get_by_role("button", name="Chart").get_attribute("aria-pressed") == "true"
        page.get_by_role("button", name="Table").click()
        assert page.url == link.removesuffix("#chart")


def test_fifty_thousand_rows_are_scrolled_sorted_and_filtered(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto(address(MANY))
        page.get_by_text("50,000 rows", exact=True).wait_for()
        lines = page.locator("table.answer tbody tr:not([aria-hidden])")
        assert lines.count() < 100
        page.locator(".grid").evaluate("grid => grid.scrollTop = grid.scrollHeight")
        page.locator("tr[aria-rowindex='50001']").wait_for()
        assert lines.count() < 100
        page.locator("th button", has_text="n").click()
        page.locator("th button", has_text="n").click()
        assert page.locator("th[aria-sort=descending]").inner_text().startswith("n")
        numbers = [int(text) for text in lines.locator("td:nth-child(3)").all_inner_texts()]
        assert numbers == sorted(numbers, reverse=True) and numbers[0] > 500
        page.get_by_label("Filter rows").fill("peel:heldby")
        page.get_by_text(re.compile(r"^[\d,]+ of 50,000 rows$")).wait_for()
        assert set(lines.locator("td:nth-child(2)").all_inner_texts()) == {"peel:heldBy"}


def test_answers_are_kept_as_files_of_every_format(site: Site) -> None:
    def kept(page: Any, button: str) -> tuple[str, bytes]:
        with page.expect_download() as coming:
            page.get_by_role("button", name=button, exact=True).click()
        return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()

    with visiting(site.root) as (page, _):
        page.goto(address(THEMES))
        page.locator("table.answer").wait_for()
        files = dict(kept(page, button) for button in ("CSV", "TSV", "JSON", "XML"))
        rows = list(csv.reader(io.StringIO(files["answer.csv"].decode())))
        assert rows[0] == ["theme", "findings"] and len(rows) == 13
        assert len(json.loads(files["answer.json"])["results"]["bindings"]) == 12
        assert ox.parse_query_results(files["answer.xml"], ox.QueryResultsFormat.XML).variables
        assert files["answer.tsv"].startswith(b"?theme\t?findings\n")
        page.get_by_role("button", name="Chart").click()
        name, drawing = kept(page, "Save as SVG")
        assert (name, drawing.count(b"<rect")) == ("chart.svg", 12)
        page.goto(address("DESCRIBE <https://w3id.org/peelgraph/id/force/kent>"))
        page.locator("pre.rdf").wait_for()
        files = dict(kept(page, button) for button in ("Turtle", "JSON-LD", "N-Triples", "RDF/XML"))
        sizes = {
            name: len(list(ox.parse(data, ox.RdfFormat.from_extension(name.rpartition(".")[2]))))
            for name, data in files.items()
        }
        assert len(set(sizes.values())) == 1 and min(sizes.values()) > 5, sizes


def test_what_was_asked_is_remembered_here_until_it_is_forgotten(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto(address(THEMES))
        page.locator("table.answer").wait_for()
        page.goto("/sparql")
        page.get_by_text("Asked before").click()
        page.locator("#past button.pick").click()
        assert "COUNT(DISTINCT ?finding)" in page.get_by_role("textbox", name="Query").inner_text()
        page.get_by_role("button", name="Forget all").click()
        page.reload()
        page.get_by_text("Asked before").click()
        assert page.locator("#past button.pick").count() == 0


def test_a_question_of_the_library_is_found_and_asked(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto("/sparql")
        page.get_by_label("Filter questions").fill("deadline")
        page.locator("#examples button.pick", has_text="Recommendations with a deadline").click()
        page.get_by_role("button", name="Ask", exact=True).click()
        page.locator("table.answer").wait_for()
        assert "by 31 December" in page.locator("table.answer").inner_text()


def test_the_code_for_elsewhere_gives_the_same_answer(site: Site, tmp_path: Path) -> None:
    with visiting(site.root) as (page, _):
        page.goto(address(THEMES.replace("LIMIT 12", 'LIMIT 3 # it\'s """quoted""" \\')))
        page.locator("table.answer").wait_for()
        page.get_by_role("button", name="curl, Python, R").click()
        curl, python, _ = page.locator("#codes pre").all_inner_texts()
    [literal] = [node for node in ast.walk(ast.parse(python)) if isinstance(node, ast.Assign)][:1]
    assert ast.literal_eval(literal.value).strip().endswith('# it\'s """quoted""" \\')
    if shutil.which("curl"):
        told = subprocess.run(["sh", "-c", curl], capture_output=True, text=True, check=True).stdout
        assert told.splitlines()[0] == "theme,findings" and len(told.splitlines()) == 4


def test_what_documents_say_is_shown_and_never_run(site: Site) -> None:
    hostile = """SELECT ?text ?link { BIND("<img src=x onerror=alert(1)> \u202e dlrow" AS ?text)
      BIND(IRI("javascript:alert(1)") AS ?link) }"""
    with visiting(site.root) as (page, tried):
        page.on("dialog", lambda dialog: pytest.fail("a script ran"))
        page.goto(address(hostile))
        cells = page.locator("table.answer td")
        cells.first.wait_for()
        assert cells.all_inner_texts() == [
            "<img src=x onerror=alert(1)> ⟨U+202E⟩ dlrow",
            "javascript:alert(1)",
        ]
        assert page.locator("table.answer a, table.answer img").count() == 0
        assert tried == []


def test_without_scripts_the_form_still_answers(site: Site) -> None:
    with visiting(site.root, java_script_enabled=False) as (page, _):
        page.goto(address("SELECT (1 AS ?one) {}"))
        assert page.locator("textarea").input_value().strip() == "SELECT (1 AS ?one) {}"
        with page.expect_download() as coming:
            page.get_by_role("button", name="Ask").click()
        assert Path(coming.value.path()).read_text() == "one\n1\n"


def test_names_are_suggested_in_the_search_field_and_taken_by_keys(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto("/")
        field = page.get_by_role("combobox", name="Search names and texts")
        field.press_sequentially("the me")
        page.get_by_role("option", name="Metropolitan Police").first.wait_for()
        field.press("ArrowDown")
        assert field.get_attribute("aria-activedescendant") == page.locator(
            "[aria-selected=true]"
        ).get_attribute("id")
        field.press("Enter")
        page.wait_for_url("**/id/force/metropolitan")


def test_people_get_the_page_and_programs_the_answer(site: Site) -> None:
    path = address("SELECT (1 AS ?one) {}")
    assert site.ask(path, accept="text/html,*/*;q=0.8").type == "text/html"
    assert site.ask(path).type == "application/sparql-results+json"
    assert site.ask(path + "&format=csv", accept="text/html").body == b"one\r\n1\r\n"
    assert site.ask("/sparql").type == "text/turtle"
