"""``peel extract``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .documents import MaxSizeOption, PathsArgument
from .options import FormatOption, OutputOption
from .output import Row, note, write_json, write_rows

if TYPE_CHECKING:
    from ..graph.model import Extraction, Statement

_COLUMNS = ("document", "statement", "about", "words", "start", "end", "rule")


def extract(
    paths: PathsArgument,
    json: Annotated[
        Path | None,
        typer.Option("--json", metavar="DIR", help="Write one JSON record a document into this folder."),
    ] = None,
    format: FormatOption = None,
    output: OutputOption = None,
    max_size: MaxSizeOption = 50,
) -> None:
    """Show what would be read from documents, and store nothing.

    Each row is one statement with its words and their place in the captured text.

    Examples: peel extract letter.pdf · peel extract reports/ --json records/
    """
    from ..graph.build.preview import preview
    from ..graph.errors import DocumentError, UsageError

    if json and (format or output):
        raise UsageError("--json writes records into a folder; --format and --output are for the table")
    left_out = 0

    def extractions() -> Iterator[tuple[str, Extraction]]:
        nonlocal left_out
        for name, answer in preview(paths, int(max_size * 1_000_000)):
            if isinstance(answer, DocumentError):
                left_out += 1
                note(f"{name}: {answer.reason}")
            else:
                yield name, answer

    if json:
        _write_records(extractions(), json)
    else:
        write_rows(_COLUMNS, _rows(extractions()), format=format, output=output)
    if left_out:
        raise typer.Exit(1)


def _rows(extractions: Iterator[tuple[str, Extraction]]) -> Iterator[Row]:
    from ..graph.model import kind

    for name, extraction in extractions:
        for statement in extraction.statements:
            evidence = statement.evidence
            words = extraction.document.text[evidence.start : evidence.end]
            about = _about(statement)
            yield name, kind(statement), about, words, evidence.start, evidence.end, evidence.rule


def _about(statement: Statement) -> str:
    """Values of a statement that say something, in the order of its fields."""
    parts = []
    for field in fields(statement):
        value = getattr(statement, field.name)
        if field.name in ("evidence", "confidence", "review") or value in (None, False, "", ()):
            continue
        value = getattr(value, "id", value)
        shown = field.name if value is True else ", ".join(value) if isinstance(value, tuple) else str(value)
        parts.append(shown)
    return "; ".join(parts)


def _write_records(extractions: Iterator[tuple[str, Extraction]], folder: Path) -> None:
    from ..graph.extract.record import to_record

    folder.mkdir(parents=True, exist_ok=True)
    written: dict[str, str] = {}
    for name, extraction in extractions:
        stem = Path(extraction.document.name).stem
        if stem in written:  # documents of one name in two folders
            stem = extraction.document.id.removeprefix("document/")
        written[stem] = name
        write_json(to_record(extraction), folder / f"{stem}.json")
    note(f"{len(written)} records written to {folder}")
