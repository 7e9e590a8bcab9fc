from __future__ import annotations

import datetime
import subprocess
import sys
import warnings
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import rdflib

from peelgraph.graph import open_store
from peelgraph.graph.errors import NotFoundError, StoreError, UsageError
from peelgraph.graph.session import Session, Table, Triples

DATES = """SELECT ?document ?issued {
  ?document <http://purl.org/dc/terms/issued> ?issued
  FILTER(DATATYPE(?issued) = <http://www.w3.org/2001/XMLSchema#date>)
} ORDER BY ?issued"""


@pytest.fixture(scope="module")
def session(collection_folder: Path) -> Session:
    return open_store(collection_folder)


def rows(answer: Table | Triples | bool) -> Table:
    assert isinstance(answer, Table)
    return answer


def test_dates_are_dates_in_every_kind_of_table(session: Session) -> None:
    table = rows(session.query(DATES))
    first = table["issued"][0]
    assert isinstance(first, datetime.date)
    assert table.arrow().schema.field("issued").type == pa.date32()
    assert pd.api.types.is_datetime64_any_dtype(table.df()["issued"])
    assert table.pl().schema["issued"] == pl.Date
    assert table.df()["issued"].iloc[0].date() == table.pl()["issued"][0] == first


def test_a_date_without_day_stays_as_it_was_told(session: Session) -> None:
    table = rows(session.query('SELECT ("2019-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> AS ?m) {}'))
    assert table["m"] == ["2019-03"]


@pytest.mark.parametrize(
    ("values", "type_"),
    [
        ("1 2 UNDEF", pa.int64()),
        ("1 2.5", pa.float64()),
        ('1 "one"', pa.string()),
        ("true false", pa.bool_()),
        ("UNDEF", pa.string()),
    ],
)
def test_a_column_of_one_type_keeps_it(session: Session, values: str, type_: pa.DataType) -> None:
    table = rows(session.query(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}"))
    assert table.arrow().schema.field("x").type == type_
    assert len(table.df()) == len(table.pl()) == len(table)


def test_questions_take_names_as_people_write_them(session: Session) -> None:
    table = rows(session.query("repeated-concerns", force="the Met"))
    assert table.title.startswith("On which themes")
    assert len(table)
    assert all(row["force"] == "https://w3id.org/peelgraph/id/force/metropolitan" for row in table)
    assert len(rows(session.query("words", text="runaways"))), "a blank may have any name"


def test_a_misspelt_name_is_told(session: Session) -> None:
    with pytest.warns(UserWarning, match="clevland"):
        session.show("clevland")


@pytest.mark.parametrize(
    "ask",
    [
        lambda session: session.query("deadlines", force="clevland"),
        lambda session: session.timeline("clevland"),
        lambda session: session.compare("clevland", "kent"),
        lambda session: session.path("clevland", "kent", 1),
    ],
)
def test_whoever_asks_is_shown_where(session: Session, ask) -> None:
    with pytest.warns(UserWarning, match="clevland") as told:
        ask(session)
    assert {warning.filename for warning in told} == {__file__}


def test_a_timeline_has_dates_and_a_comparison_forces(session: Session) -> None:
    table = session.timeline("the Met", theme="missing children", since="2025")
    assert {str(day) for day in table["date"]} == {"2025-02-26"}
    compared = session.compare("the Met", "GMP", theme="child protection")
    assert {str(force).rpartition("/")[2] for force in compared["force"]} == {
        "metropolitan",
        "greater-manchester",
    }


def test_a_statement_is_shown_with_its_words(session: Session) -> None:
    [found, *_] = session.find("runaways", 1)
    assert "runaways" in session.show(str(found["id"])[-8:])._repr_html_()


def test_show_has_a_table_a_section(session: Session) -> None:
    dossier = session.show("Matt Parr")
    assert dossier.id == "person/matt-parr"
    assert "findings" in dossier.sections
    assert "<h3>" in dossier._repr_html_()


def test_find_and_path_give_the_words(session: Session) -> None:
    first, *rest = session.find("digital forensics", 20)
    assert "digital forensics" in str(first["words"]) and len(rest) == 19
    way = session.path("Lee Freeman", "Sadiq Khan", 1)
    assert way["from"][0] != way["to"][-1]
    assert any(way["words"])


def test_triples_become_a_graph_of_rdflib(session: Session) -> None:
    made = session.query("CONSTRUCT { ?f a ?c } WHERE { ?f a ?c } LIMIT 5")
    assert isinstance(made, Triples)
    assert len(made.graph()) == len(made) == made.to_networkx().number_of_edges()
    assert "rdf:type" in made.turtle() or " a " in made.turtle()


def test_ask_gives_a_bool(session: Session) -> None:
    assert session.query("ASK { ?s ?p ?o }") is True


def test_the_store_is_a_graph_of_rdflib(session: Session) -> None:
    force = rdflib.URIRef("https://w3id.org/peelgraph/id/force/metropolitan")
    view = session.graph()
    assert view.value(force, rdflib.RDFS.label) is not None
    counted = next(iter(view.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")))
    own = rows(session.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    assert int(counted[0]) == own["n"][0]
    with pytest.raises(RuntimeError, match="read-write"):
        view.add((force, rdflib.RDFS.label, rdflib.Literal("x")))


def test_rows_become_edges(session: Session) -> None:
    table = Table(("a", "b", "n"), (("x", "y", 1), ("x", None, 2), ("y", "z", None)))
    graph = table.to_networkx()
    assert list(graph.edges(data=True)) == [("x", "y", {"n": 1}), ("y", "z", {})]
    with pytest.raises(UsageError, match="a, b, n"):
        table.to_networkx("a", "nowhere")


def test_texts_never_become_markup() -> None:
    html = Table(("<b>",), (("<script>alert(1)</script>",), ("javascript:alert(1)",)))._repr_html_()
    assert "<script>" not in html
    assert "<b>" not in html
    assert "href" not in html


@pytest.mark.parametrize(
    ("action", "error"),
    [
        (lambda s: s.query("no-such-question"), NotFoundError),
        (lambda s: s.query("SELECT ?x {"), UsageError),
        (lambda s: s.query("deadlines", colour="red"), UsageError),
        (lambda s: s.show("Nobody Whatsoever"), NotFoundError),
    ],
)
def test_mistakes_have_an_error_of_their_own(
    session: Session, action: object, error: type[Exception]
) -> None:
    with warnings.catch_warnings(), pytest.raises(error):
        action(session)  # type: ignore[operator]


def test_a_place_without_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="peel ingest"):
        open_store(tmp_path / "none")


def test_importing_the_package_costs_nothing() -> None:
    """Data frames, networkx and rdflib are loaded where they are used."""
    code = (
        "import sys; from peelgraph.graph import open_store\n"
        "print(*[m for m in ('pandas', 'polars', 'pyarrow', 'networkx', 'rdflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
