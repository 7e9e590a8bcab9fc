"""What front and workers say to each other: a JSON head and a body; nothing is ever unpickled."""

from __future__ import annotations

import json
import struct
from asyncio import StreamReader
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from io import BufferedIOBase

_LENGTHS = struct.Struct(">II")


@dataclass(frozen=True)
class Frame:
    """A question or an answer: ``head`` is small and plain, ``body`` is text or an answer's bytes."""

    head: dict[str, object] = field(default_factory=dict)
    body: bytes = b""

    @cached_property
    def tag(self) -> str:
        """An entity tag of the body: whoever has this one has these bytes."""
        return f'"{blake2b(self.body, digest_size=16).hexdigest()}"'

    @cached_property
    def packed(self) -> bytes:
        """The frame as it travels."""
        head = json.dumps(self.head, separators=(",", ":")).encode()
        return _LENGTHS.pack(len(head), len(self.body)) + head + self.body


def read(file: BufferedIOBase) -> Frame | None:
    """The next frame; None where the other side has gone."""
    lengths = file.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    return Frame(json.loads(file.read(head)), file.read(body))


async def receive(reader: StreamReader) -> Frame:
    """The next frame; raises `asyncio.IncompleteReadError` where the other side has gone."""
    head, body = _LENGTHS.unpack(await reader.readexactly(_LENGTHS.size))
    both = await reader.readexactly(head + body)
    return Frame(json.loads(both[:head]), both[head:])
