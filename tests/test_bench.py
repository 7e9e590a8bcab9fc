"""The table of `make bench` says who is better, and in which version."""

from __future__ import annotations

from importlib.metadata import version

import pytest

from benchmarks import peers


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(peers, "_told", [])
    peers.seconds("writing", "networkx", 0.5, 2.0, "three files")
    peers.rates("serving", "oxigraph", 50, 200, "/s")
    peers.rates("asking", "rdflib", 3, 0, "/s")
    peers.ratio("questions", "pyoxigraph", 0.98)
    return list(peers.table(markdown=True))


@pytest.mark.parametrize(
    ("row", "package", "says"),
    [
        (2, "networkx", "| 500 ms | {} | 2.00 s | 4 | peelgraph is 4 times as fast; three files |"),
        (3, "oxigraph", "| 50 /s | {} | 200 /s | 0.25 | oxigraph is better: 4 times as fast |"),
        (4, "rdflib", "| 3 /s | {} | 0 /s | – | rdflib gave no answer in the time it had |"),
        (5, "pyoxigraph", "| – | {} | – | 0.98 | no difference |"),
    ],
)
def test_a_row_says_who_is_better(lines: list[str], row: int, package: str, says: str) -> None:
    assert lines[row].endswith(says.format(f"{package} {version(package)}"))


def test_the_table_is_markdown(lines: list[str]) -> None:
    assert {line.count(" | ") for line in lines} == {5}
    assert set(lines[1]) == {"|", "-", " "}
