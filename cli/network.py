"""``peel network``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from .networks import (
    DepthOption,
    OfOption,
    Part,
    ProjectionOption,
    QueryOption,
    source_of,
    tell_undated,
    tell_warnings,
)
from .options import EndpointOption, Format, FormatOption, FromOption, OutputOption, StoreOption, ToOption
from .output import format_of, note, write_rows

if TYPE_CHECKING:
    import networkx as nx

SHOWN = 20

TopOption = Annotated[
    int | None, typer.Option("--top", min=1, metavar="N", help=f"Only the first; of a table {SHOWN}.")
]
SortOption = Annotated[str, typer.Option("--sort", metavar="MEASURE", help="What the first have most of.")]


def network(
    projection: ProjectionOption = None,
    of: OfOption = None,
    depth: DepthOption = 2,
    since: FromOption = None,
    until: ToOption = None,
    query: QueryOption = None,
    sort: SortOption = "degree",
    top: TopOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
    format: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Measure who stands where in the network: degree, betweenness, communities, components.

    Each measure is explained in a line, and a warning says when one means little. The same options of
    peel export, with --measures, put the figures on the nodes of a file.

    Examples: peel network --projection force-theme · peel network --projection force-inspector --sort ties ·
    peel network --of "the Met" --depth 1 -f csv
    """
    from ..graph.network.measures import MEASURES, measure

    if sort not in MEASURES:
        raise UsageError(f"--sort {sort}: the measures are {', '.join(MEASURES)}")
    graph = source_of(Part(of, depth, projection, since, until, query), store, endpoint).network()
    measured = measure(graph)
    first = sorted(measured, key=lambda node: (-measured[node][sort], node))
    for_people = format_of(output, format) is Format.TABLE
    shown = first[: top or (SHOWN if for_people else None)]
    named = ("name",) if for_people else ("thing", "name", "kind")
    rows = [(*(_told(graph, node)[column] for column in named), *measured[node].values()) for node in shown]
    write_rows((*named, *MEASURES), rows, format=format, output=output)
    if for_people:
        _explain(graph, len(shown), MEASURES)
    tell_undated(graph)
    tell_warnings(graph)


def _told(graph: nx.MultiDiGraph, node: str) -> dict[str, str]:
    data = graph.nodes[node]
    return {"thing": node, "name": str(data.get("label", node)), "kind": str(data.get("kind", ""))}


def _explain(graph: nx.MultiDiGraph, shown: int, measures: Mapping[str, str]) -> None:
    note(f"{shown} of {graph.number_of_nodes()} nodes, {graph.number_of_edges()} ties")
    for name, meaning in measures.items():
        note(f"{name}: {meaning}")
