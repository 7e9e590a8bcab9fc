"""Several lookups as one SELECT, whose rows begin with the name of the lookup they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from textwrap import indent

SECTION = "section"
"""The column with the name."""


def union(queries: Mapping[str, str], columns: Iterable[str]) -> str:
    """One query for all of some, by name; ``columns`` are those of all.

    Rows are in order of their values: what a SELECT within another is ordered by counts for nothing.
    """
    lines = [line for text in queries.values() for line in text.splitlines()]
    prefixes = sorted({line for line in lines if line.startswith("PREFIX ")})
    wanted = " ".join(f"?{column}" for column in dict.fromkeys(columns))
    parts = " UNION ".join(_part(place, name, text) for place, (name, text) in enumerate(queries.items()))
    head = f"SELECT ?{SECTION} {wanted} WHERE {{"
    return "\n".join([*prefixes, "", head, f"  {parts}", "}", f"ORDER BY ?place {wanted}", ""])


def _part(place: int, name: str, text: str) -> str:
    kept = (line for line in text.splitlines() if line and not line.startswith(("PREFIX ", "#", "ORDER BY")))
    body = indent("\n".join(kept), "      ")
    return f'{{\n    {{\n{body}\n    }}\n    BIND({place} AS ?place) BIND("{name}" AS ?{SECTION})\n  }}'
