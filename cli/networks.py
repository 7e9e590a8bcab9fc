"""The options that say which part of the network is wanted, shared by export, network and plot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from ..graph.network.views import Projection
from .options import open_source
from .output import note

if TYPE_CHECKING:
    import networkx as nx

    from ..graph.export.interface import Source
    from ..graph.model import LocalId
    from ..graph.store.interface import Store

OfOption = Annotated[
    str | None,
    typer.Option("--of", metavar="NAME", help="Only what lies around a thing, such as force=metropolitan."),
]
DepthOption = Annotated[int, typer.Option("--depth", min=1, max=10, help="With --of: within so many steps.")]
ProjectionOption = Annotated[
    Projection | None,
    typer.Option("--projection", metavar="A-B", help=f"Counted ties instead: {', '.join(Projection)}."),
]
QueryOption = Annotated[
    Path | None,
    typer.Option("--query", metavar="FILE", help="What this SELECT or CONSTRUCT returns; - is stdin."),
]


@dataclass(frozen=True, slots=True)
class Part:
    """What the options said."""

    of: str | None = None
    depth: int = 2
    projection: Projection | None = None
    since: str | None = None
    until: str | None = None
    query: Path | None = None

    def __post_init__(self) -> None:
        given = [
            f"--{name}"
            for name, value in (("projection", self.projection), ("from", self.since), ("to", self.until))
            if value
        ]
        if self.query and given:
            raise UsageError(f"--query says all of what is wanted: leave out {' and '.join(given)}")

    @property
    def needs_network(self) -> bool:
        """Whether triples cannot say it."""
        return bool(self.of or self.projection or self.since or self.until)


def source_of(part: Part, store: Path | None, endpoint: str | None) -> Source:
    """What the options ask for, in the store that they name."""
    from ..graph.export.interface import Source
    from ..graph.network.spans import Span

    opened = open_source(store, endpoint)
    return Source(
        opened,
        _centre(opened, part.of) if part.of else None,
        part.depth,
        part.projection,
        Span(part.since, part.until),
        _text(part.query) if part.query else None,
    )


def tell_warnings(graph: nx.MultiDiGraph) -> None:
    """Say which measures mean little in this network."""
    from ..graph.network.measures import warnings

    for warning in warnings(graph):
        note(f"careful: {warning}")


def tell_undated(graph: nx.MultiDiGraph) -> None:
    """Say how much --from and --to left out for want of a date."""
    if number := graph.graph.get("undated"):
        note(f"left out, because no document tells when: {number}")


def _text(query: Path) -> str:
    if str(query) == "-":
        return typer.get_text_stream("stdin").read()
    try:
        return query.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{query} is no SPARQL: it is not UTF-8 text") from error


def _centre(source: Store, name: str) -> LocalId:
    """The thing that is meant, by its name or, where that names several, as ``force=metropolitan``."""
    from ..graph.lookup.names import KINDS, resolve

    kind, _, rest = name.partition("=")
    match = resolve(source, rest, [kind]) if rest and kind in KINDS else resolve(source, name)
    if match.note:
        note(match.note)
    return match.id
