"""The formats by name and by the extension of a file; a format's module is imported when it is asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ..errors import UsageError
from .interface import Writer


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be written; ``name`` is its module here."""

    name: str
    extension: str
    title: str
    of_network: bool  # holds things and relations, not triples, so that a part can be taken

    @property
    def write(self) -> Writer:
        """The writer."""
        return cast(Writer, importlib.import_module(f".{self.name}", __package__).write)


FORMATS = {
    format.name: format
    for format in (
        Format("turtle", ".ttl", "Turtle: every triple once, without graphs", of_network=False),
        Format("nquads", ".nq", "N-Quads: every graph, sorted, to compare and archive", of_network=False),
        Format("trig", ".trig", "TriG: every graph, for reading", of_network=False),
        Format("jsonld", ".jsonld", "JSON-LD: every triple once, as JSON objects", of_network=False),
        Format("graphml", ".graphml", "GraphML: the network, for Cytoscape, yEd, igraph", of_network=True),
        Format("gexf", ".gexf", "GEXF 1.3: the network, for Gephi", of_network=True),
    )
}


def format_named(name: str) -> Format:
    """The format of a name; raises `UsageError`."""
    if name not in FORMATS:
        raise UsageError(f"no export format is called {name!r}: take one of {', '.join(FORMATS)}")
    return FORMATS[name]


def format_of(file: Path) -> Format:
    """The format that a file's extension stands for; raises `UsageError`."""
    for format in FORMATS.values():
        if format.extension == file.suffix.lower():
            return format
    known = " ".join(format.extension for format in FORMATS.values())
    raise UsageError(f"{file}: no export format goes by that extension; use one of {known}, or name one")
