"""The site of `make docs`: complete, without a broken link, and read without a network."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from peelgraph.cli.app import COMMANDS
from peelgraph.ontology import text
from peelgraph.queries import library
from tests.browser import opened

ROOT = Path(__file__).parents[1]
AXE = ROOT / "tests" / "consumers" / "node_modules" / "axe-core" / "axe.min.js"
LOADED = "script[src], img[src], iframe[src], link[href], source[src], video[src], object[data]"

pytestmark = [
    pytest.mark.xdist_group("site"),
    pytest.mark.skipif(
        importlib.util.find_spec("mkdocs") is None and not os.environ.get("CI"),
        reason="make docs installs what builds the site",
    ),
]


@pytest.fixture(scope="module")
def site(collection_folder: Path, tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "site"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            command = [sys.executable, ROOT / "docs" / "site", folder.name, collection_folder]
            built = subprocess.run(command, check=False, cwd=folder.parent, capture_output=True, text=True)
            assert built.returncode == 0, built.stderr
    return folder / "html"


def page(site: Path, name: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / f"{name}.html").read_text("utf-8"))


def test_each_command_question_and_term_has_its_place(site: Path) -> None:
    for command in COMMANDS:
        assert f"peel {command}" in page(site, f"reference/commands/{command}").css_first("h1").text()
    for name, query in library().items():
        shown = page(site, f"questions/{name}").css_first("article").text()
        assert query.summary in shown
        assert "sample collection" in shown
    ontology = page(site, "reference/ontology")
    for term in re.findall(r"^peel:(\w+) a owl:", text("peel.ttl"), re.MULTILINE):
        assert ontology.css_first(f"h3#{term}"), term
    rules = page(site, "reference/shapes").css_first("article").text()
    for message in re.findall(r'sh:message "([^"]+)"', text("shapes.ttl")):
        assert message in rules
    api = page(site, "reference/python").css_first("article").text()
    assert all(name in api for name in ("open_store", "to_networkx", "NotFoundError"))


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 100
    for file in pages:
        for node in LexborHTMLParser(file.read_text("utf-8")).css(LOADED):
            address = node.attributes.get("src") or node.attributes.get("href") or node.attributes["data"]
            assert not re.match(r"([a-z]+:)?//", address or ""), f"{file.name}: {node.html}"
    for file in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*[\"']?\s*(https?:)?//", file.read_text("utf-8")), file.name


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("index", {"color_scheme": "light"}),
        ("tutorial", {"color_scheme": "dark", "viewport": {"width": 390, "height": 800}}),
        ("questions/deadlines", {"color_scheme": "dark"}),
        ("reference/commands/show", {"viewport": {"width": 390, "height": 800}}),
        ("reference/ontology", {}),
    ],
)
def test_a_page_as_a_browser_shows_it(site: Path, name: str, options: dict) -> None:
    """From the file, with other files of the site and nothing else; at two widths, in the dark, by axe-core."""
    with opened(site / f"{name}.html", beside=site, **options) as (shown, tried):
        shown.wait_for_selector(".md-search[aria-label]", state="attached")
        width = shown.viewport_size["width"]
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        if AXE.exists():
            shown.evaluate(AXE.read_text("utf-8"))
            found = shown.evaluate("axe.run({preload: false})")["violations"]
            assert not found, [(each["id"], each["nodes"][0]["html"]) for each in found]
        assert not tried


def test_the_search_works_without_a_server(site: Path) -> None:
    with opened(site / "index.html", beside=site) as (shown, tried):
        shown.click(".md-search__input")
        shown.keyboard.type("deadline")
        shown.wait_for_selector(".md-search-result__link")
        shown.locator(".md-search-result__link").first.click()
        shown.wait_for_selector("h1")
        assert "deadline" in shown.inner_text("article").lower()
        assert not tried
