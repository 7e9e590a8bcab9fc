"""A network as plain values, for a list of what it holds and for the script that draws it."""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypedDict

from ...export.interface import edges, evidence_of
from ...export.layout import places
from ...export.looks import hexadecimal
from ...identifiers import iri
from ...network.nodes import KINDS
from ...network.weights import weight_of
from ...network.wording import kind_word, tie_words
from .render import address

if TYPE_CHECKING:
    import networkx as nx

Values = dict[str, Any]


class Drawing(TypedDict):
    """``kinds`` with their colours, ``nodes`` with their places, and ``ties`` with the words behind them."""

    kinds: list[Values]
    nodes: list[Values]
    ties: list[Values]
    laid: bool
    """Whether a program is installed that finds good places; if not, the browser must."""


def drawing(graph: nx.MultiDiGraph) -> Drawing:
    """A network as it can be drawn."""
    return {
        "kinds": list(_kinds(graph)),
        "nodes": list(_nodes(graph)),
        "ties": list(_ties(graph)),
        "laid": importlib.util.find_spec("igraph") is not None,
    }


def _kinds(graph: nx.MultiDiGraph) -> Iterator[Values]:
    tally = Counter(str(kind) for _, kind in graph.nodes(data="kind"))
    for kind in sorted(tally, key=lambda kind: (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)):
        yield {"kind": kind, "word": kind_word(kind), "colour": hexadecimal(kind), "count": tally[kind]}


def _nodes(graph: nx.MultiDiGraph) -> Iterator[Values]:
    where = places(graph)
    for node, data in graph.nodes(data=True):
        x, y = where[node]
        yield {
            "id": node,
            "label": data["label"] or node,
            "kind": data["kind"],
            "when": _when(data),
            "href": address(iri(node)),
            "x": x,
            "y": y,
        }


def _when(data: Mapping[str, object]) -> str:
    told = dict.fromkeys(str(data[end]) for end in ("start", "end") if data.get(end))
    return " to ".join(told)


def _ties(graph: nx.MultiDiGraph) -> Iterator[Values]:
    for start, end, data in edges(graph):
        forward, backward = tie_words(str(data.get("kind")))
        label = str(data.get("label") or forward)
        quote = next(iter(evidence_of(data)), None)
        yield {
            "source": start,
            "target": end,
            "label": label,
            "back": backward if label == forward else label,
            "weight": weight_of(data, 1),
            "words": address(iri(quote)) if quote else None,
        }
