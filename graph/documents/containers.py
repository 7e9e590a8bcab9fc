"""Files that hold others: zip archives, and e-mails with attachments. Runs in a limited child process."""

from __future__ import annotations

import contextlib
import stat
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Protocol
from zipfile import ZipFile, ZipInfo

from ..errors import DocumentError
from .interface import Outcome
from .zips import DAMAGED

CONTAINERS = (".zip", ".eml")
"""Ends of the names of files that others may be taken out of."""
_BOMB_SIZE = 500_000_000
_BOMB_RATIO = 200  # unpacked to packed: ten times what documents reach
_UTF_8 = 0x800  # flag of a name
_ENCRYPTED = 0x1


class Container(Protocol):
    """A file that holds others."""

    def names(self) -> Iterator[tuple[str, str]]:
        """Name of each file in it, and why it cannot be taken out (empty where it can)."""

    def read(self, name: str, limit: int) -> bytes:
        """Bytes of a file in it, not more than the limit; raises `DocumentError`, or KeyError for no file."""


def opened(source: Path | bytes, name: str) -> Container:
    """Open a container by the end of its name; raises `DocumentError`."""
    if name.lower().endswith(".eml"):
        return Mail(source if isinstance(source, bytes) else source.read_bytes())
    return Archive(source, name)


class Archive:
    """A zip file."""

    def __init__(self, source: Path | bytes, name: str) -> None:
        try:
            self._zip = ZipFile(BytesIO(source) if isinstance(source, bytes) else source)
        except DAMAGED as error:
            raise DocumentError(
                name, Outcome.CORRUPT, "is a damaged zip file, or none at all: nothing in it was read"
            ) from error
        infos = [
            info for info in self._zip.infolist() if not info.filename.endswith("/")
        ]  # `is_dir` fails on no name
        unpacked, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
        on_disk = len(source) if isinstance(source, bytes) else source.stat().st_size
        if unpacked > max(_BOMB_SIZE, _BOMB_RATIO * min(packed, on_disk)):
            reason = f"would unpack to {unpacked / 1e9:.1f} GB: it looks like a zip bomb, and was left out"
            raise DocumentError(name, Outcome.OVER_THE_LIMIT, reason)
        self._members = {_name(info): info for info in infos}

    def names(self) -> Iterator[tuple[str, str]]:
        """Name of each file in it, and why it cannot be taken out."""
        for name, info in self._members.items():
            yield name, _refusal(name, info)

    def read(self, name: str, limit: int) -> bytes:
        """Bytes of a file in it."""
        info = self._members[name]
        if reason := _refusal(name, info):
            raise DocumentError(name, Outcome.UNREADABLE, reason)
        try:
            with self._zip.open(info) as file:
                return file.read(limit)
        except (*DAMAGED, OSError) as error:
            raise DocumentError(name, Outcome.CORRUPT, "is damaged: it cannot be unpacked") from error


def _name(info: ZipInfo) -> str:
    name = info.filename
    if not info.flag_bits & _UTF_8:
        with contextlib.suppress(UnicodeError):  # macOS writes UTF-8 and does not say so
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _refusal(name: str, info: ZipInfo) -> str:
    parts = name.split("/")
    if ".." in parts or not parts[0] or parts[0].endswith(":"):
        return "has a name that leads out of its archive: it was left out"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a symbolic link: it was not followed"
    return "is encrypted: save it without its password first" if info.flag_bits & _ENCRYPTED else ""


class Mail:
    """An e-mail, for its attachments."""

    def __init__(self, data: bytes) -> None:
        from .mail import attachments, parse

        self._attached: dict[str, bytes] = {}
        for name, content in attachments(parse(data)):
            plain = "".join(letter for letter in name if letter.isprintable()).replace("/", "-")
            stem, dot, suffix = (plain or "attachment").rpartition(".")
            count = 1
            while plain in self._attached:
                count += 1
                plain = f"{stem} ({count}){dot}{suffix}"
            self._attached[plain] = content

    def names(self) -> Iterator[tuple[str, str]]:
        """Name of each attachment."""
        return ((name, "") for name in self._attached)

    def read(self, name: str, limit: int) -> bytes:
        """Bytes of an attachment."""
        return self._attached[name][:limit]
