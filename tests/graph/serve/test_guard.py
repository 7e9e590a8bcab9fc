"""What may stand in a stranger's query, and what another reading of the same letters could make of it."""

from __future__ import annotations

import pytest

from peelgraph.graph.serve.guard import check
from peelgraph.graph.serve.limits import RefusedError

ALLOWED = ("https://allowed.example/sparql",)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://h/> { ?s ?p ?o } }",
        "SELECT * { sErViCe SILENT <http://h/> {} }",
        "SELECT * { SERVICE#>\n<http://h/> {} }",
        "SELECT * { SERVICE ?where {} }",
        "PREFIX a: <http://h/> SELECT * { SERVICE a:b {} }",
        "SELECT * { SERVICE <https://allowed.example/sparql.evil> {} }",
        "SELECT * { SERVICE <https://allowed.example.evil/sparql> {} }",
        "SELECT * { SERVICE <https://allowed.example/sparql> { SERVICE <http://h/> {} } }",
        # Each of these is a SERVICE to the engine, which has no lexer.
        "SELECT * { ?s ?p true.SERVICE <http://h/> {} }",
        "SELECT * { ?s ?p trueSERVICE <http://h/> {} }",
        "SELECT * { ?s ?p 1e5.SERVICE <http://h/> {} }",
        "SELECT * { ?s ?p 'x'@en.SERVICE <http://h/> {} }",
        "PREFIX a: <http://h/> SELECT * { SERVICEa:b {} }",
        "PREFIX a: <http://h/> SELECT * { ?s ?p a:.SERVICE <http://h/> {} }",
        "SELECT * { FILTER(?a<2)SERVICE?e#>\n {} }",
        "SELECT * { FILTER(?a<'b>')SERVICE <http://h/> { ?s ?p 'x' } }",
        "SELECT * { FILTER(?a<#x>'''\n1)SERVICE <http://h/> {} #'''\n}",
        "LOAD <http://h/data>",
        "LOAD SILENT <file:///etc/passwd> INTO GRAPH <http://g/>",
        "INSERT DATA {} ; load<http://h/>",
    ],
)
def test_nothing_calls_another_server(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check(text, ALLOWED)
    assert refused.value.status == 403


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * { SERVICE <https://allowed.example/sparql> {} }", "SELECT"),
        ("SELECT * { SERVICE SILENT <https://allowed.example/sparql/kent> {} }", "SELECT"),
        ('ASK { ?s ?p \'SERVICE <http://h/>\', """LOAD""" } # SERVICE <http://h/>', "ASK"),
        ("PREFIX : <http://h/> SELECT ?service { ?s :service ?service ; a <http://h/#service> }", "SELECT"),
        ("DESCRIBE <http://h/workload'(#load)>", "DESCRIBE"),
        ("BASE <http://h/> PREFIX a: <b> CONSTRUCT WHERE { ?s a:load_1 ?o }", "CONSTRUCT"),
        ("WITH <http://g/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH"),
    ],
)
def test_words_that_only_look_like_calls_are_left_alone(text: str, form: str) -> None:
    assert check(text, ALLOWED).form == form


def test_graphs_of_the_text_are_found() -> None:
    found = check("SELECT * FROM <http://a/> FROM NAMED <http://b/> { ?s ?from <http://c/> }")
    assert found.graphs == ["http://a/", "http://b/"]


def test_questions_of_the_library_are_harmless() -> None:
    from peelgraph.queries import library

    for query in library().values():
        check(query.text)
