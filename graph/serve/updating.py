"""Updates in SPARQL and by the Graph Store Protocol, done in a worker of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from email import message_from_bytes

import pyoxigraph as ox

from ...queries.tokens import READS, tokens
from ..errors import StoreError, StoreHeldError, UsageError
from ..store.folder import Folder
from ..store.local import LocalStore
from ..store.syntax import pointed
from ..store.updater import DEFAULT, Updater
from .answers import decoded
from .formats import TRIPLES, TWINS
from .frames import Frame
from .guard import check
from .limits import Limits, RefusedError
from .targets import targets

_WHEN_HELD = "the store is being written by another: ask again later"


def update(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """Carry out the update ``frame.body`` on the graphs that the head names, if it does."""
    text = decoded(frame.body)
    found = check(text, limits.services)
    if found.form in READS:
        raise RefusedError(400, "this is a query: ask it at /sparql")
    dataset = _dataset(frame)
    if dataset and found.has_dataset:
        raise RefusedError(400, "graphs are named by USING or WITH and by the request: do one of them")
    _write(store, _using(text, dataset) if dataset else text, targets(text), str(frame.head["base"]))
    return Frame({"status": 204})


def _dataset(frame: Frame) -> str:
    clauses = [("USING", "default"), ("USING NAMED", "named")]
    graphs = [(word, iri) for word, key in clauses for iri in _list(frame.head.get(key))]
    try:
        return " ".join(f"{word} {ox.NamedNode(iri)}" for word, iri in graphs)
    except ValueError as error:
        raise RefusedError(400, f"a graph's name is no absolute IRI ({error})") from error


def _list(found: object) -> list[str]:
    return list(map(str, found)) if isinstance(found, list) else []


def _using(text: str, dataset: str) -> str:
    """The text with USING before each outermost WHERE: the engine takes a dataset in no other way."""
    made, depth, before = [], 0, ""
    for kind, words in tokens(text):
        upper = words.upper() if kind == "word" else words
        if upper == "WHERE" and not depth:
            if before == "DELETE":
                raise RefusedError(400, "a dataset does not go with DELETE WHERE: use DELETE { } WHERE { }")
            made.append(f" {dataset} ")
        made.append(words)
        depth += (words == "{") - (words == "}")
        if kind not in {"space", "comment"}:
            before = upper
    return "".join(made)


def _write(store: LocalStore, text: str, graphs: Collection[str], base: str | None = None) -> None:
    if store.folder is None:
        raise RefusedError(403, f"{store.name} is a file, and only read")
    try:
        with Updater(Folder(store.folder)) as updater:
            updater.check(graphs)
            updater.update(text, base)
    except PermissionError as error:
        raise RefusedError(403, str(error)) from error
    except SyntaxError as error:
        raise RefusedError(400, pointed(text, str(error))) from error
    except UsageError as error:
        raise RefusedError(400, str(error)) from error
    except StoreHeldError as error:
        raise RefusedError(503, _WHEN_HELD) from error
    except StoreError as error:  # must not look like that of a reader, which is asked once more
        raise RefusedError(500, str(error)) from error


def put(store: LocalStore, frame: Frame, _: Limits) -> Frame:
    """Make the body the whole of the head's ``graph``."""
    name = str(frame.head["graph"])
    return _filled(store, frame, ["DROP SILENT GRAPH {0}", "CREATE GRAPH {0}"] if name else ["DROP DEFAULT"])


def post(store: LocalStore, frame: Frame, _: Limits) -> Frame:
    """Add the body to the head's ``graph``."""
    return _filled(store, frame, ["CREATE SILENT GRAPH {0}"] if frame.head["graph"] else [])


def delete(store: LocalStore, frame: Frame, _: Limits) -> Frame:
    """Drop the head's ``graph``."""
    name = str(frame.head["graph"])
    if _is_new(store, name):
        raise RefusedError(404, f"the store has no graph <{name}>")
    _write(store, f"DROP GRAPH {ox.NamedNode(name)}" if name else "DROP DEFAULT", [name or DEFAULT])
    return Frame({"status": 204})


def _filled(store: LocalStore, frame: Frame, before: Sequence[str]) -> Frame:
    """Put the triples of the body into the graph, after steps in which ``{0}`` stands for it."""
    name, type = str(frame.head["graph"]), str(frame.head["type"])
    is_new = _is_new(store, name)
    parts = _parts(type, frame.body)
    data = "\n".join(f"{quad.triple} ." for part, body in parts for quad in _parsed(part, body, name))
    graph = ox.NamedNode(name) if name else None
    steps = [step.format(graph) for step in before]
    steps.append(
        f"INSERT DATA {{\nGRAPH {graph} {{\n{data}\n}}\n}}" if graph else f"INSERT DATA {{\n{data}\n}}"
    )
    _write(store, " ;\n".join(steps), [name or DEFAULT])
    return Frame({"status": 201 if is_new else 204})


def _is_new(store: LocalStore, name: str) -> bool:
    try:
        return bool(name) and not store.engine.contains_named_graph(ox.NamedNode(name))
    except ValueError as error:
        raise RefusedError(400, f"<{name}> is no absolute IRI") from error


def _parts(type: str, body: bytes) -> list[tuple[str, bytes]]:
    """Media types and contents: one, or those of the files of a form."""
    if not type.startswith("multipart/form-data"):
        return [(type, body)]
    message = message_from_bytes(f"Content-Type: {type}\r\n\r\n".encode() + body)
    if not message.is_multipart():
        raise RefusedError(400, "the form has no parts, or another boundary than its head says")
    return [
        (part.get_content_type(), payload)
        for part in message.walk()
        if isinstance(payload := part.get_payload(decode=True), bytes)
    ]


def _parsed(type: str, body: bytes, base: str) -> list[ox.Quad]:
    media = type.partition(";")[0].strip().lower()
    format = ox.RdfFormat.from_media_type(TWINS.get(media, media))
    if format is None or TWINS.get(media, media) not in TRIPLES:
        raise RefusedError(415, f"graphs come as {', '.join(TRIPLES)}, not as {media or 'nothing'}")
    if format == ox.RdfFormat.RDF_XML and b"<!DOCTYPE" in body:
        raise RefusedError(400, "RDF/XML with a DOCTYPE is not read")  # its entities may grow without end
    try:
        parsed = ox.parse(
            body, format, base_iri=base or None, without_named_graphs=True, rename_blank_nodes=True
        )
        return list(parsed)
    except (SyntaxError, ValueError) as error:
        raise RefusedError(400, f"the graph cannot be read: {error}") from error
