"""Targets of fuzzing: their good examples, what was found before, and some changes at random. `make fuzz` does more.

``PEEL_FUZZ_CHANGES=10000`` makes so many changes for each target.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from .fuzz.targets import targets

TARGETS = {target.name: target for target in targets()}
FOUND = Path(__file__).parent / "data" / "fuzz"
CHANGES = int(os.environ.get("PEEL_FUZZ_CHANGES", "20"))


def changed(seed: bytes, chance: random.Random, words: tuple[str, ...]) -> bytes:
    """An example in which some pieces are lost, said twice or moved, and words and bytes put in."""
    for _ in range(chance.randint(1, 4)):
        start, end = sorted(chance.randrange(len(seed) + 1) for _ in "12")
        word = chance.choice(
            [chance.choice([*words, "\0", "\ufffd"]).encode(), chance.randbytes(chance.randint(1, 3))]
        )
        seed = chance.choice(
            [
                seed[:start] + word + seed[start:],
                seed[:start] + word + seed[start + len(word) :],
                seed[:start] + seed[min(end, start + 20) :],
                seed[:end] + seed[start:],
                seed[end:] + seed[:start] + seed[start:end],
                seed[:start] + seed[start:end] * 5 + seed[end:],
            ]
        )
    return seed


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_takes_its_examples_and_what_was_found_before(name: str) -> None:
    target, chance = TARGETS[name], random.Random(f"{name} {CHANGES}")
    for seed in target.seeds:
        target.run(seed)
    for case in sorted((FOUND / name).glob("*")):
        target.run(case.read_bytes())
    for _ in range(CHANGES):
        case = changed(chance.choice(target.seeds), chance, target.words)[: target.longest]
        try:
            target.run(case)
        except Exception as error:
            error.add_note(f"the case: {case!r}")
            raise


def test_each_found_case_belongs_to_a_target() -> None:
    assert {folder.name for folder in FOUND.glob("*")} <= set(TARGETS)
