"""Parameters become terms, and nothing that a user types becomes SPARQL."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelgraph.queries import ParameterError, ParameterType, bind, library, literal, parse
from peelgraph.queries.tokens import depth, form, tokens

KENT = ox.NamedNode("https://w3id.org/peelgraph/id/force/kent")
ROWS = ox.Store()
VALUE = ox.NamedNode("https://example.org/value")
ATTACKS = [
    '"', "\\", '" || true || "', 'x" } UNION { ?s ?p ?o } #', "\n", "\'\'\'", '"""', "?_text", "\x00", "\u2028", "<a>",
    "\\u0022 } #", "\\U00000022", "\\\\u0022", "\r\n#", "\\",
]  # fmt: skip


def test_only_variables_are_replaced() -> None:
    text = """# ?_force
SELECT * { ?s ?p ?_force . FILTER(?_force != "?_force" && 'it\\'s ?_force' != '''?_force''' && ?x<?_force)
  <https://e.org/?_force> ?_forces "a" . ex:a\\?_force ?p 1 }"""
    bound = bind(text, {"force": KENT})
    assert bound == text.replace("?p ?_force .", f"?p {KENT} .").replace(
        "(?_force !=", f"({KENT} !="
    ).replace("?x<?_force)", f"?x<{KENT})")


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(words for _, words in tokens(text)) == text


@given(st.text(alphabet=st.characters(codec="utf-8")), st.text(alphabet=st.characters(codec="utf-8")))
def test_a_bound_text_matches_exactly_itself(text: str, other: str) -> None:
    store = ox.Store()
    for number, value in enumerate({text, other}):
        store.add(ox.Quad(ox.NamedNode(f"https://example.org/{number}"), VALUE, ox.Literal(value)))
    query = bind(
        f"SELECT ?found {{ ?s {VALUE} ?found . FILTER(?found = ?_text) }}",
        {"text": literal(ParameterType.TEXT, text)},
    )
    assert [row["found"].value for row in store.query(query)] == [text]


@pytest.mark.parametrize("name", library())
@settings(max_examples=25)  # for each of forty questions
@given(data=st.data())
def test_no_text_leaves_its_place_in_any_question(name: str, data: st.DataObject) -> None:
    """Whatever is typed is one token of the query, and all others are those of the library."""
    query = library()[name]
    chosen = data.draw(
        st.sets(st.sampled_from([p.name for p in query.params])) if query.params else st.just(set())
    )
    chosen |= {parameter.name for parameter in query.params if not parameter.optional}
    typed = {
        key: data.draw(st.text(st.characters(codec="utf-8")) | st.sampled_from(ATTACKS)) for key in chosen
    }
    bound = query.bound({key: literal(ParameterType.TEXT, text) for key, text in typed.items()})
    blank = query.bound(dict.fromkeys(chosen, KENT))
    here, there = [list(tokens(text)) for text in (bound, blank)]
    assert len(here) == len(there)
    changed = {words for (_, words), (_, other) in zip(here, there, strict=True) if words != other}
    assert changed <= {str(ox.Literal(text)) for text in typed.values()}


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_stay_text(attack: str) -> None:
    query = bind("SELECT (?_text AS ?t) {}", {"text": literal(ParameterType.TEXT, attack)})
    assert [row["t"].value for row in ox.Store().query(query)] == [attack]


@pytest.mark.parametrize(
    ("type", "value", "datatype"),
    [
        ("date", "2019-03-28", "date"),
        ("date", "2019-03", "gYearMonth"),
        ("date", "2019", "gYear"),
        ("year", "2019", "gYear"),
        ("integer", "-3", "integer"),
        ("text", "", "string"),
    ],
)
def test_literals_keep_their_precision(type: str, value: str, datatype: str) -> None:
    term = literal(ParameterType(type), value)
    assert (term.value, term.datatype.value.rpartition("#")[2]) == (value, datatype)


@pytest.mark.parametrize(
    ("type", "value"),
    [("date", "28 March"), ("date", "2019-13"), ("year", "19"), ("integer", "1.5"), ("text", "\ud800")],
)
def test_a_value_of_another_type_is_refused(type: str, value: str) -> None:
    with pytest.raises(ParameterError):
        literal(ParameterType(type), value)


def test_a_malformed_iri_is_refused() -> None:
    with pytest.raises(ValueError, match="IRI"):
        ox.NamedNode("https://e.org/> } INSERT {")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", "SELECT"),
        ("# INSERT\nPREFIX select: <a:b> ask {}", "ASK"),
        ("PREFIX insert: <http://insert/> CONSTRUCT {} WHERE {}", "CONSTRUCT"),
        ("BASE <a:> delete data {}", "DELETE"),
        ("", ""),
    ],
)
def test_form_of_a_query(text: str, expected: str) -> None:
    assert form(text) == expected


def test_depth_does_not_count_brackets_in_text() -> None:
    assert depth("SELECT * { ?s ?p '((((' . # ((((\n FILTER((1) = 1) }") == 3


def test_header() -> None:
    query = parse(
        "x",
        "#+ summary: One line.\n#+ description: Goes on\n#+ over lines.\n#+ params: force: force, by: date?, n: integer = 3\n"
        "#+ tags: a, b\n#+ question: 7\nSELECT * {}",
    )
    assert (query.summary, query.description, query.question) == ("One line.", "Goes on over lines.", 7)
    assert [(p.name, p.type.value, p.optional, p.default) for p in query.params] == [
        ("force", "force", False, None),
        ("by", "date", True, None),
        ("n", "integer", False, "3"),
    ]
    assert query.signature == "force: force, by: date?, n: integer = 3"


@pytest.mark.parametrize(
    ("given", "message"),
    [({}, "needs --param force"), ({"force": KENT, "fore": KENT}, "no parameter 'fore'")],
)
def test_missing_and_unknown_parameters(given: dict[str, ox.NamedNode], message: str) -> None:
    with pytest.raises(ParameterError, match=message):
        parse("x", "#+ params: force: force\nSELECT * { ?s ?p ?_force }").bound(given)


@pytest.mark.parametrize("header", ["", "#+ summary:\n#+ params:\n", "#+ summary: \r\n", "#+\n#+ tags: ,\n"])
def test_a_header_that_says_nothing_takes_nothing_of_the_query(header: str) -> None:
    query = parse("x", f"{header}SELECT * {{}}")
    assert (query.summary, query.description, query.params, query.tags) == ("x", "", (), ())


def test_a_wrong_number_is_told() -> None:
    with pytest.raises(ParameterError, match="'seven' is not a number"):
        parse("x", "#+ question: seven\nASK {}")


def test_a_wrong_header_says_which_part() -> None:
    with pytest.raises(ParameterError, match="'force: forse' is not"):
        parse("x", "#+ params: force: forse\nASK {}")
