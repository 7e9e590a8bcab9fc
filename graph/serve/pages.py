"""HTML pages from templates that escape whatever they are given."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from ..identifiers import BASE

STATIC = Path(__file__).parent / "static"


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made.filters["address"] = address
    return made


def page(template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A page as an answer."""
    return HTMLResponse(_templates().get_template(template).render(**values), status)


def problem(status: int, reason: str) -> HTMLResponse:
    """A page that tells what went wrong."""
    return page("problem.html", status, phrase=HTTPStatus(status).phrase, reason=reason)


def address(iri: str) -> str | None:
    """Where a thing is to be looked at: here if it is ours, elsewhere if it is on the web, else nowhere."""
    if iri.startswith(BASE):
        return "/" + iri[len(BASE) :].replace("#", "/")
    return iri if iri.startswith(("https://", "http://")) else None
