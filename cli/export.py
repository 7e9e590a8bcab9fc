"""``peel export``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from ..graph.export.registry import FORMATS, Name, format_of
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
from .options import EndpointOption, FromOption, StoreOption, ToOption
from .output import is_stdout, note, open_output

if TYPE_CHECKING:
    from ..graph.export.interface import Source
    from ..graph.export.registry import Format

LEGIBLE = 3_000
"""Things that a page can show at most before it becomes a tangle."""

_ENDINGS = " ".join(format.extension for format in FORMATS.values())

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=f"Its ending says the format: {_ENDINGS}; - is stdout.")
]
NameOption = Annotated[
    Name | None, typer.Option("--format", "-f", help="For stdout, or a file with another ending.")
]
MeasuresOption = Annotated[
    bool, typer.Option("--measures", help="Put degree, betweenness, community, ... on the nodes.")
]


def export(
    file: FileArgument,
    format: NameOption = None,
    of: OfOption = None,
    depth: DepthOption = 2,
    projection: ProjectionOption = None,
    since: FromOption = None,
    until: ToOption = None,
    query: QueryOption = None,
    measures: MeasuresOption = False,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Write the graph, a part of it or a view on it to a file for another program.

    Turtle, N-Quads, TriG and JSON-LD hold triples. All other formats hold the network of things, with
    relations, dates, weights and evidence ids, laid out and coloured. The same store gives the same bytes.

    Examples: peel export graph.nq · peel export met.gexf --of "the Met" --depth 1 ·
    peel export themes.html --projection force-theme · peel export 2019.graphml --from 2018 --to 2019 ·
    peel export mine.csv --query mine.rq · peel export - -f turtle
    """
    if format is None and is_stdout(file):
        raise UsageError(f"name the format of stdout: --format {' or '.join(FORMATS)}")
    chosen = FORMATS[format] if format else format_of(file)
    part = Part(of, depth, projection, since, until, query)
    if (part.needs_network or measures) and not chosen.of_network:
        raise UsageError(
            f"{chosen.name} holds triples, which have no parts, projections or measures: "
            "take a network format such as graphml or gexf, or --query with a CONSTRUCT"
        )
    source = source_of(part, store, endpoint)
    source.measures = measures
    _write(chosen, source, file)
    if chosen.of_network and not source.network():
        note("the network has nothing in it")
    if since or until:
        tell_undated(source.network())
    if measures:
        tell_warnings(source.network())


def _write(format: Format, source: Source, file: Path) -> None:
    if not format.tables:
        with open_output(file) as opened:
            format.write(source, opened)
        if format.name is Name.HTML and len(source.network()) > LEGIBLE:
            note(f"{len(source.network())} things make a tangle: take a part with --of or --projection")
        return
    if is_stdout(file):
        raise UsageError(
            f"{format.name} is {len(format.tables)} files: name one, such as met{format.extension}"
        )
    paths = {table: format.table_file(file, table) for table in format.tables}
    with ExitStack() as opened:
        format.write_tables(
            source, {table: opened.enter_context(open_output(paths[table])) for table in paths}
        )
    note(f"wrote {', '.join(map(str, paths.values()))}")
