"""One HTML file with the network in it: to look at, search and filter, without a server or a network.

Text is data in the page, never markup or script: the policy of the page lets only its own script run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, BinaryIO

from ..lookup.quotations import all_quotations
from ..network.days import life
from ..network.nodes import EVENTS, KINDS
from ..network.parts import part_of
from ..network.projections import title as title_of
from ..network.spans import DATED
from ..network.weights import weight_of
from ..network.wording import kind_word, tie_words
from ..store.results import Cell
from .cells import cell, clean, label
from .interface import Source, edges, evidence_of
from .layout import places
from .looks import hexadecimal

if TYPE_CHECKING:
    import networkx as nx

SHAPES = (
    ("circle", {"PoliceForce", "Inspectorate", "CommissioningBody", "Organization", "Inspector", "Person"}),
    ("diamond", {"Inspection", "FollowUpInspection", "Commission", "ProgressUpdate", "MonitoringEvent"}),
    ("square", DATED - EVENTS),
    ("hexagon", {"Programme", "Concept"}),
)
"""Kinds are told apart by shape too; statements are triangles."""

SCRIPTS = ("network.js", "drawing.js", "panel.js")
"""In the order of their use."""

Row = list[object]


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part that was asked for."""
    graph = _tied(source.network())
    cited = {quote for *_, data in edges(graph) for quote in evidence_of(data)}
    quotations = [row for row in all_quotations(source.store) if row["evidence"] in cited]
    file.write(_page(_title(source, graph), graph, quotations).encode())


def _tied(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Without what is tied to nothing, such as forces of the tables that no document names."""
    return part_of(graph, {node for node, ties in graph.degree() if ties}) or graph


def _page(title: str, graph: nx.MultiDiGraph, quotations: Iterable[Mapping[str, Cell]]) -> str:
    script = "{\n" + "".join(map(_text, SCRIPTS)) + "}\n"
    style = _text("page.css")
    subtitle = f"{graph.number_of_nodes():,} things, {graph.number_of_edges():,} ties. Made with peelgraph."
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    data = json.dumps(_data(graph, quotations), ensure_ascii=False, separators=(",", ":"))
    return Template(_text("page.html")).substitute(
        policy=policy,
        title=escape(title),
        subtitle=escape(subtitle),
        style=style,
        script=script,
        data=data.replace("<", "\\u003c"),
    )


def _text(name: str) -> str:
    return files(__package__).joinpath("page", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _title(source: Source, graph: nx.MultiDiGraph) -> str:
    if source.of:
        name = label(source.of, graph.nodes[source.of])
        steps = "one step" if source.depth == 1 else f"{source.depth} steps"
        return f"{name} and what is within {steps}"
    if source.projection:
        return title_of(source.projection)
    return "Answer of a query" if source.query else "The whole network"


def _data(graph: nx.MultiDiGraph, quotations: Iterable[Mapping[str, Cell]]) -> dict[str, object]:
    """What the script reads; rows are lists, things and quotations are named by their numbers."""
    kinds = sorted({_kind(data) for _, data in graph.nodes(data=True)}, key=_rank)
    words = sorted({_words(data) for *_, data in edges(graph)})
    quotes = {str(row["evidence"]): row for row in quotations}
    number = {name: i for i, name in enumerate(quotes)}
    lives = {node: _life(graph, node) for node in graph}
    years = [year for life in lives.values() for year in life if year] + [
        year for *_, data in edges(graph) for year in _years(data) if year
    ]
    return {
        "kinds": [[kind, kind_word(kind), hexadecimal(kind), _shape(kind)] for kind in kinds],
        "dated": sorted(DATED),
        "events": sorted(EVENTS),
        "counted": "two_sided" in graph.graph,
        "years": [int(min(years)), int(max(years))] if years else [0, 0],
        "relations": words,
        "nodes": list(_nodes(graph, kinds, lives)),
        "times": [_time(data) for _, data in graph.nodes(data=True)],
        "ties": list(_ties(graph, words, number)),
        "quotes": [
            [clean(str(row[name] or "")) for name in ("words", "title", "issued")] for row in quotes.values()
        ],
    }


def _nodes(graph: nx.MultiDiGraph, kinds: list[str], lives: Mapping[str, list[float]]) -> Iterator[Row]:
    where = places(graph)
    for node, data in graph.nodes(data=True):
        yield [clean(node), label(node, data), kinds.index(_kind(data)), *where[node], *lives[node]]


def _ties(graph: nx.MultiDiGraph, words: list[tuple[str, str]], quotes: Mapping[str, int]) -> Iterator[Row]:
    number = {node: i for i, node in enumerate(graph)}
    for start, end, data in edges(graph):
        relation = _words(data)
        told = cell(data.get("label")) or ""
        cited = [quotes[quote] for quote in evidence_of(data) if quote in quotes]
        yield [
            *(number[start], number[end], words.index(relation)),
            "" if told == relation[0] else told,
            weight_of(data, 1),
            *_years(data),
            cited,
        ]


def _kind(data: Mapping[str, object]) -> str:
    return clean(str(data.get("kind", "Thing")))


def _rank(kind: str) -> tuple[int, str]:
    return (KINDS.index(kind) if kind in KINDS else len(KINDS), kind)


def _shape(kind: str) -> str:
    return next((shape for shape, kinds in SHAPES if kind in kinds), "triangle")


def _words(data: Mapping[str, object]) -> tuple[str, str]:
    forward, backward = tie_words(str(data.get("kind", "")))
    return clean(forward), clean(backward)


def _life(graph: nx.MultiDiGraph, node: str) -> list[float]:
    """First and last year of a node, with fractions; a statement has those of its document. 0 is unknown."""
    own = _years(graph.nodes[node])
    if any(own):
        return own
    documents = [
        _years(graph.nodes[end]) for _, end, kind in graph.out_edges(node, "kind") if kind == "statedIn"
    ]
    return next((years for years in documents if any(years)), own)


def _years(data: Mapping[str, object]) -> list[float]:
    days = life(data)
    return [_fraction(days[end]) if end in days else 0 for end in ("start", "end")]


def _fraction(day: str) -> float:
    """A day as a year with a fraction: 2 July 2019 is 2019.5."""
    when = date.fromisoformat(day)
    return round(when.year + (when.timetuple().tm_yday - 1) / 366, 3)


def _time(data: Mapping[str, object]) -> str:
    told = dict.fromkeys(clean(str(data[end])) for end in ("start", "end") if data.get(end))
    return " to ".join(told)
