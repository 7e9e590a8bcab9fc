"""The picture in README is that of the code."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_picture_has_the_arrows_of_the_imports() -> None:
    spec = importlib.util.spec_from_file_location("architecture", DOCS / "architecture.py")
    assert spec and spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    found = made.arrows()
    assert len(found.edges) > 20
    assert made.drawn(made.FILE.read_text("utf-8")) == set(found.edges), (
        "imports have changed: make architecture"
    )
    boxes = {name for members in made.HALVES.values() for name in members}
    assert boxes <= set(found)
