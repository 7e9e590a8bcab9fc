"""Forces side by side: what the collection holds about each, aspect by aspect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...queries import load
from ..errors import UsageError
from ..identifiers import ID, iri
from ..store.results import Cell
from .answer import Answer
from .names import Match
from .scales import scale_of


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that forces are compared in: a cell for each force, in their order."""

    aspect: str
    item: str
    cells: tuple[str, ...]
    unlike: bool  # its grades are on scales that must not be compared


def compare_query(forces: Sequence[Match], theme: Match | None = None) -> str:
    """The SPARQL that tells of each aspect of some forces; raises `UsageError` for fewer than two."""
    nodes = list(dict.fromkeys(str(force.node) for force in forces))
    if len(nodes) < 2:
        raise UsageError("name two forces or more, for example: peel compare kent essex")
    text = load("lookups/compare").bound({"theme": theme.node} if theme else {})
    return text.replace("{ UNDEF }", f"{{ {' '.join(nodes)} }}")


def side_by_side(found: Answer, forces: Sequence[Match]) -> list[Line]:
    """The rows of a comparison with a cell for each force; of the themes the commonest first.

    A count that is not there is 0 where documents are about the force, and else unknown: an empty cell.
    """
    rows: defaultdict[tuple[str, Cell, str], list[Mapping[str, Cell]]] = defaultdict(list)
    for record in found.records():
        rows[str(record["aspect"]), record["item"], str(record["force"])].append(record)
    lines: dict[tuple[str, Cell], Line] = {}
    for aspect, item, _ in list(rows):
        told = [rows.get((aspect, item, iri(force.id)), []) for force in forces]
        counted = any(record["count"] is not None for records in told for record in records)
        covered = [counted and ("documents", "about it", iri(force.id)) in rows for force in forces]
        cells = tuple(_cell(records, found, known) for records, known in zip(told, covered, strict=True))
        scales = {scale_of(record["value"]) for records in told for record in records}
        lines[aspect, item] = Line(aspect, _name(item, found), cells, len(scales) > 1)
    return _ordered(list(lines.values()))


def _ordered(lines: list[Line]) -> list[Line]:
    aspects = list(dict.fromkeys(line.aspect for line in lines))

    def place(line: Line) -> tuple[int, int]:
        total = sum(int(cell) for cell in line.cells if cell.isdecimal())
        return aspects.index(line.aspect), -total if line.aspect == "themes of concern" else 0

    return sorted(lines, key=place)


def _cell(records: Sequence[Mapping[str, Cell]], found: Answer, covered: bool) -> str:
    if not records:
        return "0" if covered else ""
    if records[0]["count"] is not None:
        return str(records[0]["count"])
    return "; ".join(dict.fromkeys(_value(record, found) for record in records))


def _value(record: Mapping[str, Cell], found: Answer) -> str:
    scale = scale_of(record["value"])
    parts = [_name(record["value"], found), f"({scale})" if scale else "", str(record["date"] or "")]
    return " ".join(filter(None, parts))


def _name(cell: Cell, found: Answer) -> str:
    text = str(cell)
    return found.names.get(text.removeprefix(ID), text)
