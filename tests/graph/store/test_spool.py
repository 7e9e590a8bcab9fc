"""The spool: what waits is whole or not there, and comes into the database once, in however many parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from peelgraph.graph.store import spool
from peelgraph.graph.store.spool import Spool
from peelgraph.graph.store.update import Update


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Spool]:
    waiting = Spool(tmp_path)
    yield waiting
    waiting.close()


def addition(number: int) -> Update:
    update = Update()
    update.add(f"https://a.org/{number}", [f'<https://a.org/s> <https://a.org/p> "{number}, né" .'])
    update.add(None, [f'<https://a.org/s> <https://a.org/p> "{number}, né" .'])
    return update


def loaded(waiting: Spool) -> list[str]:
    store = Store()
    waiting.load(store)
    return sorted(quad.object.value for quad in store)


@pytest.mark.parametrize("part", [1, 300, 10**9])
@pytest.mark.parametrize("bulk", [1, 10**9])
def test_all_that_waits_is_loaded_in_any_parts(
    part: int, bulk: int, waiting: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "_PART", part)
    monkeypatch.setattr(spool, "_BULK", bulk)
    assert waiting.is_empty
    for number in range(5):
        waiting.take(addition(number))
    assert not waiting.is_empty
    assert loaded(waiting) == [f"{number}, né" for number in range(5) for _ in "12"]
    waiting.take(addition(5))
    assert len(loaded(waiting)) == 12


def test_what_was_broken_off_does_not_wait(waiting: Spool, monkeypatch: pytest.MonkeyPatch) -> None:
    class BrokenOff(Update):
        def nquads(self) -> Iterator[bytes]:
            yield from list(super().nquads())[:1]
            raise KeyboardInterrupt

    waiting.take(addition(0))
    broken = BrokenOff()
    broken.add("https://a.org/1", ['<https://a.org/s> <https://a.org/p> "half of it" .'])
    broken.add(None, ['<https://a.org/s> <https://a.org/p> "half of it" .'])
    with pytest.raises(KeyboardInterrupt):
        waiting.take(broken)
    assert loaded(waiting) == ["0, né"] * 2
    waiting.take(addition(2))
    assert loaded(waiting) == ["0, né"] * 2 + ["2, né"] * 2


def test_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    waiting = Spool(tmp_path)
    waiting.take(addition(0))
    assert list(tmp_path.iterdir()) == []  # not even if it were killed now
    waiting.close()


def test_it_is_full_by_bytes_or_by_what_is_remembered(
    waiting: Spool, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting.take(addition(0))
    assert not waiting.is_full
    with monkeypatch.context() as limits:
        limits.setattr(spool, "_FULL", 100)
        assert waiting.is_full
    monkeypatch.setattr(spool, "_REMEMBERED", 1)
    assert not waiting.is_full
    update = addition(1)
    update.shared.append("a triple")
    waiting.take(update)
    assert waiting.is_full
