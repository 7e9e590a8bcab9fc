from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.store.sorting import differences, sorted_lines

LINES = st.lists(st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), max_size=3), max_size=30)


@given(LINES, st.integers(1, 7))
def test_any_lines_come_out_sorted_and_once_however_few_fit_into_memory(lines: list[str], chunk: int) -> None:
    assert list(sorted_lines(lines, Path(tempfile.gettempdir()), chunk)) == sorted(set(lines))


@given(LINES, LINES)
def test_differences_are_what_only_one_side_has(old: list[str], new: list[str]) -> None:
    found = list(differences(sorted(set(old)), sorted(set(new))))
    assert found == [(line in new, line) for line in sorted(set(old) ^ set(new))]
