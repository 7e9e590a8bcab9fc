"""The table beside documents that says which pages they were taken from."""

from __future__ import annotations

import csv
from urllib.parse import urlsplit

from ..errors import UsageError

LIST = "documents.csv"
"""Its name; columns ``file`` (relative to it), ``url``, and others that are for people."""


def addresses(table: bytes, shown: str) -> dict[str, str]:
    """Address by file name; no address is an empty string. Raises `UsageError` for a table with mistakes."""
    try:
        rows = list(csv.DictReader(table.decode("utf-8-sig").splitlines(keepends=True)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{shown} cannot be read as a table: {error}") from error
    found = {}
    for number, row in enumerate(rows, 2):
        name, url = (row.get("file") or "").strip(), (row.get("url") or "").strip()
        if not name:
            raise UsageError(f"{shown}, line {number}: the column `file` is missing or empty")
        if url and not is_web_address(url):
            raise UsageError(f"{shown}, line {number}: {' '.join(url.split())[:200]} is no web address")
        found[name] = url
    return found


def is_web_address(text: str) -> bool:
    """Whether a text is the address of a web page."""
    try:
        parts = urlsplit(text)
    except ValueError:  # as of "https://["
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)
