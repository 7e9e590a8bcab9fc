"""Bodies of answers: unpacked as they come, and never beyond the limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from ..documents.read import check_size
from ..errors import DocumentError
from .interface import Outcome

ACCEPTED = "gzip"
"""What a server may pack an answer with."""

_GZIP = 31  # zlib's number for a stream with the header of gzip


def unpacked(chunks: Iterable[bytes], encoding: str, name: str, max_size: int) -> bytes:
    """A body whole, or a `DocumentError` that names its document; sizes in bytes."""
    match encoding.strip().lower():
        case "" | "identity":
            return _joined(chunks, name, max_size)
        case "gzip" | "x-gzip":
            return gunzipped(chunks, name, max_size)
        case other:
            raise DocumentError(
                name, Outcome.BROKEN, f"comes packed as {other[:40]}, which was not asked for"
            )


def _joined(chunks: Iterable[bytes], name: str, max_size: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        _check(body, name, max_size)
    return bytes(body)


def gunzipped(chunks: Iterable[bytes], name: str, max_size: int) -> bytes:
    """The content of a gzip stream of one or more members."""
    body, unpacker, ended = bytearray(), zlib.decompressobj(_GZIP), True
    for chunk in chunks:
        rest = chunk
        while rest:
            try:
                body += unpacker.decompress(rest, max_size + 1 - len(body))
            except zlib.error as error:
                raise DocumentError(name, Outcome.BROKEN, "is damaged: it cannot be unpacked") from error
            _check(body, name, max_size)
            rest, ended = unpacker.unconsumed_tail, unpacker.eof
            if ended:
                rest = unpacker.unused_data.lstrip(b"\0")  # padding, as tapes have it
                unpacker = zlib.decompressobj(_GZIP)
    if not ended:
        raise DocumentError(name, Outcome.BROKEN, "breaks off in the middle")
    return bytes(body)


def _check(body: bytearray, name: str, max_size: int) -> None:
    if len(body) > max_size:
        check_size(len(body), name, max_size)
