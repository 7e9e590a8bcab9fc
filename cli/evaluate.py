"""``peel evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..graph.errors import DocumentError, UsageError
from .documents import MaxSizeOption, progress_bar
from .options import Format, FormatOption, OutputOption
from .output import Cell, format_of, is_stdout, note, write_json, write_rows

if TYPE_CHECKING:
    from ..graph.evaluate.scores import Scores
    from ..graph.model import Extraction

_COLUMNS = {
    "figures": ("metric", "precision", "recall", "value", "right", "given", "gold"),
    "calibration": ("statement", "confidence", "total", "right", "share", "stated"),
    "errors": ("metric", "document", "error", "words", "gold", "predicted"),
}
"""Fields of the values of each part of the answer."""


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD_DIR", help="Folder of gold annotations, *.json.", show_default=False),
    ],
    texts: Annotated[
        Path | None,
        typer.Option("--texts", metavar="DIR", help="Their texts. (beside the gold, else in ../texts)"),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="DIR", help="Score these records of `peel extract --json`."),
    ] = None,
    errors: Annotated[
        int, typer.Option("--errors", metavar="N", min=0, help="Also list up to N errors of each figure.")
    ] = 0,
    calibration: Annotated[
        bool,
        typer.Option("--calibration", help="Also tell how many statements of each confidence are right."),
    ] = False,
    format: FormatOption = None,
    output: OutputOption = None,
    max_size: MaxSizeOption = 50,
) -> None:
    """Measure how well documents are read, against annotations made by people.

    Each document has a JSON file in GOLD_DIR and a text, page or PDF of the same name. The value is F1 where
    things are to be found, and the share of right answers elsewhere. A statement is right end to end if its
    place, type, polarity and forces (for a recommendation: place, type and addressee) are right. The headline
    is the mean of forces, inspectors, commissions, spans, both end-to-end figures, grades, dates and genres.

    Examples: peel evaluate gold/ · peel evaluate gold/ --texts letters/ --errors 5
    """
    written = _format(format, output, several=bool(errors or calibration))
    scores = _measure(gold, texts, predictions, int(max_size * 1_000_000))
    parts = _parts(scores, calibration, errors)
    if written is Format.JSON:
        write_json({name: [asdict(item) for item in part] for name, part in parts.items()}, output)
    else:
        for name, part in parts.items():
            _write(name, part, written, output)
    note(
        f"{scores.documents} documents; {scores.unlocated} predicted quotations are not in their texts, "
        f"{scores.ignored} predictions are neither right nor wrong"
    )


def _format(wanted: Format | None, output: Path | None, several: bool) -> Format:
    """The format to write; several tables go to stdout, or into one JSON value."""
    if not several:
        return format_of(output, wanted)
    format = format_of(output, wanted) if wanted or not is_stdout(output) else Format.TABLE
    if format is Format.JSON or (format is Format.TABLE and is_stdout(output)):
        return format
    raise UsageError(
        "--errors and --calibration add tables of their own: they need -f json, or stdout and -f table"
    )


def _measure(gold: Path, texts: Path | None, predictions: Path | None, max_size: int) -> Scores:
    """Scores of what is read from the texts, or of records made earlier."""
    from ..graph.evaluate import evaluate as measure
    from ..graph.evaluate.files import find_texts, read_gold, read_records
    from ..graph.extract.record import to_record

    wanted = read_gold(gold)
    read = _read(find_texts(gold, wanted, texts), max_size)
    if predictions:
        given = read_records(predictions, wanted)
    else:
        given = {stem: to_record(extraction) for stem, extraction in read.items()}
    for stem in sorted(wanted.keys() - given.keys()):
        note(f"{stem}: no record in {predictions}; counted as one that says nothing")
    return measure(wanted, given, {stem: extraction.document.text for stem, extraction in read.items()})


def _read(paths: dict[str, Path], max_size: int) -> dict[str, Extraction]:
    """What each text says, by stem; raises for the first one that cannot be read."""
    from ..graph.build.preview import preview

    read: dict[Path, Extraction] = {}
    with progress_bar("reading") as progress:
        for name, answer in preview(paths.values(), max_size):
            if isinstance(answer, DocumentError):
                raise answer
            read[Path(name).resolve()] = answer
            if progress:
                progress(len(read), len(paths))
    return {stem: read[path.resolve()] for stem, path in paths.items()}


def _parts(scores: Scores, calibration: bool, errors: int) -> dict[str, list[Any]]:
    """What is asked for, by the names of `_COLUMNS`."""
    from ..graph.evaluate.calibration import calibrate
    from ..graph.evaluate.figures import figures

    parts: dict[str, list[Any]] = {"figures": figures(scores)}
    if calibration:
        parts["calibration"] = calibrate(scores.judged)
    if errors:
        parts["errors"] = [error for listed in scores.errors.values() for error in listed[:errors]]
    return parts


def _write(name: str, part: Sequence[Any], format: Format, output: Path | None) -> None:
    """Write one table; people see three decimals."""
    columns = _COLUMNS[name]
    rows = ([getattr(item, column) for column in columns] for item in part)
    if format is not Format.NDJSON:
        rows = ([_rounded(cell) for cell in row] for row in rows)
    write_rows(columns, rows, format=format, output=output)


def _rounded(cell: Cell) -> Cell:
    return f"{cell:.3f}" if isinstance(cell, float) else cell
