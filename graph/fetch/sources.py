"""What a user names: addresses, files that list addresses, and sitemaps on disk."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import DocumentError, UsageError
from . import sitemap
from .addresses import normal


def addresses(sources: Iterable[str]) -> list[str]:
    """Addresses in their one form, each once, in the order given; raises a `UsageError` for what is none."""
    found: dict[str, None] = {}
    for source in sources:
        if "://" in source:
            found[_address(source, source)] = None
        else:
            found.update(dict.fromkeys(_listed(Path(source))))
    if not found:
        raise UsageError("nothing to fetch: no address is given")
    return list(found)


def _address(text: str, where: str) -> str:
    try:
        return normal(text)
    except DocumentError as error:
        named = "" if where == text else f"{where}: "
        raise UsageError(f"{named}{error}: give addresses such as https://example.org/page") from error


def _listed(path: Path) -> Iterator[str]:
    if not path.is_file():
        raise UsageError(f"{path} is neither an address (https://...) nor a file that lists some")
    data = path.read_bytes()
    if sitemap.is_sitemap(data):
        try:
            yield from (_address(entry.address, str(path)) for entry in sitemap.entries(data, str(path)))
        except DocumentError as error:
            raise UsageError(str(error)) from error
        return
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text: list one address a line") from error
    for number, text in _column(lines) if path.suffix.lower() == ".csv" else enumerate(lines, 1):
        if text.strip() and not text.lstrip().startswith("#"):
            yield _address(text.strip(), f"{path}, line {number}")


def _column(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The column ``url`` of a table, as ``documents.csv`` has it."""
    rows = csv.DictReader(lines)
    for row in rows:
        yield rows.line_num, row.get("url") or ""
