"""Whatever stands in the files of users: figures between 0 and 1, or one line that says what is wrong."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.errors import PeelError
from peelgraph.graph.evaluate.figures import figures
from peelgraph.graph.evaluate.files import read_gold

from .sample import GOLD, Json, edited, scored

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "kent", "Essex Police"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["force", "forces", "quote"]), inner)
    ),
    max_leaves=4,
)
KEYS = sorted(
    {
        key
        for listed in GOLD.values()
        if isinstance(listed, list)
        for entry in listed
        for key in entry
        if isinstance(entry, dict)
    }
    | {"alt", "start", "end"}
)
LISTS = sorted(key for key, listed in GOLD.items() if isinstance(listed, list))


@st.composite
def spoilt(draw: st.DrawFn) -> Json:
    """The sample with a few values replaced by anything that JSON can hold."""
    record = edited(lambda d: d)
    for _ in range(draw(st.integers(1, 3))):
        entries = [entry for key in LISTS for entry in record[key] if isinstance(entry, dict)]
        if draw(st.booleans()):
            draw(st.sampled_from(entries))[draw(st.sampled_from(KEYS))] = draw(JUNK)
        else:
            key = draw(st.sampled_from([*sorted(set(GOLD) - set(LISTS)), "alt", "optional_values"]))
            record[key] = draw(JUNK)
    return record


@given(spoilt())
def test_any_prediction_can_be_scored(prediction: Json) -> None:
    assert all(0 <= row.value <= 1 or row.metric == "polarity: kappa" for row in figures(scored(prediction)))


@given(spoilt())
def test_any_gold_is_scored_or_refused(gold: Json) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.json").write_text(json.dumps(gold))
        try:
            scores = scored(GOLD, read_gold(Path(folder))["a"])
        except PeelError as error:
            assert "a.json" in str(error)
            assert "\n" not in str(error)
        else:
            assert all(0 <= row.value <= 1 or row.metric == "polarity: kappa" for row in figures(scores))
