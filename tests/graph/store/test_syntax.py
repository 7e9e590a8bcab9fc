"""Mistakes in SPARQL are told with their place, and dangerous depth never reaches the parser."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from peelgraph.graph.errors import UsageError
from peelgraph.graph.store.syntax import ask


@pytest.mark.parametrize(
    ("query", "message"),
    [
        (
            "SELECT * {\n  ?s ?p }",
            "SPARQL 2:10: a mistake at the mark or before it (LATERAL or SERVICE was expected)\n  ?s ?p }\n         ^",
        ),
        ("SELECT * {?s x:y 1}", "no PREFIX line declares x:\n"),
        (
            "PREFIX x: <x:> SELECT * {?s x:y 'z:z' ; peel:about 1}",
            "add PREFIX peel: <https://w3id.org/peelgraph/ns#>",
        ),
        ("SELECT * { ?s ?p ?o", "SPARQL 1:20: a mistake at the mark or before it"),
        ("", "SPARQL 1:1: a mistake at the mark"),
        ("INSERT DATA {<a:a> <a:b> 1}", "queries only read"),
        ("# a comment\nPREFIX a: <a:> load <http://127.0.0.1/>", "queries only read"),
        ("SELECT * " + "{" * 5000 + "}" * 5000, "nests more than 200"),
        ("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", "nests more than 200"),
    ],
)
def test_one_clear_message(query: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        ask(ox.Store().query, query, "store")
    assert message in str(error.value)


def test_legal_depth_passes() -> None:
    assert ask(ox.Store().query, "ASK " + "{" * 100 + "}" * 100, "store")
