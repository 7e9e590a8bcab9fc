"""What a page was asked for: its address and the values in it, and addresses that differ from it a little."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from ..frames import Frame

DOWNLOADS = ("csv", "json", "gexf")
"""Formats of a page beside HTML; Turtle and JSON-LD are those of the things themselves."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, as plain values."""

    view: str
    address: str
    path: Mapping[str, str]
    given: tuple[tuple[str, str], ...]
    format: str = "html"

    @classmethod
    def of(cls, frame: Frame) -> Asked:
        """Read the head of a frame that the front made."""
        head = frame.head
        path, given = head["path"], head["given"]
        if not (isinstance(path, dict) and isinstance(given, list)):
            raise TypeError(f"no question for a page: {head}")
        format = str(head.get("format") or "html")
        pairs = tuple((str(name), str(value).strip()) for name, value in given if name != "format")
        return cls(str(head["view"]), str(head["address"]), path, pairs, format)

    @property
    def is_download(self) -> bool:
        """Whether all rows are wanted, not a page of them."""
        return self.format in DOWNLOADS

    def one(self, name: str) -> str:
        """The value of a name; empty where there is none."""
        return next((value for key, value in self.given if key == name), "")

    def all(self, name: str) -> list[str]:
        """The values of a name that are not empty, each once."""
        return list(dict.fromkeys(value for key, value in self.given if key == name and value))

    def start(self) -> int:
        """From which row on a list is shown."""
        number = self.one("start")
        return int(number) if number.isdecimal() and len(number) < 9 and not self.is_download else 0

    def most(self, rows: int) -> int | None:
        """How many rows a page shows; None for all of them."""
        return None if self.is_download else rows

    def link(self, **changes: object) -> str:
        """The address of this page with other values; None drops one."""
        kept = [(name, value) for name, value in self.given if name not in changes and value]
        kept += [(name, str(value)) for name, value in changes.items() if value is not None]
        return self.address + (f"?{urlencode(kept)}" if kept else "")
