"""What the commands that read documents share: their arguments, their progress bar, their summary."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .output import note, write_text

if TYPE_CHECKING:
    from ..graph.build import Report
    from ..graph.build.report import Progress

_NAMED = 10  # skipped files that are named before "and N more"

PathsArgument = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Web pages, PDF, Word, ODT, Markdown, text and e-mail files; folders or zip files of them.",
        show_default=False,
    ),
]
MaxSizeOption = Annotated[
    float, typer.Option("--max-size", metavar="MB", min=0.001, help="Largest file to read, in megabytes.")
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        metavar="N",
        min=1,
        max=1024,
        help="Documents read at a time. Without: one for each core.",
        show_default=False,
    ),
]


@contextmanager
def going_on_next_time() -> Iterator[None]:
    """Say what Ctrl-C leaves."""
    try:
        yield
    except KeyboardInterrupt:
        note("interrupted: what was stored stays, the next run goes on from there")
        raise


@contextmanager
def progress_bar(label: str) -> Iterator[Progress | None]:
    """A bar on stderr while a person looks on; else nothing."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def summarise(report: Report, store: Path | str) -> None:
    """Tell what became of the documents; what was left out goes to stderr, by name and reason."""
    if report.repaired:
        note("the database was damaged: it has been made again from the kept texts")
    for name, reason in report.failed:
        note(f"{name}: {reason}")
    for name, problems in report.problems.items():
        for problem in problems:
            note(f"{name}: {problem}")
    if report.skipped:
        more = len(report.skipped) - _NAMED
        names = ", ".join(report.skipped[:_NAMED]) + (f" and {more} more" if more > 0 else "")
        note(f"skipped, as they are no documents: {names}")
    counts = {
        "stored": report.stored,
        "replaced": report.replaced,
        "unchanged": report.unchanged,
        "removed": report.removed,
        "not read": len(report.failed),
        "skipped": len(report.skipped),
    }
    documents = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "none"
    lines = [f"documents   {documents}"]
    if report.statements:
        kinds = ", ".join(f"{count} {kind}" for kind, count in report.statements.most_common())
        lines.append(f"statements  {report.statements.total()}: {kinds}")
    if report.problems:
        broken = sum(map(len, report.problems.values()))
        lines.append(f"problems    {broken} in {len(report.problems)} documents (named above)")
    lines.append(f"store       {store} ({report.seconds:.1f} s)")
    write_text(line + "\n" for line in lines)
