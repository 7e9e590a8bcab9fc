"""The application: what is served where, and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from ..errors import StoreError
from .asking import Service, refused
from .limits import RefusedError
from .pool import GoneError
from .routes import READING
from .shield import Shield
from .writing import WRITING


def make_app(service: Service, more: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The application with ``more`` routes than those for reading; its workers come and go with it."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with AsyncExitStack() as opened:
            for pool in service.pools:
                opened.push_async_callback(pool.close)
                answer = await pool.open()
                if answer.head["status"] != 200:
                    raise StoreError(answer.body.decode())
            yield

    app = Starlette(
        routes=[*(WRITING if service.writing else ()), *more, *READING],
        lifespan=lifespan,
        exception_handlers=dict.fromkeys(
            (RefusedError, HTTPException, GoneError, ClientDisconnect), _refused
        ),
    )
    app.state.service = service
    return Shield(app, service.neighbours)


async def _refused(request: Request, error: Exception) -> Response:
    match error:
        case RefusedError():
            return refused(request, error.status, error.reason)
        case HTTPException():
            made = refused(request, error.status_code, error.detail)
            made.headers.update(error.headers or {})
            return made
        case _:  # nobody reads it
            return Response(status_code=499)
