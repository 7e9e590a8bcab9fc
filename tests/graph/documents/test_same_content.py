"""One publication as web page, PDF and plain text gives the same blocks; only page furniture may differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.model import Document, kind

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "tests" / "data" / "pages").iterdir())

ONLY_IN_TEXT = {
    "d04": {
        "Subscribe | Sign in | E-edition", "News > Crime", "ADVERTISEMENT", "Read more:", "Most read | Comments (14)",
        "Latest crime news from across the region", "Sign up for our daily newsletter",
        "Published Nov 21, 2025", "Last updated Nov 21, 2025",
    },
    "d05": {"Print this document", "Back to top"},
    "d06": {"Get the free PDF Reader from Adobe (external link)"},
    "d07": {
        "Image source, PA Media", "Image caption, The force is the second largest in England", "Related Topics",
        "Greater Manchester Police", "Manchester", "More on this story", "Police force 'screens out' four in 10 cases",
        "Related Internet Links", "HM Inspectorate of Constabulary, external", "Published",
        "The BBC is not responsible for the content of external sites.",
    },
    "d13": {
        "comments", 'Media caption, Gwent Police was the only force in Wales ranked "good"', "More on this story",
        "Review of Welsh police forces finds failings and successes", "Published", "27 November 2014",
        "Around the BBC", "BBC Democracy Live",
    },
    "d19": {"Print this document"},
    "d27": {"Back to publication"},
    "d28": {"Print this document"},
    "d29": {"Contents", "Print this document", "Back to publication"},
}  # fmt: skip
ONLY_IN_PAGE = {
    "d04": {"Published Nov 21, 2025 Last updated Nov 21, 2025"},
    "d05": {"© HMICFRS 2025"},
    "d06": {"Get the free PDF Reader from Adobe"},
    "d07": {"The force is the second largest in England"},
    "d13": {'Gwent Police was the only force in Wales ranked "good"'},
    "d19": {
        "by HM Inspectorate of Constabulary and Fire & Rescue Services and the Care Quality Commission",
        "Section 7. Appendices",
    },
}


def words(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:3] + page.suffix)
def test_page_and_plain_text_have_the_same_blocks_in_the_same_order(page: Path) -> None:
    key = page.stem[:3]
    from_page = words(read(page))
    from_text = words(read(ROOT / "data" / "documents" / f"{page.stem}.txt"))
    furniture = ONLY_IN_TEXT.get(key, set()) | ONLY_IN_PAGE.get(key, set())
    assert [w for w in from_page if w not in furniture] == [w for w in from_text if w not in furniture]


def statements(document: Document) -> Counter[tuple[str, str]]:
    """Statements by their words; facts of the whole document by their values, as they stand anywhere."""
    found = []
    for statement in extract(document).statements:
        if kind(statement) in ("fact", "inspectorate link"):
            names = [f.name for f in fields(statement) if f.name not in ("evidence", "confidence", "review")]
            words = "; ".join(str(getattr(statement, name)) for name in names)
        else:
            words = document.text[statement.evidence.start : statement.evidence.end]
        found.append((kind(statement), words))
    return Counter(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:3] + page.suffix)
def test_page_and_plain_text_say_the_same(page: Path) -> None:
    from_text = statements(read(ROOT / "data" / "documents" / f"{page.stem}.txt"))
    assert len(from_text) > 9
    assert statements(read(page)) == from_text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem[:3] + page.suffix)
def test_kinds_are_known_and_spans_are_exact(page: Path) -> None:
    document = read(page)
    kinds = {block.kind.value for block in document.blocks}
    assert {"heading", "paragraph"} <= kinds
    for block in document.blocks:
        exact = document.text[block.start : block.end]
        assert exact == " ".join(exact.split())
        assert (block.page is not None) == (page.suffix == ".pdf")
