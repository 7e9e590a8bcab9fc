"""The standalone page works in a real browser without a network: by pointer, by keys, and safely."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from peelgraph.graph.export import html
from peelgraph.graph.export.interface import Source
from peelgraph.graph.network.views import Projection
from peelgraph.graph.store.local import LocalStore
from tests.browser import opened

from .conftest import CONSUMERS

EVIL = "<img src=x onerror=\"document.title='broken'\"></script><script>document.title='broken'</script> $title ${1}"


def written(source: Source) -> str:
    file = io.BytesIO()
    html.write(source, file)
    return file.getvalue().decode()


@pytest.fixture(scope="module")
def themes(collection, tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("html") / "themes.html"
    file.write_text(written(Source(collection, projection=Projection.FORCE_THEME)), "utf-8")
    return file


def test_it_is_one_file_of_some_hundred_kilobytes_without_addresses(collection) -> None:
    text = written(Source(collection))
    assert len(text.encode()) < 600_000
    assert text == written(Source(collection))
    assert not re.search(r"(src|href)\s*=\s*[\"'](https?:)?//", text)
    assert "script-src 'sha256-" in text and "default-src 'none'" in text


@pytest.mark.xdist_group("browser")
def test_search_dossier_filters_and_time(themes) -> None:
    with opened(themes) as (page, tried):
        assert tried == []
        assert "themes of the findings" in page.inner_text("h1")
        page.fill("#search", "METROP")
        assert page.inner_text("#found li").startswith("Metropolitan Police Service")
        page.click("#found button")
        dossier = page.inner_text("#dossier")
        assert "force/metropolitan" in dossier and "tied by findings" in dossier
        assert page.locator("#dossier blockquote").count() > 3
        page.click("#dossier .tie button >> nth=0")
        assert page.inner_text("#dossier h2") != "Metropolitan Police Service"
        page.fill("#search", "")
        before = page.inner_text("#status")
        page.select_option("#theme", label="Domestic abuse")
        assert page.inner_text("#status") != before
        page.select_option("#theme", "")
        page.locator("#kinds input").first.uncheck()
        assert "police force" not in page.inner_text("#found")
        page.locator("#kinds input").first.check()
        assert page.inner_text("#status") == before
        page.click("#no-kind")
        assert (
            page.inner_text("#status").startswith("0 of")
            and page.locator("#kinds input:checked").count() == 0
        )
        page.click("#every-kind")
        assert page.inner_text("#status") == before
        page.locator("#since").fill("2024")
        page.locator("#undated").uncheck()
        shown = int(page.inner_text("#status").split()[0])
        assert 0 < shown < int(before.split()[0])
        assert tried == []


@pytest.mark.xdist_group("browser")
def test_keys_alone_reach_everything(themes) -> None:
    with opened(themes) as (page, _):
        seen = []
        for _ in range(70):
            page.keyboard.press("Tab")
            seen.append(page.evaluate("document.activeElement.id || document.activeElement.tagName"))
        assert {
            "canvas",
            "search",
            "nearer",
            "farther",
            "whole",
            "theme",
            "since",
            "until",
            "undated",
        } <= set(seen)
        assert "BUTTON" in seen and "INPUT" in seen and "SUMMARY" in seen
        page.focus("#search")
        page.keyboard.type("kent")
        page.keyboard.press("Enter")
        assert page.inner_text("#dossier h2") == "Kent Police"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.inner_text("#dossier h2") != "Kent Police"
        picture = page.locator("#canvas").screenshot()
        page.focus("#canvas")
        page.keyboard.press("+")
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(150)
        assert page.locator("#canvas").screenshot() != picture
        page.keyboard.press("Escape")
        assert page.locator("#dossier").is_hidden()


@pytest.mark.xdist_group("browser")
def test_nobody_is_shut_out(themes) -> None:
    axe = CONSUMERS / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("make consumers installs axe-core")
    with opened(themes) as (page, _):
        page.fill("#search", "kent")
        page.keyboard.press("Enter")
        page.evaluate(axe.read_text("utf-8"))
        found = page.evaluate("axe.run().then(found => found.violations)")
        assert [(one["id"], one["impact"], one["nodes"][0]["html"][:200]) for one in found] == []


@pytest.mark.xdist_group("browser")
def test_without_javascript_the_page_says_what_is_missing(themes) -> None:
    with opened(themes, java_script_enabled=False) as (page, tried):
        assert "JavaScript, which is switched off here" in page.inner_text("body")
        assert page.locator("#search").is_hidden() and tried == []


@pytest.mark.xdist_group("browser")
def test_without_a_canvas_the_lists_still_hold_everything(themes) -> None:
    with opened(themes, before="HTMLCanvasElement.prototype.getContext = () => null") as (page, _):
        assert "This browser draws no canvas" in page.inner_text("#drawing")
        page.fill("#search", "kent")
        page.keyboard.press("Enter")
        assert page.inner_text("#dossier h2") == "Kent Police"


@pytest.mark.xdist_group("browser")
def test_a_click_on_a_node_opens_it_and_a_drag_moves_the_drawing(sample, tmp_path) -> None:
    file = tmp_path / "khan.html"
    file.write_text(written(Source(sample, of="person/sadiq-khan", depth=1)), "utf-8")
    with opened(file) as (page, _):
        box = page.locator("#canvas").bounding_box()
        for x in range(40, int(box["width"]), 14):
            for y in range(40, int(box["height"]), 14):
                page.mouse.move(box["x"] + x, box["y"] + y)
                if page.locator("#tip").is_visible():
                    break
            else:
                continue
            break
        name = page.inner_text("#tip")
        page.mouse.down()
        page.mouse.up()
        assert name.startswith(page.inner_text("#dossier h2"))
        before = page.locator("#canvas").screenshot()
        page.mouse.move(box["x"] + 20, box["y"] + 20)
        page.mouse.down()
        page.mouse.move(box["x"] + 220, box["y"] + 120, steps=4)
        page.mouse.up()
        page.wait_for_timeout(150)
        assert page.locator("#canvas").screenshot() != before


def hostile() -> LocalStore:
    """A store whose every text wants to be markup."""
    thing, term = "https://w3id.org/peelgraph/id/", "https://w3id.org/peelgraph/ns#"
    rdf, rdfs = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
    oa = "http://www.w3.org/ns/oa#"
    evil = ox.Literal(EVIL)
    triples = [
        ("force/x", rdf + "type", term + "PoliceForce"),
        ("force/x", rdfs + "label", evil),
        ("document/d", rdf + "type", term + "Document"),
        ("document/d", rdfs + "label", evil),
        ("finding/f", rdf + "type", term + "Finding"),
        ("finding/f", rdfs + "label", evil),
        ("finding/f", term + "concerns", thing + "force/x"),
        ("finding/f", term + "statedIn", thing + "document/d"),
        ("finding/f", term + "evidence", thing + "evidence/e"),
        ("evidence/e", oa + "exact", evil),
        ("evidence/e", oa + "hasSource", thing + "document/d"),
        ("evidence/e", oa + "start", ox.Literal(0)),
        ("evidence/e", oa + "end", ox.Literal(9)),
        ("evidence/e", term + "rule", thing + "rule/r"),
    ]
    store = ox.Store()
    for subject, predicate, value in triples:
        node = ox.NamedNode(value) if isinstance(value, str) else value
        store.add(ox.Quad(ox.NamedNode(thing + subject), ox.NamedNode(predicate), node))
    return LocalStore(store, "memory")


@pytest.mark.xdist_group("browser")
def test_text_of_documents_never_becomes_markup(tmp_path) -> None:
    file = tmp_path / "hostile.html"
    file.write_text(written(Source(hostile())), "utf-8")
    with opened(file) as (page, tried):
        page.fill("#search", "img")
        page.keyboard.press("Enter")
        assert page.inner_text("#dossier h2") == EVIL
        assert EVIL in page.inner_text("#dossier blockquote >> nth=0")
        assert page.title() == "The whole network" and tried == []
        assert page.locator("img").count() == 0 and page.locator("script").count() == 2
