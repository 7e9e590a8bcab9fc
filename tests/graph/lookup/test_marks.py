"""Marks of a text, however they lie: no letter is lost, each mark begins and ends once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.lookup.marks import Mark, lines, marked
from peelgraph.graph.lookup.names import Match

from ...sample import KHAN, extractions

TEXT = "One two three.\n\nFour five six seven.\nEight"


def mark(start: int, end: int) -> Mark:
    return Mark(start, end, {}, ())


def test_nested_and_overlapping_marks_share_pieces() -> None:
    outer, inner, across = mark(0, 13), mark(4, 7), mark(8, 20)
    first, second, _ = lines(TEXT, [outer, inner, across])
    assert [piece.text for piece in first] == ["One ", "two", " ", "three", "."]
    assert [piece.marks for piece in first] == [
        (outer,),
        (outer, inner),
        (outer,),
        (outer, across),
        (across,),
    ]
    assert second[0].text == "Four" and second[0].marks == (across,) and second[0].end == (across,)


@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)), max_size=6))
def test_no_letter_is_lost_and_each_mark_begins_once(spans: list[tuple[int, int]]) -> None:
    places = {(start, min(start + length, len(TEXT))) for start, length in spans}
    marks = [mark(start, end) for start, end in sorted(places) if TEXT[start:end].strip() == TEXT[start:end]]
    pieces = [piece for line in lines(TEXT, marks) for piece in line]
    assert "".join(piece.text for piece in pieces) == TEXT.replace("\n", "")
    assert sorted(m.start for piece in pieces for m in piece.begin) == sorted(m.start for m in marks)
    assert sorted(m.end for piece in pieces for m in piece.end) == sorted(m.end for m in marks)


def test_statements_of_a_document_know_their_place_voice_and_rule(sample) -> None:
    article = extractions()[2].document
    found = marked(sample, Match(article.id))
    assert found.text == article.text
    for one in found.marks:
        assert article.text[one.start : one.end] == one.told["words"]
    [khan] = [m for m in found.marks if str(m.told["voice"]).endswith(KHAN)]
    assert khan.told["kind"] == "reaction" and str(khan.told["rule"]).endswith("reactions.said")
