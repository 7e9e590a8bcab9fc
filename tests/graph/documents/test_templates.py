"""Pages in the templates of inspectorates, government, commissioners, forces and the press, each read whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from peelgraph.graph.documents.read import read

PAGES = sorted((Path(__file__).parents[2] / "data" / "templates").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_main_text_is_read_and_nothing_else(page: Path) -> None:
    text, _, _ = page.with_suffix(".txt").read_text().partition("\n---\n")
    assert read(page).text == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_fields_say_where_they_stood(page: Path) -> None:
    _, _, fields = page.with_suffix(".txt").read_text().partition("\n---\n")
    found = [f"{f.name} | {f.value} | {f.origin}" for f in read(page).fields]
    assert found == [*fields.splitlines(), "encoding | utf-8 | valid"]
