"""Bodies of requests, read within bounds of size and time: each for itself, and all together."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.requests import Request

from .limits import RefusedError

BODY_SECONDS = 20.0
"""Time for a request's body to arrive."""
MOST_ARRIVING = 128_000_000
"""Bytes of bodies that are on their way at a time, from all clients."""


@dataclass(slots=True)
class _Sum:
    bytes: int = 0


_ARRIVING = _Sum()


async def body(request: Request, limit: int) -> bytes:
    """The body; raises `RefusedError` where it is longer than ``limit`` bytes, packed, or late."""
    if request.headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise RefusedError(415, "compressed bodies are not taken: send it as it is")
    too_long = RefusedError(413, f"the body is longer than {limit:,} bytes")
    if int(request.headers.get("content-length") or 0) > limit:
        raise too_long
    pieces, size = [], 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in request.stream():
                size += len(piece)
                _ARRIVING.bytes += len(piece)
                if size > limit:
                    raise too_long
                if _ARRIVING.bytes > MOST_ARRIVING:
                    raise RefusedError(503, "too much is being sent by others: try again later")
                pieces.append(piece)
    except TimeoutError as error:
        raise RefusedError(408, f"the body did not arrive within {BODY_SECONDS:g} s") from error
    finally:
        _ARRIVING.bytes -= size
    return b"".join(pieces)
