"""The formats by name and by the extension of a file; a format's module is imported when it is asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from ..errors import UsageError
from .interface import Writer


class Name(StrEnum):
    """The formats; each is written by the module of that name."""

    TURTLE = "turtle"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be written."""

    name: Name
    extension: str
    of_network: bool  # holds things and relations, not triples, so that a part can be taken

    @property
    def write(self) -> Writer:
        """The writer."""
        return cast(Writer, importlib.import_module(f".{self.name}", __package__).write)


FORMATS = {
    format.name: format
    for format in (
        Format(Name.TURTLE, ".ttl", of_network=False),
        Format(Name.NQUADS, ".nq", of_network=False),
        Format(Name.TRIG, ".trig", of_network=False),
        Format(Name.JSONLD, ".jsonld", of_network=False),
        Format(Name.GRAPHML, ".graphml", of_network=True),
        Format(Name.GEXF, ".gexf", of_network=True),
    )
}


def format_of(file: Path) -> Format:
    """The format that a file's extension stands for; raises `UsageError`."""
    for format in FORMATS.values():
        if format.extension == file.suffix.lower():
            return format
    known = " ".join(format.extension for format in FORMATS.values())
    raise UsageError(f"{file}: no export format goes by that extension; use one of {known}, or name one")
