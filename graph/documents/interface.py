"""What every reader does: captured bytes in, text and blocks out, or a `DocumentError` with one `Outcome`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ..model import Block, PageField


class Outcome(StrEnum):
    """How reading one document ended."""

    OK = "ok"
    EMPTY = "empty"
    NOT_TEXT = "not-text"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    NO_TEXT_LAYER = "no-text-layer"
    OVER_THE_LIMIT = "over-the-limit"  # too large, too slow, or too hungry for memory
    CRASHED = "crashed"
    UNREADABLE = "unreadable"  # the file system refuses


UNREAD_PAGES = "pages without text"
"""Field of a document in which some pages are pictures: their numbers."""


@dataclass(frozen=True, slots=True)
class Captured:
    """What a reader finds in the bytes of one document."""

    text: str
    blocks: tuple[Block, ...]
    fields: tuple[PageField, ...] = ()


class Reader(Protocol):
    """A reader of one media type; ``name`` is only for messages."""

    def __call__(self, data: bytes, name: str) -> Captured:
        """Read a document, or raise a `DocumentError`."""
