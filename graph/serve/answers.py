"""The answer to a stranger's query, complete and in one piece, or a refusal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import pyoxigraph as ox

from ...ontology import PREFIXES
from ..errors import PeelError, StoreError
from ..store.interface import Answer
from ..store.local import LocalStore
from ..store.results import with_sorted_prefixes
from ..store.syntax import pointed
from .formats import ROWS, TRIPLES, TURTLE, choose, named
from .frames import Frame
from .guard import check
from .limits import Limits, RefusedError

_ROWS = {
    "application/sparql-results+json": (b"},{", 1),
    "application/sparql-results+xml": (b"<result>", 0),
    "text/tab-separated-values": (b"\n", -1),
    "text/csv": (b"\r\n", -1),
}
"""What stands in each row at least once, and how many more rows there are than that."""


class _Bounded(io.BytesIO):
    """Takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(data) > self._most:
            raise RefusedError(
                400, f"the answer is larger than {self._most:,} bytes: add a LIMIT, or ask for less"
            )
        return super().write(data)


def query(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """Answer ``frame.body``; the head has ``accept`` or ``format``, ``default`` and ``named`` graphs."""
    text = decoded(frame.body)
    found = check(text, limits.services)
    defaults, names = _strings(frame, "default"), _strings(frame, "named")
    _known(store, [iri for iri in found.graphs if ":" in iri])  # the engine makes relative ones absolute
    answer = _ask(store, text, str(frame.head["base"]), defaults, names)
    offered = list(TRIPLES if isinstance(answer, ox.QueryTriples) else ROWS)
    if isinstance(answer, ox.QueryBoolean):
        offered = offered[:2]
    return _written(answer, _type(frame, offered), limits)


def decoded(body: bytes) -> str:
    """The text; raises `RefusedError` where it is not UTF-8."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the query is not UTF-8: {error.reason} at byte {error.start}") from error


def _ask(store: LocalStore, text: str, base: str, defaults: Iterable[str], names: Iterable[str]) -> Answer:
    ask = partial(store.engine.query, base_iri=base)
    if defaults or names:  # one that is not there is empty, as W3C's tests have it
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [*map(_node, defaults)]
        named: list[ox.NamedNode | ox.BlankNode] = [*map(_node, names)]
        ask = partial(ask, default_graph=default, named_graphs=named)
    try:
        return ask(text)
    except SyntaxError as error:
        raise RefusedError(400, pointed(text, str(error))) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the query stopped: {error}") from error


def _written(answer: Answer, type: str, limits: Limits) -> Frame:
    file = _Bounded(limits.answer)
    try:
        if isinstance(answer, ox.QueryTriples):
            ox.serialize(answer, file, _rdf(type), prefixes=PREFIXES)
        else:
            answer.serialize(file, _results(type))
    except (OSError, ValueError, RuntimeError) as error:
        raise StoreError(f"the query stopped: {error}") from error
    if type in _ROWS:
        _count(file, *_ROWS[type], limits.rows)
    return _answered(type, file)


def _count(file: io.BytesIO, mark: bytes, more: int, most: int) -> None:
    if len(file.getbuffer()) > most and file.getvalue().count(mark) + more > most:
        raise RefusedError(400, f"the answer has more than {most:,} rows: add a LIMIT, or ask for less")


def _answered(type: str, file: io.BytesIO) -> Frame:
    body = file.getvalue()
    return Frame({"status": 200, "type": type}, with_sorted_prefixes(body) if type == TURTLE else body)


def _type(frame: Frame, offered: Sequence[str]) -> str:
    wanted, accept = str(frame.head.get("format") or ""), frame.head.get("accept")
    type = named(wanted, offered) if wanted else choose(str(accept) if accept else None, offered)
    if type is None:
        raise RefusedError(406, f"this answer comes as {', '.join(offered)}, not as {wanted or accept}")
    return type


def graph(store: LocalStore, frame: Frame, limits: Limits) -> Frame:
    """All triples of the graph in the head's ``graph``, an empty one being the default graph."""
    name = str(frame.head["graph"])
    if name:
        _known(store, [name], 404)
    wanted = _node(name) if name else ox.DefaultGraph()
    quads = store.engine.quads_for_pattern(None, None, None, wanted)
    return written((quad.triple for quad in quads), frame, limits)


def written(
    triples: Iterable[ox.Triple], frame: Frame, limits: Limits, prefixes: Mapping[str, str] = PREFIXES
) -> Frame:
    """Triples in the format that is asked for; raises `RefusedError` where there are too many of them."""
    type = _type(frame, list(TRIPLES))
    file = _Bounded(limits.answer)
    ox.serialize(triples, file, _rdf(type), prefixes=dict(prefixes))
    return _answered(type, file)


def _known(store: LocalStore, graphs: Sequence[str], status: int = 400) -> None:
    for name in graphs:
        if not store.engine.contains_named_graph(_node(name)):
            raise RefusedError(
                status, f"the store has no graph <{name}>, and nothing is fetched from elsewhere"
            )


def _node(iri: str) -> ox.NamedNode:
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise RefusedError(400, f"<{iri}> is no absolute IRI") from error


def _strings(frame: Frame, key: str) -> list[str]:
    found = frame.head.get(key)
    return list(map(str, found)) if isinstance(found, list) else []


def _rdf(type: str) -> ox.RdfFormat:
    format = ox.RdfFormat.from_media_type(type)
    if format is None:
        raise ValueError(type)
    return format


def _results(type: str) -> ox.QueryResultsFormat:
    format = ox.QueryResultsFormat.from_media_type(type)
    if format is None:
        raise ValueError(type)
    return format


def refusal(error: Exception) -> Frame:
    """What went wrong as an answer; a `PeelError` that is nobody's mistake is the server's."""
    if isinstance(error, RefusedError):
        return Frame({"status": error.status}, error.reason.encode("utf-8", "replace"))
    if isinstance(error, MemoryError):
        return Frame({"status": 503}, b"the query needs more memory than it may have")
    if isinstance(error, StoreError) or not isinstance(error, PeelError):
        return Frame({"status": 500}, str(error).encode("utf-8", "replace"))
    status = 404 if error.exit_code == 3 else 400
    return Frame({"status": status}, str(error).encode("utf-8", "replace"))
