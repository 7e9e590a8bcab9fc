"""What each tool answers, made in a worker process with the limits of a stranger's query."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

import pyoxigraph as ox

from ....ontology import PREFIXES
from ....queries import library, load
from ...errors import NotFoundError, UsageError
from ...lookup import explain as explaining
from ...lookup.dossier import dossier
from ...lookup.find import find_query
from ...lookup.names import resolve
from ...lookup.questions import filled, question
from ...lookup.stats import statistics
from ...lookup.suggest import suggest
from ...lookup.things import is_statement, thing
from ...store.interface import Answer
from ...store.local import LocalStore
from ...store.results import Cell, rows, select
from ..frames import Frame
from ..guard import check
from ..limits import Limits, RefusedError
from .citations import cited, short

MOST_ROWS = 500
"""Rows that one answer may have, whatever is asked for."""
MOST_BYTES = 1_000_000
MOST_CLASSES, MOST_PROPERTIES = 60, 120


def assist(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """The answer of the tool ``frame.head["tool"]`` to the arguments in the body, as JSON."""
    given: dict[str, Any] = json.loads(frame.body)
    if "limit" in given:
        given["limit"] = max(1, min(given["limit"], MOST_ROWS))
    if "query" in given and frame.head["tool"] == "sparql_query":
        check(given["query"], limits.services)
    try:
        found = _TOOLS[str(frame.head["tool"])](store, **given)
    except NotFoundError as error:
        near = f"; did you mean {', '.join(error.candidates)}?" if error.candidates else ""
        raise RefusedError(404, f"{error}{near}") from error
    body = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")
    if len(body) > MOST_BYTES:
        raise RefusedError(400, f"the answer is larger than {MOST_BYTES:,} bytes: ask for fewer rows or less")
    return Frame({"status": 200}, body)


def _search(store: LocalStore, text: str, limit: int) -> dict[str, object]:
    things = [
        {"id": one.id, "name": one.name, "known_as": one.fitting} for one in suggest(store, text, limit)
    ]
    try:
        statements = select(store, find_query(store, text, limit))
    except UsageError:  # no word to look for
        statements = []
    return {"things": things, "statements": cited(store, statements)}


def _entity(store: LocalStore, name: str, sections: list[str], limit: int) -> dict[str, object]:
    match = thing(store, name)
    if is_statement(match):
        return _explained(store, match.id)
    found = dossier(store, match, sections, limit)
    told = {
        section.name: {"total": section.total, "rows": cited(store, section.records())}
        for section in found.sections
    }
    return {
        "id": match.id,
        "name": found.label,
        "taken_for": match.note,
        "sections": told,
        "names": dict(found.names),
    }


def _schema(store: LocalStore) -> dict[str, object]:
    kinds: dict[str, dict[Cell, dict[str, Cell]]] = {"class": {}, "property": {}}
    for row in select(store, load("lookups/schema").text):
        told = {
            name: _curie(row[name])
            for name in ("meaning", "domain", "range", "uses")
            if row[name] is not None
        }
        kinds[str(row["kind"])].setdefault(_curie(row["term"]), told)
    return {
        "prefixes": PREFIXES,
        "classes": dict(islice(kinds["class"].items(), MOST_CLASSES)),
        "properties": dict(islice(kinds["property"].items(), MOST_PROPERTIES)),
        "counts": [
            {"what": one.what, "kind": short(one.kind), "count": one.count} for one in statistics(store)
        ],
        "pattern": "?statement peel:evidence ?e . ?e oa:exact ?words ; oa:start ?start ; oa:end ?end ; "
        "oa:hasSource ?document .",
    }


def _curie(cell: Cell) -> Cell:
    for prefix, namespace in PREFIXES.items():
        if isinstance(cell, str) and cell.startswith(namespace) and cell != namespace:
            return f"{prefix}:{cell[len(namespace) :]}"
    return cell


def _questions(_: LocalStore, about: str) -> dict[str, object]:
    told = [
        {
            "name": one.name,
            "asks": one.summary,
            "parameters": list(map(str, one.params)),
            "tags": list(one.tags),
        }
        for one in library().values()
        if about.lower() in f"{one.name} {one.summary} {' '.join(one.tags)}".lower()
    ]
    return {"questions": told}


def _question(store: LocalStore, name: str, parameters: Mapping[str, str], limit: int) -> dict[str, object]:
    notes: list[str] = []
    text = filled(store, question(name), parameters, notes.append)
    return {
        "asked": question(name).summary,
        "notes": notes,
        **_rows(store, store.query(text), limit),
        "sparql": text,
    }


def _sparql(store: LocalStore, query: str, limit: int) -> dict[str, object]:
    answer = store.query(query)
    if isinstance(answer, ox.QueryBoolean):
        return {"answer": bool(answer)}
    if isinstance(answer, ox.QueryTriples):
        return _cut("triples", (f"{triple} ." for triple in answer), limit)
    return _rows(store, answer, limit)


def _rows(store: LocalStore, answer: Answer, limit: int) -> dict[str, object]:
    table = _cut("rows", rows(answer), limit)
    found = table["rows"]
    assert isinstance(found, list)
    return {**table, "rows": cited(store, found)}


def _cut(name: str, found: Iterable[object], limit: int) -> dict[str, object]:
    """At most so many, and whether there are more."""
    taken = list(islice(found, limit + 1))
    return {name: taken[:limit], "more": len(taken) > limit}


def _explained(store: LocalStore, id: str) -> dict[str, object]:
    return explaining.explain(store, explaining.statement(store, id)).data()


def _path(store: LocalStore, start: str, goal: str, ways: int) -> dict[str, object]:
    from ...network.paths import path_query

    ends = [resolve(store, name) for name in (start, goal)]
    if ends[0].id == ends[1].id:
        raise UsageError(f"{start!r} and {goal!r} are one thing, {ends[0].id}: name two")
    steps = select(store, path_query(store, ends[0].id, ends[1].id, max(1, min(ways, 5))))
    found = groupby(steps, itemgetter("way"))
    return {"ways": [cited(store, [_step(step) for step in way]) for _, way in found]}


def _step(step: Mapping[str, Cell]) -> dict[str, Cell]:
    return {
        "from": step["from_name"],
        "from_id": short(step["from"]),
        "relation": step["relation"],
        "to": step["to_name"],
        "to_id": short(step["to"]),
        "evidence": step["evidence"],
        "reference": None if step["evidence"] else step["source"],
    }


_TOOLS: Mapping[str, Callable[..., dict[str, object]]] = {
    "search_entities": _search,
    "get_entity": _entity,
    "get_schema": _schema,
    "list_questions": _questions,
    "run_question": _question,
    "sparql_query": _sparql,
    "explain_statement": _explained,
    "path_between": _path,
}
