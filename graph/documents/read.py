"""From the bytes of one file to a `Document`: size and type are looked at, then its reader is called."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import BinaryIO

from ..errors import DocumentError
from ..identifiers import document_id
from ..model import Document, PageField
from .addresses import is_web_address
from .formats import media_type, reader
from .interface import Outcome

MAX_SIZE = 50_000_000
"""Largest file, in bytes, that is read unless a larger limit is asked for."""
_TRIES = 3  # for a file that changes while it is read


def read(
    source: Path | bytes, name: str | None = None, url: str | None = None, max_size: int = MAX_SIZE
) -> Document:
    """Read one document in this process; `sandbox` does it in a child, as untrusted files need."""
    name = name or (source.name if isinstance(source, Path) else "document")
    data = load(source, name, max_size) if isinstance(source, Path) else source
    check_size(len(data), name, max_size)
    kind = media_type(data, name)
    captured = reader(kind, data, name)(data, name)
    digest = hashlib.sha256(data).hexdigest()
    url = url or _own_url(captured.fields)
    return Document(
        id=document_id(name, digest, url),
        name=name,
        text=captured.text,
        blocks=captured.blocks,
        source_digest=digest,
        media_type=kind,
        url=url,
        fields=captured.fields,
    )


def load(path: Path, name: str, max_size: int = MAX_SIZE) -> bytes:
    """Bytes of a file at one moment; never more than the limit, whatever its size says."""
    try:
        for _ in range(_TRIES):
            with path.open("rb") as file:
                before = _state(file)
                data = file.read(max_size + 1)
                check_size(len(data), name, max_size)
                if _state(file) == before:
                    return data
    except OSError as error:
        reason = error.strerror or str(error)
        raise DocumentError(name, Outcome.UNREADABLE, f"cannot be read: {reason.lower()}") from error
    raise DocumentError(
        name, Outcome.UNREADABLE, "is being written just now: ingest it again when it is whole"
    )


def _state(file: BinaryIO) -> tuple[int, int]:
    status = os.fstat(file.fileno())
    return status.st_size, status.st_mtime_ns


def check_size(size: int, name: str, max_size: int) -> None:
    """Raise a `DocumentError` when a document is too large, or has nothing in it."""
    if size > max_size:
        raise DocumentError(
            name,
            Outcome.OVER_THE_LIMIT,
            f"is over the limit of {max_size / 1_000_000:g} MB (raise it with --max-size)",
        )
    if not size:
        raise DocumentError(name, Outcome.EMPTY, "is empty")


def _own_url(fields: tuple[PageField, ...]) -> str | None:
    for field in fields:
        if field.name == "url" and is_web_address(field.value):
            return field.value
    return None
