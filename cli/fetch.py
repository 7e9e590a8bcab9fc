"""``peel fetch``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..graph.errors import UsageError
from .documents import MaxSizeOption, going_on_next_time
from .output import note, write_text

if TYPE_CHECKING:
    from ..graph.fetch.report import Report, Step

_YEAR = 8766  # hours


SourcesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Addresses of pages, documents or sitemaps, or files that list addresses.",
        show_default=False,
    ),
]
IntoOption = Annotated[Path, typer.Option("--into", metavar="FOLDER", help="Folder to keep them in.")]
MatchOption = Annotated[
    str, typer.Option("--match", metavar="PATTERN", help="Of sitemaps, only addresses like this.")
]
ReportsOption = Annotated[
    bool, typer.Option("--reports/--no-reports", help="Follow pages to the report and letter they offer.")
]
AllowHostOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", metavar="HOST", help="Another host to follow links to; *.DOMAIN for all of one."
    ),
]
AllowPrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Ask addresses of private networks and this machine too.")
]
MaxAgeOption = Annotated[
    float,
    typer.Option(
        "--max-age",
        metavar="HOURS",
        min=0,
        max=100 * _YEAR,
        help="Ask again for what was checked longer ago.",
    ),
]
DelayOption = Annotated[
    float,
    typer.Option(
        "--delay", metavar="SECONDS", min=0, max=3600, help="Least time between two questions to a host."
    ),
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", metavar="SECONDS", min=0.1, max=86400, help="For each document.")
]
ContactOption = Annotated[
    str, typer.Option("--contact", metavar="ADDRESS", help="Where site owners reach you; sent to them.")
]


def fetch(
    sources: SourcesArgument,
    into: IntoOption = Path("fetched"),
    match: MatchOption = "*",
    reports: ReportsOption = True,
    allow_host: AllowHostOption = None,
    allow_private: AllowPrivateOption = False,
    max_age: MaxAgeOption = 24,
    delay: DelayOption = 1,
    timeout: TimeoutOption = 120,
    max_size: MaxSizeOption = 50,
    contact: ContactOption = "",
) -> None:
    """Download publications politely, with their reports and letters.

    Documents are kept as they came, in a folder that `peel ingest` reads: its table documents.csv has their
    addresses and times. What is there already is asked for again only after a day, and sent only if it
    changed; an interrupted run goes on where it was. robots.txt is obeyed. What cannot be had is named and
    left out: the exit code is then 1.

    Examples: peel fetch https://www.example.org/publications/kent/ ·
    peel fetch https://www.example.org/sitemap.xml --match '*/publications/*' ·
    peel fetch addresses.txt --contact me@example.org
    """
    try:
        from ..graph.fetch.options import Options
        from ..graph.fetch.run import fetch as fetch_documents
    except ModuleNotFoundError as error:
        raise UsageError(f"{error.name} is not installed: pip install 'peelgraph[fetch]'") from error

    options = Options(
        delay=delay,
        timeout=timeout,
        max_size=int(max_size * 1_000_000),
        max_age=timedelta(hours=max_age),
        match=match,
        reports=reports,
        allow_hosts=tuple(allow_host or ()),
        allow_private=allow_private,
        contact=contact,
    )
    with going_on_next_time():
        report = fetch_documents(sources, into, options, _tell)
    _summarise(report, into, max_age)
    if not report.is_complete:
        raise typer.Exit(1)


def _tell(step: Step) -> None:
    """A line for each answer and each failure; nothing for what was not asked again."""
    done = f"{step.number}/{step.total}"
    if step.reason:
        note(f"{done}  {step.what}: {step.address} {step.reason}")
    elif step.what != "kept":
        note(f"{done}  {step.what} {_size(step.size)}: {step.file}")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.1f} kB"


def _summarise(report: Report, into: Path, max_age: float) -> None:
    documents = ", ".join(f"{report.counts[what]} {what}" for what in report.counts if report.counts[what])
    lines = [f"documents   {documents or 'none'}"]
    if report.counts["kept"]:
        lines.append(f"kept        checked in the last {max_age:g} hours; --max-age 0 asks again")
    if report.unmatched:
        lines.append(f"unmatched   {report.unmatched} addresses of sitemaps, by --match")
    if report.counts.total() > report.counts["left out"]:
        lines.append(f"folder      {into} (next: peel ingest {into})")
    write_text(line + "\n" for line in lines)
