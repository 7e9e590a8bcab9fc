"""What the parts of a fetch hand to each other: an answer, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..errors import DocumentError


class Outcome(StrEnum):
    """Why a document could not be had, in the one word of a `DocumentError`."""

    NO_ADDRESS = "no-address"
    OTHER_HOST = "other-host"
    PRIVATE = "private"
    ROBOTS = "robots"
    REDIRECTS = "redirects"
    NOT_THERE = "not-there"
    REFUSED = "refused"
    BUSY = "busy"
    UNREACHABLE = "unreachable"
    BROKEN = "broken"
    EMPTY = "empty"
    NO_DOCUMENT = "no-document"


class PassingError(DocumentError):
    """A failure that may be over soon; ``wait`` is how many seconds the server asks to be left alone."""

    def __init__(self, name: str, outcome: str, reason: str, wait: float = 0) -> None:
        super().__init__(name, outcome, reason)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: the address that gave it, and its body without the packing of its transfer."""

    address: str
    status: int
    headers: tuple[tuple[str, str], ...]  # as they were sent, in their order
    body: bytes = b""

    def header(self, name: str) -> str:
        """The value of the first header of a name in lower case, or nothing."""
        value = next((value for key, value in self.headers if key.lower() == name), "")
        try:
            return value.encode("latin-1").decode("utf-8")  # not in the standard, but in use
        except UnicodeDecodeError:
            return value
