"""The pinned requirements: of what is installed, and of what measures, fuzzes and audits it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALLED = ROOT / "constraints.txt"
TOOLS = tuple(
    ROOT / folder / "constraints.txt" for folder in ("benchmarks", "docs/site", "tests/fuzz", "supply")
)
"""Of peers, the site, fuzzers and the tools of this folder: installed on top by the verb that needs them."""


def pins(file: Path) -> dict[str, str]:
    """Version of each distribution, by its normalised name."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^\s;]+)", file.read_text(), re.MULTILINE))
