"""The addresses that change the store, for those who know the token: updates and the Graph Store Protocol."""

from __future__ import annotations

import secrets
import uuid
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from .asking import accepted, root, service
from .bodies import body
from .frames import Frame
from .limits import RefusedError
from .protocol import read
from .routes import data, graph_name

_WRITES = ("PUT", "POST", "DELETE")


async def update(request: Request) -> Response:
    """A SPARQL update, by form or directly."""
    _check_token(request)
    asked = await read(request, "update", service(request).limits.query)
    assert asked is not None  # only a GET can ask nothing
    return await _written(request, asked.frame("update", f"{root(request)}/update"))


async def store_graph(request: Request) -> Response:
    """Put, fill or drop the graph that the address names; a POST that names none makes a new one."""
    if request.method not in _WRITES:
        return await data(request)
    _check_token(request)
    location = None
    if request.method == "POST" and not request.query_params and "name" not in request.path_params:
        location = f"{root(request)}/data/{uuid.uuid4()}"
    name = location or graph_name(request)
    sent = await body(request, service(request).limits.upload)
    type = request.headers.get("content-type", "")
    made = await _written(request, Frame({"do": request.method.lower(), "graph": name, "type": type}, sent))
    if location:
        made.headers["location"] = location
    return made


async def _written(request: Request, question: Frame) -> Response:
    """The outcome; a client that leaves does not undo it."""
    writing = service(request).writing
    assert writing is not None  # these routes are there only then
    answer = accepted(await writing.pool.ask(question))
    return Response(status_code=int(str(answer.head["status"])))


def _check_token(request: Request) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    writing = service(request).writing
    assert writing is not None
    known = secrets.compare_digest(given.strip().encode(), writing.token.encode())
    if scheme.lower() != "bearer" or not known:
        raise RefusedError(401, "changing the store needs its token: Authorization: Bearer TOKEN")


_route = partial(Route, endpoint=store_graph, methods=["GET", *_WRITES])
WRITING: tuple[BaseRoute, ...] = (
    Route("/update", update, methods=["POST"]),
    _route("/data"),
    _route("/data/{name:path}"),
)
"""Routes that need the token, and go before those for reading."""
