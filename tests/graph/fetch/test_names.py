"""Names of files: readable, by the format of the content, and never outside the folder."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.errors import DocumentError
from peelgraph.graph.fetch.addresses import normal
from peelgraph.graph.fetch.interface import Answer
from peelgraph.graph.fetch.names import file_name

PAGE = b"<!doctype html><p>words"


def named(address: str, body: bytes = PAGE, **headers: str) -> str:
    fields = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return file_name(Answer(normal(address), 200, fields, body))


@pytest.mark.parametrize(
    ("address", "body", "headers", "host", "start", "suffix"),
    [
        ("https://a.org/pub/kent-2019/", PAGE, {}, "a.org", "kent-2019-", ".html"),
        ("https://a.org/", PAGE, {}, "a.org", "index-", ".html"),
        ("https://a.org:8080/up/Kent%20Report.PDF", b"%PDF-1.4", {}, "a.org-8080", "kent-report-", ".pdf"),
        ("https://a.org/a.pdf", PAGE, {"Content_Type": "application/pdf"}, "a.org", "a-", ".html"),
        ("https://a.org/a", b"\n%PDF-1.4", {"Content_Type": "text/html"}, "a.org", "a-", ".pdf"),
        ("https://a.org/a.html", b"<p>x", {"Content_Type": "text/html; charset=x"}, "a.org", "a-", ".html"),
        ("https://a.org/a.docx", b"PK", {"Content_Type": "application/octet-stream"}, "a.org", "a-", ".docx"),
        ("https://a.org/get?id=5", b"PK", {"Content_Disposition": 'attachment; filename="Kent letter.docx"'}, "a.org", "kent-letter-", ".docx"),
        ("https://a.org/get", b"%PDF-", {"Content_Disposition": "attachment; filename*=UTF-8''%C3%89tude%20n%C2%BA1.pdf"}, "a.org", "etude-no1-", ".pdf"),
        ("https://a.org/get", b"%PDF-", {"Content_Disposition": 'attachment; filename="../../../etc/passwd"'}, "a.org", "passwd-", ".pdf"),
        ("https://a.org/get", b"%PDF-", {"Content_Disposition": 'attachment; filename="..\\..\\boot.ini"'}, "a.org", "boot-ini-", ".pdf"),
        ("https://a.org/get", b"%PDF-", {"Content_Disposition": "attachment; filename*=nonsense'"}, "a.org", "", ".pdf"),
        ("https://a.org/%2e%2e%2f%2e%2e%2fetc", PAGE, {}, "a.org", "etc-", ".html"),
        ("https://a.org/ключ", PAGE, {}, "a.org", "index-", ".html"),
        ("https://a.org/" + "long-" * 100, PAGE, {}, "a.org", "long-long-", ".html"),
    ],
)  # fmt: skip
def test_names(
    address: str, body: bytes, headers: dict[str, str], host: str, start: str, suffix: str
) -> None:
    path = PurePosixPath(named(address, body, **headers))
    assert (str(path.parent), path.suffix) == (host, suffix)
    assert path.name.startswith(start)
    assert len(path.name) < 110


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "application/json", ""])
def test_what_is_no_document(kind: str) -> None:
    with pytest.raises(DocumentError, match="is no document"):
        named("https://a.org/a.png", b"\x89PNG", Content_Type=kind)


def test_pages_of_one_name_have_files_of_their_own() -> None:
    addresses = ["https://a.org/a/report.pdf", "https://a.org/b/report.pdf", "https://a.org/a/report.pdf?v=2"]
    assert len({named(address, b"%PDF-") for address in addresses}) == 3


@given(st.text(), st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])))
def test_nothing_leaves_the_folder(path: str, disposition: str) -> None:
    try:
        address = normal(f"https://a.org/{path}")
    except DocumentError:
        return
    name = named(address, PAGE, Content_Disposition=f'attachment; filename="{disposition}"')
    assert PurePosixPath(name).parts[0] == "a.org"
    assert len(PurePosixPath(name).parts) == 2
    assert name.isascii()
    assert not PurePosixPath(name).name.startswith((".", "-"))
