"""What is known of a document that lies in the folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

SITEMAPS = ".fetch/sitemaps/"
"""Where sitemaps lie in the folder: they are lists of documents, and none themselves."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the folder; times in UTC, in ISO 8601."""

    asked: str  # the address that was asked for
    address: str  # the address that answered, after redirects
    file: str  # relative to the folder
    size: int
    sha256: str
    captured: str  # when these bytes first came
    checked: str  # when the server last said that these are still the ones
    found_on: str = ""  # the page that led here
    etag: str = ""
    modified: str = ""  # Last-Modified, as it was sent

    @property
    def is_sitemap(self) -> bool:
        """Whether it is a list of documents rather than one."""
        return self.file.startswith(SITEMAPS)

    @property
    def validators(self) -> dict[str, str]:
        """Headers that ask for news only."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in asked.items() if value and value.isascii()}


def now() -> str:
    """Time of capture, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
