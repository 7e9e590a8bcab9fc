"""Addresses have one form; those of other hosts are refused with the remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.errors import DocumentError, UsageError
from peelgraph.graph.fetch.addresses import Allowed, normal

BASE = "https://www.example.org/publications/kent/"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("HTTPS://WWW.Example.ORG:443/a#part", "https://www.example.org/a"),
        ("http://example.org:80", "http://example.org/"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("../../uploads/kent report.pdf", "https://www.example.org/uploads/kent%20report.pdf"),
        ("/a%20b?x=1&y=a b", "https://www.example.org/a%20b?x=1&y=a%20b"),
        ("//files.example.org/é.pdf", "https://files.example.org/%C3%A9.pdf"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org./", "https://example.org/"),
        (" \n/a\nb ", "https://www.example.org/ab"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://a.org/a/./b/../../c/..", "https://a.org/"),
        ("https://a.org/../../a/b/.", "https://a.org/a/b/"),
        ("https://a.org//a//../b", "https://a.org//a/b"),
        ("?page=2", "https://www.example.org/publications/kent/?page=2"),
    ],
)
def test_one_form(written: str, form: str) -> None:
    assert normal(written, BASE) == form
    assert normal(form) == form


@given(st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF)))
def test_one_form_of_anything(written: str) -> None:
    try:
        form = normal(written, BASE)
    except DocumentError:
        return
    assert normal(form) == form
    assert form.isascii()
    assert form.isprintable()


@pytest.mark.parametrize(
    "written",
    [
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ftp://example.org/a.pdf",
        "data:text/html,x",
        "http://",
        "http://example.org:port/",
        "http://example.org:99999/",
        "http://[::1/",
        "http://a..b/",
        "https://user:secret@example.org/",
        "https://user@example.org/",
    ],
)
def test_what_is_no_address(written: str) -> None:
    with pytest.raises(DocumentError) as caught:
        normal(written, BASE)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://hmicfrs.justiceinspectorates.gov.uk/publications/kent/", True),
        ("https://assets-hmicfrs.justiceinspectorates.gov.uk/uploads/kent.pdf", True),  # where its files are
        ("https://www.justiceinspectorates.gov.uk/hmicfrs/kent/", True),  # where its pages were
        ("https://www.hmicfrs.justiceinspectorates.gov.uk/", True),
        ("https://s3-eu-west-2.amazonaws.com/assets-hmicfrs.justiceinspectorates.gov.uk/kent.pdf", True),
        (
            "https://s3-eu-west-2.amazonaws.com/assets-hmicfrs.justiceinspectorates.gov.uk/../other/kent.pdf",
            False,
        ),
        ("https://s3-eu-west-2.amazonaws.com/other/kent.pdf", False),
        ("https://files.police.uk/kent.pdf", True),  # *.police.uk
        ("https://police.uk/", False),
        ("https://evilpolice.uk/", False),
        ("https://hmicfrs.justiceinspectorates.gov.uk.example.org/", False),
        ("https://assets.publishing.service.gov.uk/kent.pdf", False),
        ("https://hmicfrs.justiceinspectorates.gov.uk:22/", False),
        ("https://one.example.org/", True),
        ("https://one.example.org:8443/", True),
    ],
)
def test_hosts_that_may_be_asked(address: str, allowed: bool) -> None:
    given = ["https://hmicfrs.justiceinspectorates.gov.uk/a", "https://one.example.org:8443/"]
    rule = Allowed.by(given, ["*.Police.uk"])
    if allowed:
        rule.check(normal(address))
    else:
        with pytest.raises(DocumentError, match="not allowed"):
            rule.check(normal(address))


@pytest.mark.parametrize("host", ["", "https://example.org", "example.org/path", "*", "a b", "*.*.org:x"])
def test_what_names_no_host(host: str) -> None:
    with pytest.raises(UsageError, match="name a host"):
        Allowed.by([], [host])
