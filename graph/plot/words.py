"""Numbers and names in the sentences of pictures."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str], most: int = 3) -> str:
    """``Kent and Surrey``; of more than ``most`` only how many forces they are."""
    if len(names) > most:
        return f"{len(names)} forces"
    *before, last = (f"the {name}" if name.endswith("Service") else name for name in names)
    return f"{', '.join(before)} and {last}" if before else last


def counted(number: int, one: str) -> str:
    """``1 document``, ``2 documents``."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"
