"""The graph in a real browser: by mouse, by keys, through the years, without WebGL, without scripts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.browser import visiting

from ..conftest import Site, Start

pytestmark = pytest.mark.xdist_group("browser")
MET = "/graph?of=the+Met"
SVG = "{http://www.w3.org/2000/svg}"
NO_WEBGL = "HTMLCanvasElement.prototype.getContext = () => null"


@pytest.fixture(scope="module")
def site(start: Start, collection_folder: Path) -> Site:
    return start(collection_folder, "--workers", "2")


def things(page: Any) -> int:
    """How many things are drawn, as the page says."""
    told = page.get_by_text(re.compile(r"^\d+ things, \d+ ties\."))
    told.wait_for()
    return int(told.inner_text().split()[0])


def changed(page: Any, before: int) -> int:
    """How many things are drawn once these are not as many as before."""
    page.get_by_text(re.compile(rf"^(?!{before} )\d+ things, \d+ ties\.")).wait_for()
    return things(page)


def listed(page: Any) -> int:
    return int(page.locator("#around button.pick").count())


def kept(page: Any, button: str) -> bytes:
    with page.expect_download() as coming:
        page.locator("main").get_by_text(button, exact=True).click()
    return Path(coming.value.path()).read_bytes()


def place(page: Any, name: str) -> tuple[float, float]:
    """Where a thing is drawn on the page, as the drawing tells that can be kept."""
    drawing = ElementTree.fromstring(kept(page, "SVG"))
    box = page.locator("#drawing").bounding_box()
    marks = [mark for tag in ("circle", "rect") for mark in drawing.iter(SVG + tag)]
    [mark] = [mark for mark in marks if mark.findtext(f"{SVG}title") == name]
    half = float(mark.get("width", 0)) / 2
    return (
        box["x"] + float(mark.get("cx") or float(mark.get("x", 0)) + half),
        box["y"] + float(mark.get("cy") or float(mark.get("y", 0)) + half),
    )


def test_the_list_holds_all_that_is_drawn(site: Site) -> None:
    with visiting(site.root) as (page, tried):
        page.goto(MET)
        count = things(page)
        assert count == listed(page) > 30
        page.locator(".controls").wait_for()
        drawing = ElementTree.fromstring(kept(page, "SVG"))
        marks = [*drawing.iter(f"{SVG}circle"), *drawing.iter(f"{SVG}rect")]
        assert len(marks) == count + 1  # and the paper
        assert tried == []


def test_by_mouse_a_thing_is_chosen_then_its_neighbours_come_and_back_undoes_it(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto(MET)
        before = things(page)
        page.locator(".controls").wait_for()
        page.mouse.click(*place(page, "Kevin Southworth"))
        page.get_by_role("region", name="Chosen").get_by_text("Kevin Southworth").wait_for()
        page.mouse.dblclick(*place(page, "Mayor's Office for Policing and Crime"))
        after = changed(page, before)
        assert "of=force%2Fmetropolitan&of=body%2Fmopac" in page.url
        assert after == listed(page) > before
        page.go_back()
        assert changed(page, after) == listed(page) == before


def test_by_keys_a_thing_is_chosen_then_its_neighbours_come(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto(MET)
        before = things(page)
        page.get_by_label("Search what is drawn").focus()
        page.keyboard.type("southworth")
        page.keyboard.press("Tab")  # the list, which scrolls
        for _ in range(60):
            if page.evaluate("document.activeElement.dataset.id") == "person/kevin-southworth":
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.dataset.id") == "person/kevin-southworth"
        page.get_by_role("button", name="Show its neighbours").focus()
        page.keyboard.press("Enter")
        after = changed(page, before)
        link = page.url
        page.goto("about:blank")
        page.goto(link)
        assert things(page) == after > before


def test_years_and_kinds_can_be_left_out(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto("/graph?projection=force-theme")
        before = things(page)
        page.get_by_label("From year").press("End")
        page.wait_for_url(re.compile(r"from=20\d\d"))
        left = changed(page, before)
        assert left < before
        page.get_by_role("checkbox", name="police force").uncheck()
        assert 0 < listed(page) < left
        count, link = listed(page), page.url
        page.goto("about:blank")
        page.goto(link)  # the address keeps both
        assert things(page) == left and listed(page) == count


def test_the_network_is_kept_for_other_programs(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto(MET)
        count = things(page)
        page.locator(".controls").wait_for()
        assert kept(page, "PNG").startswith(b"\x89PNG")
        assert (
            len(list(ElementTree.fromstring(kept(page, "GEXF")).iter("{http://gexf.net/1.3}node"))) == count
        )
        told = json.loads(site.ask(f"{MET}&format=json").text)
        assert len(told["nodes"]) == count and told["centres"] == ["force/metropolitan"]
        assert kept(page, "Ties as CSV").startswith(b"source,target,label,weight,words\r\n")


def test_without_webgl_the_list_still_leads_on(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.add_init_script(NO_WEBGL)
        page.goto(MET)
        page.get_by_text("This browser has no WebGL").wait_for()
        page.locator("[data-id='person/kevin-southworth']").click()
        page.get_by_role("button", name="Only what is around it").click()
        page.get_by_role("heading", name="Around Kevin Southworth").wait_for()
        assert things(page) == listed(page)


def test_without_scripts_there_is_a_list_with_links(site: Site) -> None:
    with visiting(site.root, java_script_enabled=False) as (page, _):
        page.goto("/id/force/metropolitan")
        page.get_by_text("Its network, drawn").first.click()
        assert page.locator("h1").inner_text() == "Around Metropolitan Police Service"
        page.locator("#around summary", has_text="Kevin Southworth").click()
        page.get_by_role("link", name="What is around it").click()
        assert page.locator("h1").inner_text() == "Around Kevin Southworth"


def test_what_cannot_be_drawn_is_told(site: Site) -> None:
    for path, reason in {
        "/graph?of=nobody+of+that+name": "nothing goes by the name",
        "/graph?projection=x": "no projection is called",
        "/graph?from=soon": "no date such as",
    }.items():
        reply = site.ask(path)
        assert reply.status in {400, 404} and reason in reply.text
