"""Where the words behind the rows of an answer stand: document, sentence and offsets, for each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from ....queries import load
from ...identifiers import ID
from ...store.interface import Store
from ...store.results import Cell, select

Record = Mapping[str, Cell]
Citation = dict[str, Cell]


def cited(store: Store, records: Sequence[Record]) -> list[dict[str, object]]:
    """The rows with short ids, each with ``citations`` where it has words behind it.

    A row names them by a statement or a piece of evidence, or says the words and their document.
    """
    by_thing, by_words = _of_things(store, records), _of_words(store, records)
    answers = []
    for record in records:
        own = [citation for cell in record.values() for citation in by_thing.get(str(cell), ())]
        found = own or by_words.get((str(record.get("document")), str(record.get("words"))), [])
        row: dict[str, object] = {name: short(cell) for name, cell in record.items() if cell is not None}
        answers.append({**row, "citations": found} if found else row)
    return answers


def short(cell: Cell) -> Cell:
    """An IRI of the graph as an id such as ``force/kent``."""
    return cell.removeprefix(ID) if isinstance(cell, str) else cell


def _of_things(store: Store, records: Sequence[Record]) -> dict[str, list[Citation]]:
    """Citations by the IRI of the statement or evidence."""
    things = {cell for record in records for cell in record.values() if isinstance(cell, str)}
    nodes = [str(ox.NamedNode(thing)) for thing in sorted(things) if thing.startswith(ID) and _is_iri(thing)]
    found: dict[str, list[Citation]] = defaultdict(list)
    if nodes:
        text = load("lookups/citations").text.replace("{ UNDEF }", f"{{ {' '.join(nodes)} }}")
        for row in select(store, text):
            found[str(row["thing"])].append({"statement": short(row["thing"]), **_citation(row)})
    return found


def _of_words(store: Store, records: Sequence[Record]) -> dict[tuple[str, str], list[Citation]]:
    """Citations by document and words."""
    pairs = {
        f"({ox.NamedNode(document)} {ox.Literal(words)})"
        for record in records
        if isinstance(document := record.get("document"), str) and _is_iri(document)
        if isinstance(words := record.get("words"), str)
    }
    found: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    if pairs:
        text = load("lookups/quoted").text.replace("(UNDEF UNDEF)", " ".join(sorted(pairs)))
        for row in select(store, text):
            found[str(row["document"]), str(row["words"])].append(_citation(row))
    return found


def _citation(row: Record) -> Citation:
    return {
        "document": short(row["document"]),
        "title": row["title"],
        "published": row["issued"],
        "url": row["source"],
        "sentence": row["words"],
        "start": row["start"],
        "end": row["end"],
    }


def _is_iri(text: str) -> bool:
    try:
        return bool(ox.NamedNode(text))
    except ValueError:
        return False
