"""The addresses of the explorer's pages: the front only passes on what is asked."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from ..asking import as_response, ask
from ..frames import Frame

_PAGES = {
    "/": "home",
    "/search": "search",
    "/suggest": "suggest",
    "/terms": "terms",
    "/browse/{kind}": "browse",
    "/compare": "compare",
    "/path": "path",
    "/graph": "graph",
    "/questions": "questions",
    "/questions/{name}": "question",
}


async def shown(request: Request, view: str, iri: str = "") -> Response:
    """A page of a view, whole or as a download; ``iri`` is the thing that it is about."""
    given = [[name, value] for name, value in request.query_params.multi_items()]
    head: dict[str, object] = {"do": "page", "view": view, "address": request.url.path}
    path = {**request.path_params, "iri": iri}
    answer = await ask(request, Frame({**head, "path": path, "given": given}))
    made = as_response(request, answer)
    if name := answer.head.get("file"):
        made.headers["content-disposition"] = f'attachment; filename="{name}"'
    return made


def _page(view: str) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        return await shown(request, view)

    return respond


EXPLORER: tuple[BaseRoute, ...] = tuple(Route(address, _page(view)) for address, view in _PAGES.items())
"""Things themselves are at addresses that programs share with people: see `routes.entity`."""
