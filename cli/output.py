"""One writer for everything that goes to stdout or a file; messages go to stderr."""

from __future__ import annotations

import io
import itertools
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import typer

from ..graph.errors import UsageError
from ..graph.identifiers import ID
from .options import Format
from .text import safe, safe_lines

if TYPE_CHECKING:
    from rich.console import RenderableType

Cell = str | int | float | bool | None
Row = Sequence[Cell]

EMPTY = 4
"""Exit code of an empty answer under --fail-empty."""

EXTENSIONS = {
    ".txt": Format.TABLE,
    ".csv": Format.CSV,
    ".tsv": Format.TSV,
    ".json": Format.JSON,
    ".ndjson": Format.NDJSON,
    ".jsonl": Format.NDJSON,
    ".md": Format.MARKDOWN,
}
READABLE = 20
"""Characters of a column of words that can still be read."""
_TSV_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_MARKDOWN_ESCAPES = str.maketrans({"|": "\\|", "\\": "\\\\"})


def note(message: str) -> None:
    """Say something that is no data."""
    typer.echo(safe(message), err=True)


def on_terminal(output: Path | None) -> bool:
    """Whether a person reads this."""
    return is_stdout(output) and sys.stdout.isatty()


def is_stdout(output: Path | None) -> bool:
    """Whether no file was named."""
    return output is None or str(output) == "-"


def format_of(output: Path | None, wanted: Format | None) -> Format:
    """The format to write: as wanted, else by the file's extension, else for a person or a pipe."""
    if wanted:
        return wanted
    if output is None or is_stdout(output):
        return Format.TABLE if on_terminal(output) else Format.TSV
    if output.suffix.lower() not in EXTENSIONS:
        known = " ".join(EXTENSIONS)
        raise UsageError(
            f"{output}: no format goes by that extension; name one with --format, or use {known}"
        )
    return EXTENSIONS[output.suffix.lower()]


def reading_format(output: Path | None, wanted: Format | None) -> Format:
    """The format of what is first of all read by people, in a pipe too."""
    return wanted or (Format.TABLE if is_stdout(output) else format_of(output, None))


@contextmanager
def open_output(output: Path | None) -> Iterator[BinaryIO]:
    """Stdout, or a file that appears under its name only when all of it is written."""
    if output is None or is_stdout(output):
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    output = output.resolve()
    if output.exists() and not output.is_file():  # a pipe or device, such as /dev/null, is written as it is
        with output.open("wb") as file:
            yield file
        return
    import tempfile

    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from error
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        Path(name).replace(output)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_text(text: Iterable[str], output: Path | None = None, *, guarded: bool = False) -> None:
    """Write text as UTF-8; a terminal obeys nothing in it (``guarded``: it has been made safe before)."""
    guard = on_terminal(output) and not guarded
    with open_output(output) as file:
        for piece in text:
            file.write((safe_lines(piece) if guard else piece).encode("utf-8", "replace"))


def write_json(data: object, output: Path | None = None) -> None:
    """Write one JSON value, indented."""
    import json

    write_text([json.dumps(data, ensure_ascii=False, indent=2) + "\n"], output)


def write_rows(
    columns: Sequence[str],
    rows: Iterable[Row],
    *,
    format: Format | None = None,
    output: Path | None = None,
    narrowest: int = READABLE,
) -> int:
    """Write rows in a format of `Format`; returns how many there were. Only tables wait for the last row.

    A table whose columns would have to be narrower than ``narrowest`` is written row by row.
    """
    count = 0

    def counted() -> Iterator[Row]:
        nonlocal count
        for row in rows:
            count += 1
            yield row

    match format_of(output, format):
        case Format.TABLE:
            _write_table(columns, list(counted()), output, narrowest)
        case Format.CSV:
            write_text(_csv_lines(columns, counted()), output)
        case Format.TSV:
            write_text(_tsv_lines(columns, counted()), output)
        case Format.MARKDOWN:
            write_text(markdown_lines(columns, counted()), output)
        case Format.NDJSON:
            write_text(_json_lines(columns, counted()), output)
        case Format.JSON:
            write_json([dict(zip(columns, row, strict=True)) for row in counted()], output)
    return count


def shown(cell: Cell) -> str:
    """A cell as people read it: one safe line, things by their local ids."""
    return "" if cell is None else safe(_plain(cell).removeprefix(ID))


def _plain(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)


def _csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    import csv

    buffer = io.StringIO()
    usual = csv.writer(buffer, lineterminator="\n")
    quoting = csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL)  # the usual one leaves \r bare
    for row in itertools.chain([columns], rows):
        cells = [_plain(cell) for cell in row]
        (quoting if any("\r" in cell for cell in cells) else usual).writerow(cells)
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _json_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    import json

    for row in rows:
        yield json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False) + "\n"


def _tsv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    yield "\t".join(columns) + "\n"
    for row in rows:
        yield "\t".join(_plain(cell).translate(_TSV_ESCAPES) for cell in row) + "\n"


def markdown_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Lines of a Markdown table."""
    yield "| " + " | ".join(columns) + " |\n"
    yield "|" + " --- |" * len(columns) + "\n"
    for row in rows:
        yield "| " + " | ".join(shown(cell).translate(_MARKDOWN_ESCAPES) for cell in row) + " |\n"


def _write_table(columns: Sequence[str], rows: Sequence[Row], output: Path | None, narrowest: int) -> None:
    """A table where it fits the width; else each row as a block of its own, a line for each value."""
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(columns, *cells, strict=True)]
    needed = sum(min(width, narrowest) + 2 for width in widths)
    if needed > shutil.get_terminal_size().columns:
        write_text(_blocks(columns, cells), output)
        return
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    print_rich(table, output)


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    width = shutil.get_terminal_size().columns
    label = max(map(len, columns), default=0) + 2
    for row in rows:
        for column, cell in zip(columns, row, strict=True):
            if cell:
                indent = " " * label
                text = textwrap.wrap(
                    cell, max(width - label, READABLE), break_on_hyphens=False, break_long_words=False
                )
                yield f"{column:<{label}}" + f"\n{indent}".join(text) + "\n"
        yield "\n"


def print_rich(renderable: RenderableType, output: Path | None = None) -> None:
    """Print with rich: colours on a terminal only, width from COLUMNS or the terminal."""
    from rich.console import Console

    if on_terminal(output):
        Console().print(renderable)
        return
    buffer = io.StringIO()
    Console(file=buffer, color_system=None).print(renderable)
    write_text((line.rstrip() + "\n" for line in buffer.getvalue().splitlines()), output)
