"""From a landing page to its report and letter, and to nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.fetch.links import report_links

PAGE = "https://www.example.org/publications/kent/"


@pytest.mark.parametrize(
    ("page", "links"),
    [
        ("<h2>Get the report</h2><p><a href='/a.pdf'>Kent – inspection (PDF document)</a>", ["/a.pdf"]),
        (
            "<h2>Get the <b>report</b>:</h2><ul><li><a href=/a.pdf>Kent</a><li><a href=/b.docx>Kent</a>",
            ["/a.pdf", "/b.docx"],
        ),
        ("<h2>Get the report</h2><a href='/kent-report/'>Kent: the report</a>", ["/kent-report/"]),
        ("<h2>Get the report</h2><a href='/contact/'>Contact us</a>", []),
        ("<h2>Get the report</h2><h3>Appendices</h3><a href='/a.pdf'>Method</a>", ["/a.pdf"]),
        ("<h2>Get the report</h2><h2>Related</h2><a href='/a.pdf'>Annual plan</a>", []),
        ("<h3>Get the report</h3><h2>Related</h2><a href='/a.pdf'>Annual plan</a>", []),
        ("<h2>Documents</h2><h3><a href='//www.example.org/a.pdf'>Kent</a></h3>", ["/a.pdf"]),
        ("<p><a href='/a.pdf'>Download the full report</a>", ["/a.pdf"]),
        ("<p><a href='/letter/'>Read the letter &amp; our view</a>", ["/letter/"]),
        ("<p>as <a href='/study.pdf'>a study</a> showed", []),
        ("<nav><a href='/a.pdf'>Get the report</a></nav><footer><a href='/b.pdf'>(PDF)</a></footer>", []),
        (
            "<header><nav></nav><a href='/a.pdf'>Full report</a></header><a href='/b.pdf'>Full report</a>",
            ["/b.pdf"],
        ),
        ('<a class=x\n HREF = "/a.pdf?x=1&amp;y=2#page=3">Full  report</a>', ["/a.pdf?x=1&y=2"]),
        ("<a data-href='/no.pdf' href='/a.pdf'>Full report</a><a href='/a.pdf'>(PDF)</a>", ["/a.pdf"]),
        ("<a href='mailto:a@example.org'>Get the report</a><a href='javascript:x()'>Full report</a>", []),
        ("<a href='#report'>Read the report</a><a href=''>Full report</a><a>Full report</a>", []),
        ("<!-- <a href='/a.pdf'>Full report</a> --><script>'<a href=/b.pdf>Full report</a>'</script>", []),
        ("<abbr href='/a.pdf'>Full report</abbr><article><a href='/b.pdf'>Full report</a>", ["/b.pdf"]),
        ("<a href='https://elsewhere.example/a.pdf'>Full report</a>", ["https://elsewhere.example/a.pdf"]),
    ],
)
def test_links_that_are_followed(page: str, links: list[str]) -> None:
    found = report_links(page.encode(), PAGE)
    assert [link.removeprefix("https://www.example.org") for link in found] == links


@given(
    st.lists(
        st.sampled_from(
            ["<a ", "href='", "</a>", "<h2>", "</h2>", "get the report", "<nav>", "<!--", "\0", ">"]
        )
    ).map("".join)
)
def test_broken_pages_are_no_error(page: str) -> None:
    assert report_links(page.encode(), PAGE) is not None


@pytest.mark.parametrize(
    "piece", ["<a ", "<a '", '<a href="', "<h2>", "<a><h2></a>", "<!-", "<script", "<nav></", "a href="]
)
def test_hostile_pages_do_not_hold_it_up(piece: str) -> None:
    """Of anything that grows faster than the page, this would be the last that is heard."""
    assert report_links(piece.encode() * (1_000_000 // len(piece)), PAGE) == []
