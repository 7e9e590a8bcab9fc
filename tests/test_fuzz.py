"""Targets of fuzzing: their good examples, what was found before, and some changes at random. `make fuzz` does more."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from .fuzz.targets import targets

TARGETS = {target.name: target for target in targets()}
FOUND = Path(__file__).parent / "data" / "fuzz"
CHANGES = 20
"""Of each seed, at the most."""


def changed(seed: bytes, chance: random.Random, words: tuple[str, ...]) -> bytes:
    """An example with a word put in, a piece lost, or a piece said twice."""
    start, end = sorted(chance.randrange(len(seed) + 1) for _ in "12")
    word = chance.choice([*words, "\0", "\ufffd"]).encode()
    return chance.choice(
        [seed[:start] + word + seed[start:], seed[:start] + seed[end:], seed[:end] + seed[start:]]
    )


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_examples_and_what_was_found_before(name: str) -> None:
    target, chance = TARGETS[name], random.Random(name)
    for seed in target.seeds:
        target.run(seed)
    for case in sorted((FOUND / name).glob("*")):
        target.run(case.read_bytes())
    for _ in range(CHANGES):
        target.run(changed(chance.choice(target.seeds), chance, target.words)[: target.longest])


def test_each_found_case_belongs_to_a_target() -> None:
    assert {folder.name for folder in FOUND.glob("*")} <= set(TARGETS)
