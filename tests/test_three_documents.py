"""The three documents that the project began with, from ingest to answers (facts: one chain of inspections).

The texts are the own-words versions in ``data/documents``: same facts, structure and noise as the real ones.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.store.local import open_store

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"
NAMES = {
    "000": "000-met-child-protection-review-2019.txt",
    "001": "001-met-child-protection-progress.txt",
    "004": "004-met-children-at-risk-bbc.txt",
}
PREFIXES = """
PREFIX peel: <https://w3id.org/peelgraph/ns#>
PREFIX id: <https://w3id.org/peelgraph/id/>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
BASE = "https://w3id.org/peelgraph/id/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("three") / "peelgraph.store"
    report = ingest([DOCUMENTS / name for name in NAMES.values()], store)
    assert not report.failed
    return store


@pytest.fixture(scope="module")
def ask(folder: Path):
    store = open_store(folder)

    def run(where: str) -> list[tuple[str, ...]]:
        rows = store.query(PREFIXES + where)
        return sorted(tuple(term.value.replace(BASE, "") if term else "" for term in row) for row in rows)

    return run


def doc(ask, number: str) -> str:
    """IRI of one of the three, found by its genre: each has another."""
    genre = {"000": "PublicationPage", "001": "PressRelease", "004": "NewsArticle"}[number]
    [(local,)] = ask(f"SELECT ?d {{ ?d a peel:{genre} }}")
    return f"<{BASE}{local}>"


@pytest.mark.parametrize("number", NAMES)
def test_all_three_are_about_the_met(ask, number: str) -> None:
    assert ask(f"SELECT ?f {{ {doc(ask, number)} peel:about ?f }}") == [("force/metropolitan",)]


def test_one_inspectorate_under_all_its_names(ask) -> None:
    assert ask(
        "SELECT ?i { ?i a peel:Inspectorate ; peel:shortName ?n FILTER(STRSTARTS(?n, 'HMIC') && ?n != 'HMICS') }"
    ) == [("body/hmicfrs",)]


def test_landing_page(ask) -> None:
    page = doc(ask, "000")
    assert ask(f"SELECT ?date {{ {page} dcterms:issued ?date }}") == [("2019-03-28",)]
    assert ask(f"SELECT ?f {{ ?f a peel:Finding ; peel:statedIn {page} }}") == []
    assert ask(
        f"SELECT ?a ?b {{ {page} peel:reports/peel:fieldwork ?w . ?w peel:start ?a ; peel:end ?b }}"
    ) == [("2016-02", "2016-05")]
    assert ask(f"SELECT DISTINCT ?p {{ {page} peel:reports/peel:underProgramme ?p }}") == [
        ("programme/national-child-protection",)
    ]


def test_home_secretary_commissioned_the_updates_not_the_inspection(ask) -> None:
    page = doc(ask, "000")
    assert ask(
        f"SELECT ?by ?of ?kind {{ ?c a peel:Commission ; peel:statedIn {page} ; peel:commissionedBy ?by ;"
        " peel:addressedTo ?of ; peel:commissioned ?work . ?work a ?kind FILTER(?kind IN (peel:ProgressUpdate, peel:Inspection)) }"
    ) == [("body/home-secretary", "body/hmicfrs", "https://w3id.org/peelgraph/ns#ProgressUpdate")]


def test_landing_page_follows_up_the_inspection_of_2016(ask) -> None:
    page = doc(ask, "000")
    rows = ask(f"SELECT ?start {{ {page} peel:reports/peel:followsUp/peel:fieldwork/peel:start ?start }}")
    assert rows == [("2016-02",)]


def test_press_release(ask) -> None:
    page = doc(ask, "001")
    assert ask(f"SELECT ?date {{ {page} dcterms:issued ?date }}") == []
    assert ask(
        f"SELECT ?p ?r {{ ?x a peel:RoleClaim ; peel:statedIn {page} ; peel:person ?p ; peel:roleText ?r }}"
    ) == [("person/matt-parr", "Her Majesty’s Inspector of Constabulary")]
    found = ask(
        f"SELECT ?theme ?polarity ?words {{ ?f a peel:Finding ; peel:statedIn {page} ; peel:theme ?theme ;"
        " peel:polarity ?polarity ; peel:evidence/oa:exact ?words }"
    )

    def read(theme: str, polarity: str, words: str) -> bool:
        return any((t, p) == (f"theme/{theme}", f"polarity/{polarity}") and words in w for t, p, w in found)

    assert [p for _, p, w in found if "registered sex offenders" in w] == ["polarity/progress"]
    assert read("online-child-abuse", "concern", "online")
    assert read("digital-forensics", "concern", "devices")
    assert read("training-skills", "concern", "training")
    assert ask(f"SELECT ?e {{ {page} peel:reports/peel:followsUp ?e }}")


