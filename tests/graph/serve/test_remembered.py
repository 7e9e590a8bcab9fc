"""What was asked before is answered again without a worker, as long as the store stays as it is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.serve.frames import Frame
from peelgraph.graph.serve.remembered import LARGEST, MOST, Remembered

from .conftest import Site, Start

COUNT = "SELECT (COUNT(*) AS ?n) { ?d a <https://w3id.org/peelgraph/ns#Document> }"


def asked(remembered: Remembered, *queries: str, body: bytes = b"[]") -> list[str]:
    """The queries, in turn; what comes back is those for which a worker was asked."""
    told = []

    async def worker(question: Frame) -> Frame:
        told.append(question.body.decode())
        return Frame({"status": 200 if question.body != b"wrong" else 400}, body)

    async def all_() -> None:
        for query in queries:
            answer = await remembered.answer(Frame({"do": "query"}, query.encode()), worker)
            assert answer.body == body

    asyncio.run(all_())
    return told


@pytest.fixture
def remembered(tmp_path: Path) -> Remembered:
    return Remembered(tmp_path)


def test_a_worker_is_asked_once(remembered: Remembered) -> None:
    assert asked(remembered, "ASK {}", "SELECT * {}", "ASK {}", "SELECT * {}") == ["ASK {}", "SELECT * {}"]


def test_mistakes_are_not_remembered(remembered: Remembered) -> None:
    assert asked(remembered, "wrong", "wrong") == ["wrong", "wrong"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (NOW() AS ?t) {}",
        "SELECT (rand() AS ?t) {}",
        "SELECT (STRUUID() AS ?t) {}",
        "SELECT (UUID () AS ?t) {}",
        "SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }",
        r"SELECT (N\u004FW() AS ?t) {}",
        "SELECT (BNODE() AS ?b) {}",
    ],
)
def test_what_varies_is_asked_anew(remembered: Remembered, query: str) -> None:
    assert asked(remembered, query, query) == [query, query]


def test_so_much_is_remembered_and_no_more(remembered: Remembered) -> None:
    half = b"x" * (LARGEST // 2)
    queries = [f"ASK {{}} # {number}" for number in range(MOST // len(half) + 1)]
    asked(remembered, *queries, body=half)
    assert asked(remembered, queries[-1], body=half) == []
    assert asked(remembered, queries[0], body=half) == [queries[0]]
    assert len(asked(remembered, "all", "all", body=b"x" * LARGEST)) == 2


def test_a_new_generation_is_asked_anew(start: Start, tmp_path: Path) -> None:
    papers, store = tmp_path / "papers", tmp_path / "store"
    papers.mkdir()
    (papers / "a.txt").write_text("Kent Police: custody\n\nThe force must improve.\n")
    ingest([papers], store)
    site = start(store, "--workers", "1")
    assert [site.get(COUNT, "text/csv").text for _ in range(2)] == ["n\r\n1\r\n"] * 2
    (papers / "b.txt").write_text("Essex Police: vetting\n\nThe force has improved.\n")
    ingest([papers], store)
    assert site.get(COUNT, "text/csv").text == "n\r\n2\r\n"


def test_who_has_an_answer_is_told_that_it_holds(site: Site) -> None:
    for path in ("/id/force/kent?format=ttl", "/id/force/kent?format=html", "/sparql?query=ASK%7B%7D", "/"):
        first = site.ask(path)
        again = site.ask(path, if_none_match=f'"other", {first.headers["etag"]}')
        assert (first.status, again.status, again.body) == (200, 304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert site.ask(path, if_none_match='"other"').body == first.body


def test_only_what_reads_is_told_that_it_holds(site: Site) -> None:
    tag = site.sparql("ASK {}").headers["etag"]
    assert site.sparql("ASK {}", if_none_match=tag).status == 200


def test_forms_of_an_answer_are_kept_apart(site: Site) -> None:
    types = ["application/sparql-results+json", "text/csv"]
    answers = {site.get(COUNT, type).type for type in [*types, *types]}
    assert answers == set(types)
