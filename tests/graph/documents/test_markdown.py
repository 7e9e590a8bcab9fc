"""Markdown: structure as in the page that it stands for, and fields of its front matter."""

from __future__ import annotations

import pytest

from peelgraph.graph.documents.read import read


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        (
            "# Kent\n\nThe force is\n**good** at [it](https://example.org).",
            "Kent\n\nThe force is good at it.",
        ),
        ("Found:\n\n- one\n  1. inner\n- two", "Found:\n\n  • one\n    1. inner\n  • two"),
        ("| Force | Grade | Note |\n|--|--|--|\n| Kent | | new |", "Force | Grade | Note\nKent | | new"),
        ("Kent\n====\n\n> a quotation\n\n```\ncode\n```", "Kent\n\na quotation\n\ncode"),
        ("R\\*D &amp; <b>bold</b> <script>x()</script>", "R*D & bold"),
        ("---\n\nNo front matter: none\n\n---\n\nwords", "No front matter: none\n\nwords"),
    ],
)
def test_structure(markdown: str, text: str) -> None:
    assert read(markdown.encode(), "a.md").text == text


def test_headings_have_levels() -> None:
    document = read(b"# One\n\n### Three\n\nWords.", "a.markdown")
    assert [(b.kind.value, b.level) for b in document.blocks] == [
        ("heading", 1),
        ("heading", 3),
        ("paragraph", 0),
    ]


def test_front_matter_becomes_fields() -> None:
    document = read(
        b'---\ntitle: "Kent: a report"\ndate: 2019-03-28\ntags: [a, b]\nsource: https://example.org/kent/\n---\nWords.\n',
        "a.md",
    )
    assert document.text == "Words."
    assert [(f.name, f.value, f.origin) for f in document.fields] == [
        ("title", "Kent: a report", "front matter title"),
        ("published", "2019-03-28", "front matter date"),
        ("url", "https://example.org/kent/", "front matter source"),
        ("encoding", "utf-8", "valid"),
    ]
    assert document.url == "https://example.org/kent/"
