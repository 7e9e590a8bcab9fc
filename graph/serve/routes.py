"""The addresses that are read: SPARQL, whole graphs, things, and what the service says about itself."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from ..identifiers import BASE, GRAPH, ID, ONTOLOGY_GRAPH
from .asking import answered, asked_format, root, service
from .explorer.asked import DOWNLOADS
from .explorer.render import STATIC
from .explorer.routes import EXPLORER, shown
from .formats import HTML, ROWS, TRIPLES, choose, named
from .frames import Frame
from .limits import RefusedError
from .openapi import openapi
from .pages import page
from .protocol import read

EXAMPLE = """\
PREFIX peel: <https://w3id.org/peelgraph/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?theme (COUNT(DISTINCT ?finding) AS ?findings) WHERE {
  ?finding a peel:Finding ; peel:theme/skos:prefLabel ?theme .
}
GROUP BY ?theme
ORDER BY DESC(?findings)
LIMIT 20
"""
"""What the editor shows before anything is asked."""


async def sparql(request: Request) -> Response:
    """The endpoint: answers for programs, the editor for people; without a query, a self-description."""
    asked = await read(request, "query", service(request).limits.query)
    if request.method == "GET" and _wants_page(request, [*ROWS, *TRIPLES]):
        made = page("sparql.html", query=asked.text.decode("utf-8", "replace") if asked else EXAMPLE)
        made.headers["vary"] = "Accept"
        return made
    if asked is not None:
        return await answered(request, asked.frame("query", f"{root(request)}/sparql"))
    updates = bool(service(request).writing)
    return await answered(request, Frame({"do": "service", "root": root(request), "updates": updates}))


async def void(request: Request) -> Response:
    """Statistics and examples."""
    return await answered(request, Frame({"do": "void", "root": root(request)}))


async def data(request: Request) -> Response:
    """A graph by the Graph Store Protocol: ``?default``, ``?graph=IRI``, or by this very address."""
    return await answered(request, Frame({"do": "graph", "graph": graph_name(request)}))


def graph_name(request: Request) -> str:
    """The graph that a request to the graph store names; empty for the default graph."""
    if "name" in request.path_params:
        return f"{root(request)}{request.url.path}"
    given = request.query_params
    names = given.getlist("graph")
    if ("default" in given) == bool(names) or len(names) > 1 or names == [""]:
        raise RefusedError(400, "name one graph: ?default, or ?graph=IRI")
    return names[0] if names else ""


async def graph(request: Request) -> Response:
    """A named graph of the store at its own address."""
    return await answered(request, Frame({"do": "graph", "graph": GRAPH + request.path_params["name"]}))


async def entity(request: Request) -> Response:
    """A thing at its own address, as a page or as RDF."""
    return await _described(request, ID + request.path_params["thing"])


async def term(request: Request) -> Response:
    """A term of the vocabulary."""
    return await _described(request, f"{BASE}ns#{request.path_params['name']}")


async def vocabulary(request: Request) -> Response:
    """The whole vocabulary."""
    return await answered(request, Frame({"do": "graph", "graph": ONTOLOGY_GRAPH}))


async def _described(request: Request, iri: str) -> Response:
    if asked_format(request) in DOWNLOADS or _wants_page(request):
        return await shown(request, "thing", iri)
    return await answered(request, Frame({"do": "entity", "iri": iri}))


def _wants_page(request: Request, others: Sequence[str] = tuple(TRIPLES)) -> bool:
    offered = [*others, HTML]
    if wanted := asked_format(request):
        return named(wanted, offered) == HTML
    return choose(request.headers.get("accept"), offered) == HTML


READING: tuple[BaseRoute, ...] = (
    Route("/sparql", sparql, methods=["GET", "POST"]),
    Route("/data", data),
    Route("/data/{name:path}", data),
    Route("/.well-known/void", void),
    Route("/openapi.json", openapi),
    Route("/id/{thing:path}", entity),
    Route("/graph/{name:path}", graph),
    Route("/ns", vocabulary),
    Route("/ns/{name}", term),
    *EXPLORER,
    Mount("/static", StaticFiles(directory=STATIC)),
)
"""Routes that need no token."""
