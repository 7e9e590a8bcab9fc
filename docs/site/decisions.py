"""The list of decisions, from their files."""

from __future__ import annotations

import re

from sources import DOCS

DECISION = re.compile(r"# (\d{4})\W+(.+?)\n")


def pages() -> dict[str, str]:
    """The list, by number."""
    lines = ["# Decisions\n", "Why things are as they are: one page each, with what was weighed.\n"]
    lines.append("| no. | decision |\n|---|---|")
    for file in sorted((DOCS / "decisions").glob("*.md")):
        number, title = DECISION.match(file.read_text("utf-8")).groups()
        lines.append(f"| {number} | [{title}]({file.name}) |")
    return {"decisions/index.md": "\n".join(lines) + "\n"}
