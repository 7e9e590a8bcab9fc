"""The reference of Python, which mkdocstrings makes from docstrings."""

from __future__ import annotations

HEAD = """# Python

What programs may rely on: [`open_store`][peelgraph.graph.session.session.open_store] opens a store, and its
answers are the classes below. [From Python and notebooks](../python.md) shows them at work. Everything else
in the package may change.

"""
PARTS = (
    ("Opening", ("session.session.open_store",)),
    ("A store", ("session.session.Session", "session.session.Dossier")),
    ("Answers", ("session.table.Table", "session.triples.Triples")),
    ("What can go wrong", ("errors",)),
)


def pages() -> dict[str, str]:
    """One page."""
    parts = [HEAD]
    for title, names in PARTS:
        parts.append(f"## {title}\n\n")
        parts += [f"::: peelgraph.graph.{name}\n\n" for name in names]
    return {"reference/python.md": "".join(parts)}
