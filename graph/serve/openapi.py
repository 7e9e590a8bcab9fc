"""The OpenAPI 3.1 description of what programs can ask here (https://spec.openapis.org/oas/v3.1.0)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ... import __version__
from ..lookup.dossier import SECTIONS
from ..lookup.facets import LABELS, POLARITIES, UNDATED
from .asking import service
from .explorer.asked import DOWNLOADS
from .formats import ROWS, TRIPLES

_TABLES: Mapping[str, Any] = {
    "type": "object",
    "required": ["title", "tables"],
    "properties": {
        "title": {"type": "string"},
        "tables": {
            "type": "object",
            "description": "Rows by the name of their table; IRIs are whole.",
            "additionalProperties": {"type": "array", "items": {"type": "object"}},
        },
    },
}
_SUGGESTIONS: Mapping[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "name", "fitting", "kind", "href"],
        "properties": {name: {"type": "string"} for name in ("id", "name", "fitting", "kind", "href")},
    },
}
_OBJECTS: Mapping[str, Any] = {"type": "array", "items": {"type": "object"}}
_TERMS: Mapping[str, Any] = {
    "type": "object",
    "required": ["prefixes", "classes", "properties", "used", "questions"],
    "properties": {
        "prefixes": {"type": "object"},
        "used": {"type": "object", "description": "Of each class, how often a sample has each property."},
        **dict.fromkeys(("classes", "properties", "questions"), _OBJECTS),
    },
}
_NETWORK: Mapping[str, Any] = {
    "type": "object",
    "required": ["title", "years", "centres", "beyond", "kinds", "nodes", "ties"],
    "properties": {
        "title": {"type": "string"},
        "beyond": {"type": "object", "description": "How many neighbours of a thing are left out."},
        **dict.fromkeys(("kinds", "nodes", "ties"), _OBJECTS),
    },
}
_VIEWS: Mapping[str, tuple[str, Mapping[str, str], Mapping[str, Any]]] = {
    "/search": ("Things by name, statements and documents by their words.", {"q": "children"}, _TABLES),
    "/suggest": ("Names that fit what is being typed.", {"q": "ken"}, _SUGGESTIONS),
    "/terms": ("What a query can be written with.", {}, _TERMS),
    "/graph": ("What is around a thing; or ties of one kind, by `projection`.", {"of": "kent"}, _NETWORK),
    "/browse/{kind}": ("All things of a kind.", {"kind": "forces"}, _TABLES),
    "/compare": ("Forces side by side.", {"force": "kent"}, _TABLES),
    "/path": ("How two things are connected.", {"from": "Lee Freeman", "to": "Sadiq Khan"}, _TABLES),
    "/questions": ("The questions of the library.", {}, _TABLES),
    "/questions/{name}": ("The answer to one; its blanks are parameters.", {"name": "deadlines"}, _TABLES),
    "/id/{thing}": ("What is said about one thing, in sections.", {"thing": "force/kent"}, _TABLES),
}
"""JSON routes: summary, parameters with an example of each, and the shape of the answer."""
_FEWER: Mapping[str, Mapping[str, tuple[str, Mapping[str, Any]]]] = {
    "/search": {"kind": ("Only of this kind; may be repeated.", {"type": "string"})},
    "/suggest": {"kind": ("Only of this kind; may be repeated.", {"type": "string"})},
    "/graph": {
        "projection": ("All ties of this kind, in the place of `of`.", {"type": "string"}),
        "from": ("What happened on this date or later.", {"type": "string"}),
        "to": ("What happened on this date or earlier.", {"type": "string"}),
    },
    "/compare": {"theme": ("On this theme or a narrower one.", {"type": "string"})},
    "/id/{thing}": {
        "section": ("This section only.", {"enum": [name for name in SECTIONS if name != "about"]}),
        "polarity": ("Of the section `findings`, those of this direction.", {"enum": [*POLARITIES]}),
        "label": ("Those that inspectorates label so.", {"enum": [*LABELS]}),
        "year": (
            f"Those published in this year; {UNDATED!r}: undated.",
            {"pattern": f"^([0-9]{{4}}|{UNDATED})$"},
        ),
        "theme": ("Those on this theme or a narrower one.", {"type": "string"}),
    },
}
"""What may be named besides, to get less: a description, and the schema of a value."""


async def openapi(request: Request) -> Response:
    """The description; it has updates only where they are taken."""
    return JSONResponse(described(updates=service(request).writing is not None))


def described(*, updates: bool) -> dict[str, Any]:
    """The description as plain values."""
    paths: dict[str, Any] = {path: {"get": _view(path, *parts)} for path, parts in _VIEWS.items()}
    paths["/sparql"] = {
        "get": _operation("Ask SPARQL 1.1; without a query, the service description.", _asked("query"), ROWS),
        "post": _sent("The same with the query as the body or in a form.", "query", ROWS),
    }
    paths["/data"] = {"get": _operation("A whole graph (Graph Store Protocol).", _graph(), TRIPLES)}
    paths["/.well-known/void"] = {
        "get": _operation("Statistics, and the questions as examples.", [], TRIPLES)
    }
    paths["/ns"] = {"get": _operation("The vocabulary.", [], TRIPLES)}
    if updates:
        _add_writing(paths)
    return {
        "openapi": "3.1.0",
        "info": {"title": "peelgraph", "version": __version__, "license": {"name": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": {"Tables": _TABLES, "Suggestions": _SUGGESTIONS},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _add_writing(paths: dict[str, Any]) -> None:
    paths["/update"] = {"post": _secured(_sent("SPARQL 1.1 Update.", "update", {}))}
    for method, summary in (
        ("put", "Make triples the whole of a graph."),
        ("post", "Add triples to a graph."),
        ("delete", "Drop a graph."),
    ):
        made = _secured(_operation(summary, _graph(), {}))
        if method != "delete":
            made["requestBody"] = {"required": True, "content": {type: {} for type in TRIPLES}}
        paths["/data"][method] = made


def _secured(operation: dict[str, Any]) -> dict[str, Any]:
    """The operation as one that changes something, for those who know the token."""
    reasons = {status: answer for status, answer in operation["responses"].items() if status != "200"}
    reasons |= {"401": reasons["400"], "403": reasons["400"], "415": reasons["400"]}
    done = {"201": {"description": "Done, and the graph is new."}, "204": {"description": "Done."}}
    return {**operation, "security": [{"token": []}], "responses": {**done, **reasons}}


def _view(path: str, summary: str, examples: Mapping[str, str], shape: Mapping[str, Any]) -> dict[str, Any]:
    names = [_parameter(name, example, path) for name, example in examples.items()]
    format = _parameter("format", "json", path)
    format |= {"schema": {"enum": [*DOWNLOADS]}, "required": False}
    table = {
        "name": "table",
        "in": "query",
        "schema": {"type": "string"},
        "description": "Which table, of CSV.",
    }
    fewer = [
        {"name": name, "in": "query", "description": told, "schema": schema}
        for name, (told, schema) in _FEWER.get(path, {}).items()
    ]
    made = _operation(summary, [*names, *fewer, format, *([table] if shape is _TABLES else [])], {})
    made["responses"]["200"]["content"] = {"application/json": {"schema": shape}}
    return made


def _operation(
    summary: str, parameters: Sequence[Mapping[str, Any]], types: Mapping[str, str]
) -> dict[str, Any]:
    good: dict[str, Any] = {"description": "The whole answer."}
    if types:
        good["content"] = {type: {} for type in types}
    reason = {"description": "The reason, in one or a few lines.", "content": {"text/plain": {}}}
    responses = {"200": good, **dict.fromkeys(("400", "404", "406", "503"), reason)}
    return {"summary": summary, "parameters": list(parameters), "responses": responses}


def _sent(summary: str, kind: str, types: Mapping[str, str]) -> dict[str, Any]:
    form = {"schema": {"type": "object", "required": [kind], "properties": {kind: {"type": "string"}}}}
    content = {"application/x-www-form-urlencoded": form, f"application/sparql-{kind}": {}}
    made = _operation(summary, [], types)
    return {**made, "requestBody": {"required": True, "content": content}}


def _asked(kind: str) -> list[dict[str, Any]]:
    graphs = {"type": "array", "items": {"type": "string", "format": "iri"}}
    return [
        {**_parameter(kind, "ASK { ?s ?p ?o }", ""), "required": False},
        *(
            {"name": name, "in": "query", "schema": graphs}
            for name in ("default-graph-uri", "named-graph-uri")
        ),
        {"name": "format", "in": "query", "schema": {"enum": [*ROWS.values(), *TRIPLES.values()]}},
    ]


def _graph() -> list[dict[str, Any]]:
    return [
        {"name": "default", "in": "query", "schema": {"type": "string"}, "allowEmptyValue": True},
        {"name": "graph", "in": "query", "schema": {"type": "string", "format": "iri"}},
    ]


def _parameter(name: str, example: str, path: str) -> dict[str, Any]:
    where = "path" if f"{{{name}}}" in path else "query"
    return {"name": name, "in": where, "required": True, "schema": {"type": "string"}, "example": example}
