"""``peel export``."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from ..graph.export.registry import FORMATS, Name, format_of
from .options import EndpointOption, StoreOption, open_source
from .output import is_stdout, note, open_output

if TYPE_CHECKING:
    from ..graph.export.interface import Source
    from ..graph.export.registry import Format
    from ..graph.model import LocalId
    from ..graph.store.interface import Store

FileArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="Ends in .ttl .nq .trig .jsonld .graphml or .gexf; - is stdout."),
]
NameOption = Annotated[
    Name | None, typer.Option("--format", "-f", help="For stdout, or a file with another ending.")
]
OfOption = Annotated[
    str | None,
    typer.Option("--of", metavar="NAME", help="Only what lies around a thing (graphml, gexf)."),
]
DepthOption = Annotated[int, typer.Option("--depth", min=1, max=10, help="With --of: within so many steps.")]


def export(
    file: FileArgument,
    format: NameOption = None,
    of: OfOption = None,
    depth: DepthOption = 2,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Write the graph to a file for another program.

    Turtle, N-Quads, TriG and JSON-LD hold every triple; GraphML and GEXF hold the network of things, with
    relations, dates and evidence ids, laid out and coloured. The same store gives the same bytes.

    Examples: peel export graph.nq · peel export met.gexf --of "the Met" --depth 1 ·
    peel export kent.graphml --of force=kent · peel export - -f turtle
    """
    if format is None and is_stdout(file):
        raise UsageError(f"name the format of stdout: --format {' or '.join(FORMATS)}")
    chosen = FORMATS[format] if format else format_of(file)
    if of and not chosen.of_network:
        raise UsageError(
            f"--of takes a part of the network, {chosen.name} holds every triple: use graphml or gexf"
        )
    from ..graph.export.interface import Source

    source = open_source(store, endpoint)
    centre = _centre(source, of) if of else None
    _write(chosen, Source(source, centre, depth), file)


def _write(format: Format, source: Source, file: Path) -> None:
    if not format.tables:
        with open_output(file) as opened:
            format.write(source, opened)
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


def _centre(source: Store, name: str) -> LocalId:
    """The thing that is meant, by its name or, where that names several, as ``force=metropolitan``."""
    from ..graph.lookup.names import KINDS, resolve

    kind, _, rest = name.partition("=")
    match = resolve(source, rest, [kind]) if rest and kind in KINDS else resolve(source, name)
    if match.note:
        note(match.note)
    return match.id
