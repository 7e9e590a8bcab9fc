"""The page on the forty questions names the queries that answer them, all of them, and no others."""

from __future__ import annotations

import re
from pathlib import Path

from peelgraph.queries import library

PAGE = Path(__file__).parents[2] / "docs" / "questions.md"
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.*?) \| ?(.*?) ?\|$", re.MULTILINE)


def test_each_question_has_its_query_or_a_reason() -> None:
    rows = ROW.findall(PAGE.read_text())
    assert [int(number) for number, *_ in rows] == list(range(1, 41))
    listed = {
        (name, int(number)) for number, _, names, _ in rows for name in re.findall(r"`([a-z-]+)`", names)
    }
    assert listed == {(query.name, query.question) for query in library().values() if query.question}
    assert all("`" in names or reason for _, _, names, reason in rows)


def test_queries_without_a_number_are_named_too() -> None:
    others = {query.name for query in library().values() if query.question is None}
    [line] = re.findall(r"^Queries without a number (.*)$", PAGE.read_text(), re.MULTILINE)
    assert set(re.findall(r"`([a-z-]+)`", line)) == others
