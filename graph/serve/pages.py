"""Pages that the front makes itself."""

from __future__ import annotations

from http import HTTPStatus

from starlette.responses import HTMLResponse

from .explorer.render import render


def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(render(template, **values), status)


def problem(status: int, reason: str) -> HTMLResponse:
    """A page that tells what went wrong."""
    return page("problem.html", status, phrase=HTTPStatus(status).phrase, reason=reason)
