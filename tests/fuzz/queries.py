"""Targets: headers of questions, parameters, and SPARQL that is cut into tokens."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from peelgraph.graph.errors import PeelError
from peelgraph.graph.store.local import LocalStore
from peelgraph.queries import ParameterError, ParameterType, bind, library, literal, parse
from peelgraph.queries.tokens import depth, form, tokens, undeclared

from .interface import Chooser, Target, target

HEADERS = [
    "#+ summary: ",
    "#+ description: ",
    "#+ params: ",
    "#+ tags: ",
    "#+ question: ",
    "force: force",
    "date?",
    " = ",
    "\n#+ ",
]
SPARQL = [
    "SELECT ",
    "?_force",
    "{",
    "}",
    "FILTER(",
    '"',
    "'''",
    '"""',
    "<",
    ">",
    "\\u0022",
    "#",
    "PREFIX a: <b:>",
    "UNION",
    "<<",
    "@en",
    "^^",
]
KENT = ox.NamedNode("https://w3id.org/peelgraph/id/force/kent")
EMPTY = ox.Store()


def _header(data: bytes) -> None:
    try:
        query = parse("x", data.decode("utf-8", "replace"))
        query.bound(dict.fromkeys([p.name for p in query.params], KENT))
    except ParameterError as error:
        assert str(error)


def _parameter(data: bytes) -> None:
    """A text comes out of a query as it went in, whatever stands around it."""
    choose = Chooser(data)
    type = list(ParameterType)[8 + choose.number(4)]
    text = choose.rest().decode("utf-8", "surrogatepass" if choose.number(2) else "replace")
    try:
        term = literal(type, text)
    except ParameterError:
        return
    query = bind("SELECT (?_text AS ?t) (STR(?_text) AS ?u) {}", {"text": term})
    [row] = EMPTY.query(query)
    if type == ParameterType.INTEGER:  # engines write 08 as 8
        assert int(row["u"].value) == int(text)
    else:
        assert (row["t"], row["u"].value) == (term, text)


def _binding(data: bytes) -> None:
    """In any question of the library, what is typed is one token and nothing around it moves."""
    choose = Chooser(data)
    query = list(library().values())[choose.number(len(library()))]
    typed = choose.rest().decode("utf-8", "replace")
    names, term = [parameter.name for parameter in query.params], literal(ParameterType.TEXT, typed)
    bound, plain = (query.bound(dict.fromkeys(names, value)) for value in (term, KENT))
    for left, right in zip(tokens(bound), tokens(plain), strict=True):
        assert left == right or (left[1], right[1]) == (str(term), str(KENT))


def _tokens(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    assert "".join(words for _, words in tokens(text)) == text
    depth(text)
    form(text)
    undeclared(text)


@cache
def _store() -> LocalStore:
    return LocalStore(EMPTY, "empty")


def _asked(data: bytes) -> None:
    """Any query is answered or refused in words."""
    try:
        _store().query(data.decode("utf-8", "replace"))
    except PeelError as error:
        assert str(error)


QUESTIONS = [query.text for query in library().values()]
TARGETS: list[Target] = [
    target("question-header", _header, QUESTIONS, HEADERS),
    target("parameter", _parameter, ["00x\\u0022 } #", "\x00\x00" + "2019-03-28"], SPARQL),
    target("binding", _binding, ["00\"'\\", "01?_force"], SPARQL),
    target("tokens", _tokens, QUESTIONS, SPARQL),
    target("query", _asked, QUESTIONS, SPARQL),
]
