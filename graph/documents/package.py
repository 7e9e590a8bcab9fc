"""Zipped XML, as Word and OpenDocument files are: parts by name, within limits, as trees of elements."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from ..errors import DocumentError
from ..model import PageField
from .interface import Outcome
from .text import clean
from .zips import DAMAGED

MAX_PART = 100_000_000
"""Largest part, in bytes when unpacked: a book of a thousand pages has a tenth of it."""


class Package:
    """A Word or OpenDocument file; raises a `DocumentError` for what is encrypted, damaged or a bomb."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = ZipFile(BytesIO(data))
        except DAMAGED as error:
            raise self._corrupt() from error
        self._parts = {info.filename: info for info in self._zip.infolist()}

    def xml(self, part: str) -> Element | None:
        """Root of a part; None where there is no such part."""
        if (info := self._parts.get(part)) is None:
            return None
        if info.flag_bits & 1:
            raise DocumentError(
                self._name, Outcome.ENCRYPTED, "is encrypted: save it without its password first"
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)
            if len(data) > MAX_PART:
                raise DocumentError(
                    self._name,
                    Outcome.OVER_THE_LIMIT,
                    f"unpacks to more than {MAX_PART / 1_000_000:g} MB: it may be a zip bomb",
                )
            return ElementTree.fromstring(data)  # noqa: S314 - expat stops entity bombs
        except (*DAMAGED, ElementTree.ParseError) as error:
            raise self._corrupt() from error

    def required(self, part: str) -> Element:
        """Root of a part that no such document is without."""
        root = self.xml(part)
        if root is None:
            raise self._corrupt()
        return root

    def _corrupt(self) -> DocumentError:
        return DocumentError(self._name, Outcome.CORRUPT, "is damaged: it cannot be unpacked")


def local(node: Element) -> str:
    """Name of an element without its namespace, which differs between editions of one format."""
    return node.tag.rpartition("}")[2]


def attribute(node: Element | None, name: str, default: str = "") -> str:
    """An attribute by its name without namespace."""
    if node is None:
        return default
    return next((v for key, v in node.attrib.items() if key.rpartition("}")[2] == name), default)


def child(node: Element | None, name: str) -> Element | None:
    """The first child of this name."""
    return next(children(node, name), None)


def children(node: Element | None, name: str) -> Iterator[Element]:
    """All children of this name."""
    return (n for n in (() if node is None else node) if local(n) == name)


def number(value: str, default: int = 0) -> int:
    """A small whole number, or the default for what is none."""
    return int(value) if value.isdecimal() and len(value) < 6 else default


def properties(root: Element | None, origin: str) -> Iterator[PageField]:
    """Title and dates among a file's properties; when it was written is not when it was published."""
    names = {"title": "title", "created": "created", "creation-date": "created", "modified": "modified"}
    names["date"] = "modified"  # so OpenDocument calls it
    for node in () if root is None else root.iter():
        value = " ".join(clean(node.text or "").split())
        if value and (name := names.get(local(node))):
            yield PageField(name, value, f"{origin} {local(node)}")
