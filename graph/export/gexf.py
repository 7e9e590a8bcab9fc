"""GEXF 1.3 for Gephi: a network in time, coloured by kind and laid out.

Gephi reads `start` and `end` as days, and some readers drop them: both stand among the plain attributes too,
as precise as they are known. A relation is the `kind` of its edge, so that two relations of a pair stay two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import quoteattr

from .cells import cell, clean, columns, life, name
from .interface import Source
from .looks import Place, colour, places

if TYPE_CHECKING:
    import networkx as nx

SIZE = 8

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">
"""


def write(source: Source, file: BinaryIO) -> None:
    """Write the network, or the part around one thing."""
    file.writelines(line.encode() for line in lines(source.network()))


def lines(graph: nx.MultiDiGraph) -> Iterator[str]:
    """The file, piece by piece."""
    of_nodes = columns(_without_label(data) for _, data in graph.nodes(data=True))
    of_edges = columns(_without_label(data) for *_, data in graph.edges(data=True))
    yield _HEAD
    yield from _declared("node", of_nodes)
    yield from _declared("edge", of_edges)
    yield "  <nodes>\n"
    where = places(graph)
    for node, data in graph.nodes(data=True):
        head = _attributes(id=node, label=cell(data.get("label", node)), **life(data))
        yield f"   <node {head}>{_values(of_nodes, data)}{_look(data, where[node])}</node>\n"
    yield "  </nodes>\n  <edges>\n"
    for i, (start, end, data) in enumerate(graph.edges(data=True)):
        shown = {"kind": cell(data.get("kind")), "label": cell(data.get("label"))}
        head = _attributes(id=f"e{i}", source=start, target=end, **shown, **life(data))
        yield f"   <edge {head}>{_values(of_edges, data)}</edge>\n"
    yield "  </edges>\n </graph>\n</gexf>\n"


def _without_label(data: Mapping[str, object]) -> dict[str, object]:
    return {attribute: value for attribute, value in data.items() if attribute != "label"}


def _declared(domain: str, attributes: Sequence[str]) -> Iterator[str]:
    yield f'  <attributes class="{domain}">\n'
    for i, attribute in enumerate(attributes):
        type = "anyURI" if attribute == "iri" else "string"
        yield f'   <attribute id="{i}" title="{name(attribute)}" type="{type}"/>\n'
    yield "  </attributes>\n"


def _attributes(**values: str | None) -> str:
    return " ".join(f"{key}={quoteattr(clean(value))}" for key, value in values.items() if value is not None)


def _values(attributes: Sequence[str], data: Mapping[str, object]) -> str:
    cells = ((i, cell(data.get(attribute))) for i, attribute in enumerate(attributes))
    values = (f'<attvalue for="{i}" value={quoteattr(text)}/>' for i, text in cells if text is not None)
    return f"<attvalues>{''.join(values)}</attvalues>"


def _look(data: Mapping[str, object], place: Place) -> str:
    red, green, blue = colour(str(data.get("kind")))
    return (
        f'<viz:color r="{red}" g="{green}" b="{blue}"/>'
        f'<viz:position x="{place[0]}" y="{place[1]}" z="0"/><viz:size value="{SIZE}"/>'
    )
