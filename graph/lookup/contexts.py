"""The words of statements in their surroundings, for many statements at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...queries import load
from ..store.interface import Store
from ..store.results import Cell, select
from .explain import surroundings


@dataclass(frozen=True, slots=True)
class Context:
    """A quotation with what stands around it."""

    before: str
    words: str
    after: str


def contexts(store: Store, statements: Collection[str]) -> dict[tuple[str, str], Context]:
    """Surroundings of quotations by (IRI of the statement, its words); a statement may have several."""
    if not statements:
        return {}
    nodes = " ".join(str(NamedNode(statement)) for statement in sorted(statements))
    found = select(store, load("lookups/contexts").text.replace("{ UNDEF }", f"{{ {nodes} }}"))
    texts = {str(row["textDigest"]): store.captured_text(str(row["textDigest"])) for row in found}
    return {
        (str(row["statement"]), str(row["words"])): _context(row, texts[str(row["textDigest"])])
        for row in found
    }


def _context(row: Mapping[str, Cell], text: str | None) -> Context:
    """The rest of the line in the captured text; where that is not at hand, 32 characters from the graph."""
    words, start, end = str(row["words"]), int(str(row["start"])), int(str(row["end"]))
    if text is not None and text[start:end] == words:
        before, after = surroundings(text, start, end)
        return Context(before.rpartition("\n")[2], words, after.partition("\n")[0])
    return Context(str(row["prefix"]), words, str(row["suffix"]))
