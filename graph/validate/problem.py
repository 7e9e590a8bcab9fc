"""What is wrong with a graph, said so that a researcher understands it."""

from __future__ import annotations

from dataclasses import dataclass

from ..identifiers import GRAPH


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One rule that one thing breaks."""

    document: str  # local id of the document; of other graphs their name: "reference", "inferred", ...
    thing: str  # IRI of the thing that breaks the rule
    rule: str  # name of the shape or audit
    words: str  # what is wrong, in words

    def __str__(self) -> str:
        return f"{self.document}: {self.words} ({self.rule}) <{self.thing}>"


def graph_name(graph: str) -> str:
    """What problems call a named graph: its IRI without the base."""
    return graph.removeprefix(GRAPH)
