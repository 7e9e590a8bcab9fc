"""Which graphs an update would change, told from its letters."""

from __future__ import annotations

import pytest

from peelgraph.graph.serve.targets import targets
from peelgraph.graph.store.updater import ANY, DEFAULT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("INSERT DATA { <a:b> <c:d> 1 }", {DEFAULT}),
        ("INSERT DATA { GRAPH <g:x> { <a:b> <c:d> 1 } }", {"g:x"}),
        ("INSERT DATA { GRAPH <g:x> { <a:b> <c:d> 1 } <a:b> <c:d> 2 }", {"g:x", DEFAULT}),
        ("PREFIX g: <http://g/> DELETE { GRAPH g:a { ?s ?p ?o } } WHERE { GRAPH <q:w> { ?s ?p ?o } }", {"http://g/a"}),
        ("PREFIX g: <http://\\u0067/> PREFIX x: <http://x/> DROP GRAPH g:a", {ANY}),
        ("BASE <http://b/> PREFIX g: <g/> PREFIX x: <http://x/> CLEAR GRAPH g:a ; CLEAR GRAPH x:a", {ANY, "http://x/a"}),
        ("INSERT { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }", {ANY}),
        ("INSERT { GRAPH <rel> { ?s ?p ?o } } WHERE { ?s ?p ?o }", {ANY}),
        ("INSERT { GRAPH <g:\\u0061> { ?s ?p ?o } } WHERE { ?s ?p ?o }", {ANY}),
        ("WITH <w:w> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o GRAPH <q:q> { ?a ?b ?c } }", {"w:w"}),
        ("DELETE WHERE { GRAPH <g:g> { ?s ?p ?o } }", {"g:g"}),
        ("DELETE WHERE { ?s ?p ?o }", {DEFAULT}),
        ("INSERT { GRAPH <g:g> { ?s ?p ?o } } WHERE { { SELECT * { ?s ?p ?o } } }", {"g:g"}),
        ("CLEAR ALL", {ANY}),
        ("DROP SILENT NAMED ; CLEAR DEFAULT", {ANY, DEFAULT}),
        ("DROP GRAPH <g:g> # DROP ALL", {"g:g"}),
        ("COPY <a:a> TO <b:b>", {"b:b"}),
        ("ADD SILENT DEFAULT TO GRAPH <b:b>", {"b:b"}),
        ("MOVE GRAPH <a:a> TO DEFAULT", {"a:a", DEFAULT}),
        ("LOAD <h:h> INTO GRAPH <g:g>", {"g:g"}),
        ("LOAD <h:h>", {DEFAULT}),
        ("INSERT DATA { GRAPH <g:x> { <a:b> <c:d> 'CLEAR ALL ; } DROP' } }", {"g:x"}),
        ("", set()),
    ],
)  # fmt: skip
def test_graphs_that_would_change(text: str, expected: set[str]) -> None:
    assert targets(text) == expected