def test_half_a_sentence_at_the_end_is_no_statement(ask) -> None:
    page = doc(ask, "001")
    assert (
        ask(
            f"SELECT ?q {{ ?s peel:statedIn {page} ; peel:evidence/oa:exact ?q FILTER(CONTAINS(?q, '07836')) }}"
        )
        == []
    )


def test_news_article_commission(ask) -> None:
    page = doc(ask, "004")
    assert ask(
        f"SELECT ?by ?holder ?of {{ ?c a peel:Commission ; peel:statedIn {page} ; peel:commissionedBy ?by ;"
        " peel:holder ?holder ; peel:addressedTo ?of }"
    ) == [("body/mayor-of-london", "person/sadiq-khan", "body/hmicfrs")]


def test_news_article_has_no_date_of_a_related_story(ask) -> None:
    assert ask(f"SELECT ?date {{ {doc(ask, '004')} dcterms:issued ?date }}") == []


def test_five_recommendations_under_one_deadline(ask) -> None:
    page = doc(ask, "004")
    rows = ask(
        f"SELECT ?q ?text ?to {{ ?r a peel:Recommendation ; peel:statedIn {page} ; peel:deadlineText ?text ; peel:addressedTo ?to ;"
        " peel:evidence/oa:exact ?q FILTER(CONTAINS(?text, '31 December')) }"
    )
    assert len(rows) == 5
    assert {(text, to) for _, text, to in rows} == {("by 31 December", "force/metropolitan")}
    assert ask(f"SELECT ?date {{ ?r peel:statedIn {page} ; peel:deadline ?date }}") == [], (
        "no year, no date: none is invented"
    )


def test_reactions_have_speakers_and_are_no_findings(ask) -> None:
    page = doc(ask, "004")
    speakers = {
        row[0]
        for row in ask(f"SELECT ?who {{ ?r a peel:Reaction ; peel:statedIn {page} ; peel:heldBy ?who }}")
    }
    assert {"person/sadiq-khan", "person/kevin-southworth", "person/caroline-russell"} <= speakers
    holders = {
        row[0]
        for row in ask(f"SELECT ?who {{ ?f a peel:Finding ; peel:statedIn {page} ; peel:heldBy ?who }}")
    }
    assert holders <= {"body/hmicfrs", "person/lee-freeman"}


def test_the_chain_is_one_graph(ask) -> None:
    """Fieldwork 2016 <- updates <- Home Secretary; review <- progress; all on one force (genres.md, section 3)."""
    chain = ask(
        f"SELECT DISTINCT ?by {{ ?c peel:commissionedBy ?by ; peel:addressedTo <{BASE}body/hmicfrs> ;"
        f" peel:statedIn/peel:about <{BASE}force/metropolitan> }}"
    )
    assert chain == [("body/home-secretary",), ("body/mayor-of-london",)]
    assert ask(
        "SELECT ?start { ?update a peel:ProgressUpdate ; peel:updates/peel:fieldwork/peel:start ?start ."
        " ?c peel:commissioned ?update }"
    ) == [("2016-02",)]


def test_every_statement_shows_its_words(ask) -> None:
    assert (
        ask(
            "SELECT ?s { ?s peel:statedIn ?d . MINUS { ?s peel:evidence ?e . ?e oa:exact ?words ; oa:start ?start ; oa:end ?end } }"
        )
        == []
    )


def test_path_from_inspector_to_mayor(folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "peelgraph.cli",
        "path",
        "Lee Freeman",
        "Sadiq Khan",
        "--store",
        str(folder),
    ]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "Mayor of London" in shown
    assert "inspection/metropolitan" in shown
    assert "commissioned" in shown
