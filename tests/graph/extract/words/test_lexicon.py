import time

import pytest

from peelgraph.graph.extract.words.lexicon import Lexicon, lexicon, table, words

NAMES = ("polarity", "themes", "frames", "speakers", "demands")


def cues(text, *rows):
    found = words(text)
    hits = Lexicon({"cue": row} for row in rows).longest(found)
    return [" ".join(found.forms[hit.first : hit.last]) for hit in hits]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        ("It improves steadily", ["improv*"], ["improves"]),
        ("They have made progress", ["has|have made progress"], ["have made progress"]),
        ("room for a lot of improvement", ["room for .. improvement"], ["room for a lot of improvement"]),
        ("room for improvement", ["room for .. improvement"], ["room for improvement"]),
        ("room for one two three four improvement", ["room for .. improvement"], []),
        ("victim-blaming language", ["victim blaming"], ["victim blaming"]),
        ("the force’s plan", ["the force"], ["the force"]),
        (
            "serious and organised crime",
            ["serious", "serious and organised crime"],
            ["serious and organised crime"],
        ),
        ("poor and poorer", ["poor"], ["poor"]),
        ("didn’t act", ["didn't"], ["didn't"]),
    ],
)
def test_cues_are_found(text, rows, expected):
    assert cues(text, *rows) == expected


def test_words_keep_their_offsets():
    text = "The force’s  48% (half)"
    assert [text[start:end] for start, end in words(text).spans] == ["The", "force’s", "48", "%", "half"]


@pytest.mark.parametrize("cue", [".. good", "ab*", ""])
def test_a_cue_that_could_begin_anywhere_is_refused(cue):
    with pytest.raises((ValueError, IndexError)):
        Lexicon([{"cue": cue}])


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_load_and_have_no_cue_twice_with_the_same_meaning(name):
    assert lexicon(name)
    rows = [tuple(row.values()) for row in table(name)]
    assert len(rows) == len(set(rows))
    assert all(all(cell.strip() for cell in row) for row in rows)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("unit", ["not ", "room for ", "the force ", "x", "“", ", ", "need "])
def test_long_lines_cost_little(name, unit):
    text = unit * (60_000 // len(unit))
    start = time.process_time()
    lexicon(name).longest(words(text))
    assert time.process_time() - start < 5
