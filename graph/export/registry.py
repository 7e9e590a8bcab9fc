"""The formats by name and by the extension of a file; a format's module is imported when it is asked for."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from ..errors import UsageError
from .interface import TableWriter, Writer


class Name(StrEnum):
    """The formats; each is written by the module of that name."""

    TURTLE = "turtle"
    NQUADS = "nquads"
    TRIG = "trig"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CYTOSCAPE = "cytoscape"
    CX2 = "cx2"
    DOT = "dot"
    CSV = "csv"
    NEO4J = "neo4j"
    PARQUET = "parquet"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Format:
    """A format that can be written."""

    name: Name
    extension: str
    of_network: bool  # holds things and relations, not triples, so that a part can be taken
    tables: tuple[str, ...] = ()  # names of the files that it writes, where it writes several

    @property
    def write(self) -> Writer:
        """The writer of a format that is one file."""
        return cast(Writer, importlib.import_module(f".{self.name}", __package__).write)

    @property
    def write_tables(self) -> TableWriter:
        """The writer of a format that is several files."""
        return cast(TableWriter, importlib.import_module(f".{self.name}", __package__).write)

    def table_file(self, file: Path, table: str) -> Path:
        """Where a table goes: ``met.csv`` -> ``met-nodes.csv``."""
        stem = file.name[: -len(self.extension)] if file.name.lower().endswith(self.extension) else file.name
        return file.with_name(f"{stem}-{table}{self.extension}")


FORMATS = {
    format.name: format
    for format in (
        Format(Name.TURTLE, ".ttl", of_network=False),
        Format(Name.NQUADS, ".nq", of_network=False),
        Format(Name.TRIG, ".trig", of_network=False),
        Format(Name.JSONLD, ".jsonld", of_network=False),
        Format(Name.GRAPHML, ".graphml", of_network=True),
        Format(Name.GEXF, ".gexf", of_network=True),
        Format(Name.CYTOSCAPE, ".cyjs", of_network=True),
        Format(Name.CX2, ".cx2", of_network=True),
        Format(Name.DOT, ".dot", of_network=True),
        Format(Name.HTML, ".html", of_network=True),
        Format(Name.CSV, ".csv", True, ("nodes", "edges")),
        Format(Name.NEO4J, ".neo4j.csv", True, ("nodes", "edges")),
        Format(Name.PARQUET, ".parquet", True, ("nodes", "edges", "quotations")),
    )
}


def format_of(file: Path) -> Format:
    """The format that a file's extension stands for, the longest that fits; raises `UsageError`."""
    fitting = [format for format in FORMATS.values() if file.name.lower().endswith(format.extension)]
    if not fitting:
        known = " ".join(format.extension for format in FORMATS.values())
        raise UsageError(f"{file}: no export format goes by that extension; use one of {known}, or name one")
    return max(fitting, key=lambda format: len(format.extension))
