"""Pages in a real browser that reaches no other host: by keys, on a phone, in the dark, without scripts, for everyone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser import visiting

from ..conftest import Site, Start

pytestmark = pytest.mark.xdist_group("browser")
AXE = Path(__file__).parents[3] / "consumers" / "node_modules" / "axe-core" / "axe.min.js"
ARTICLE = "/id/document/uk-england-london-67032797-61b189f0"
PAGES = (
    "/",
    "/search?q=digital+forensics",
    "/browse/themes",
    "/questions",
    "/questions/deadlines?force=the+Met",
    "/questions/monitoring",
    "/compare",
    "/compare?force=the+Met&force=Kent&force=Sussex",
    "/path",
    "/path?from=Lee+Freeman&to=Sadiq+Khan",
    "/id/force/metropolitan",
    "/id/force/metropolitan?section=findings",
    "/id/body/hmicfrs?section=findings&polarity=concern&year=2025",
    "/id/person/matt-parr",
    "/id/body/home-secretary",
    "/id/programme/national-child-protection",
    "/id/stage/engage",
    "/id/force/kent",
    "/id/theme/digital-forensics",
    "/id/body/hmicfrs",
    "/id/inspection/metropolitan/met-child-exploitation/2023",
    ARTICLE,
    f"{ARTICLE}?kind=reaction",
    "/id/rule/findings.attributed",
    "/sparql",
    "/sparql?query=SELECT+%3Fclass+%28COUNT%28*%29+AS+%3Fthings%29+%7B+%3Fthing+a+%3Fclass+%7D+GROUP+BY+%3Fclass",
    "/sparql?query=SELECT+%3Fclass+%28COUNT%28*%29+AS+%3Fthings%29+%7B+%3Fthing+a+%3Fclass+%7D+GROUP+BY+%3Fclass#chart",
    "/graph",
    "/graph?of=the+Met",
)


@pytest.fixture(scope="module")
def site(start: Start, collection_folder: Path) -> Site:
    return start(collection_folder, "--workers", "2")


def statement(page: Any) -> str:
    """The address of a finding of the Met."""
    page.goto("/id/force/metropolitan")
    return str(page.locator("#findings a.why").first.get_attribute("href"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_and_no_other_host_is_tried(site: Site, scheme: str) -> None:
    if not AXE.exists():
        pytest.skip("make consumers installs axe-core")
    found = {}
    with visiting(site.root, color_scheme=scheme) as (page, tried):
        for path in (*PAGES, statement(page)):
            page.goto(path)
            page.evaluate(AXE.read_text("utf-8"))
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            violations = page.evaluate("axe.run().then(found => found.violations)")
            serious = [one for one in violations if one["impact"] in {"serious", "critical"}]
            if serious:
                found[path] = [(one["id"], one["nodes"][0]["html"][:200]) for one in serious]
        assert tried == []
    assert not found


def test_a_phone_shows_all_without_sideways_scroll(site: Site) -> None:
    wide = []
    with visiting(site.root, viewport={"width": 360, "height": 700}) as (page, _):
        for path in (*PAGES, statement(page)):
            page.goto(path)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append(path)
    assert wide == []


def test_without_scripts_search_leads_to_a_dossier_to_evidence_to_its_text(site: Site) -> None:
    with visiting(site.root, java_script_enabled=False) as (page, tried):
        page.goto("/")
        page.fill("#q", "the Met")
        page.click(".find button")
        page.click(".goto a >> nth=0")
        assert page.inner_text("h1") == "Metropolitan Police Service"
        page.click("#findings a.why >> nth=0")
        words = page.inner_text("blockquote mark")
        page.click(".source a")
        assert page.inner_text("sup a >> nth=0") and words.split("\n")[0][:40] in page.inner_text(".text")
        anchor = page.url.partition("#")[2]
        assert page.locator(f"[id='{anchor}']").count() == 1
        page.check("input[value=claim]")
        page.click("text=Show only these")
        assert page.locator("mark:not(.k-claim)").count() == 0
        assert tried == []


def test_without_scripts_a_bar_leads_to_its_findings_and_fields_narrow_them_down(site: Site) -> None:
    with visiting(site.root, java_script_enabled=False) as (page, tried):
        page.goto("/id/body/hmicfrs")
        page.click(".timeline svg a[aria-label$='concern findings'] >> nth=0")
        assert page.inner_text("h1") == "Findings" and page.locator(".entry:not(.p-concern)").count() == 0
        page.click("text=Show all findings")
        page.click(".filters a >> text=strength")
        page.select_option("[name=theme]", index=1)
        page.click(".filter button")
        assert "polarity=strength" in page.url and "theme=" in page.url
        assert page.locator(".entry").count() == page.locator(".entry.p-strength").count() > 0
        assert tried == []


def test_questions_are_asked_with_names_as_people_write_them(site: Site) -> None:
    with visiting(site.root, java_script_enabled=False) as (page, _):
        page.goto("/questions")
        page.click("a[href='/questions/deadlines']")
        page.fill("[name=force]", "the Met")
        page.get_by_role("button", name="Ask", exact=True).click()
        assert "by 31 December" in page.inner_text("table")
        page.fill("[name=force]", "Yorkshire")
        page.get_by_role("button", name="Ask", exact=True).click()
        assert "North Yorkshire Police" in page.inner_text("[role=alert]")


def test_keys_alone_lead_from_the_front_page_to_the_evidence(site: Site) -> None:
    with visiting(site.root) as (page, _):

        def press_until(selector: str) -> None:
            for _ in range(200):
                page.keyboard.press("Tab")
                focused = page.evaluate(
                    """selector => { const one = document.activeElement;
                    if (getComputedStyle(one).outlineStyle === 'none') return 'unseen ' + one.outerHTML;
                    return one.matches(selector) }""",
                    selector,
                )
                assert focused in (True, False), focused
                if focused:
                    return
            raise AssertionError(f"no key reaches {selector}")

        def enter() -> None:
            with page.expect_navigation():
                page.keyboard.press("Enter")

        page.goto("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        press_until("#q")
        page.keyboard.type("Kent Police")
        enter()
        press_until(".goto a")
        enter()
        assert page.url.endswith("/id/force/kent")
        press_until("a.why")
        enter()
        assert page.locator("blockquote mark").count() >= 1


def test_tables_come_as_files(site: Site) -> None:
    with visiting(site.root) as (page, _):
        page.goto("/id/force/metropolitan")
        page.click("#findings summary")
        with page.expect_download() as found:
            page.click("#findings .behind a >> text=CSV")
        assert found.value.suggested_filename == "metropolitan-police-service-findings.csv"
        lines = Path(found.value.path()).read_text("utf-8").splitlines()
        assert lines[0].startswith("polarity,") and len(lines) > 20


def test_pages_are_light(site: Site) -> None:
    import gzip

    for path in PAGES:
        body = site.ask(path, accept="text/html").body + site.ask("/static/explorer.css").body
        assert len(gzip.compress(body)) < 60_000, path
