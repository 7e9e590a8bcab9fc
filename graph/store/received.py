"""What an endpoint sent, as an answer like those of a local store."""

from __future__ import annotations

import pyoxigraph as ox

from .interface import Answer


def solutions(body: bytes, media_type: str) -> Answer:
    """Rows or a boolean; raises SyntaxError or ValueError where the body is not whole."""
    format = ox.QueryResultsFormat.from_media_type(media_type) or ox.QueryResultsFormat.JSON
    answer = ox.parse_query_results(body, format)
    if isinstance(answer, ox.QueryBoolean):
        return answer
    try:
        for _ in answer:  # to its end, so that a cut-off answer is none
            pass
    finally:
        del answer  # it must die in its own thread, and an exception's traceback would keep it
    return ox.parse_query_results(body, format)


def graph(body: bytes, media_type: str) -> Answer:
    """Triples; raises SyntaxError or ValueError where the body is not whole."""
    format = ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.TURTLE
    store = ox.Store()
    store.bulk_load(body, format=format)
    return store.query("CONSTRUCT WHERE {?s ?p ?o}")
