"""The application: what is served where, and what becomes of errors."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute
from starlette.types import ASGIApp

from ..errors import StoreError
from .asking import Service, refused
from .limits import RefusedError
from .pool import GoneError
from .routes import READING
from .shield import Shield


def make_app(service: Service, more: Sequence[BaseRoute] = ()) -> ASGIApp:
    """The application with ``more`` routes than those for reading; its workers come and go with it."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        opened = await service.pool.open()
        try:
            if opened.head["status"] != 200:
                raise StoreError(opened.body.decode())
            yield
        finally:
            await service.pool.close()

    app = Starlette(
        routes=[*more, *READING],
        lifespan=lifespan,
        exception_handlers=dict.fromkeys((RefusedError, HTTPException, GoneError), _refused),
    )
    app.state.service = service
    return Shield(app, service.neighbours, service.writing)


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
