"""Texts of strangers are shown as they are, and never run; nothing in them turns or hides the page around them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from peelgraph.graph.build import ingest
from tests.browser import visiting

from ..conftest import Site, Start

pytestmark = pytest.mark.xdist_group("browser")
RUN = "<script>document.title='run'</script><img src=x onerror=\"document.title='run'\">"
TURNED = "\u202etxet\u202c"
TEXT = f"""Metropolitan Police {RUN} is making headway in protecting children

HMICFRS said that the force has more staff to manage registered sex offenders {RUN} {TURNED}.

However, inspectors found that the forensic examination of electronic devices is subject to long delays {RUN}.

The Met said it was "deeply concerned <a href='javascript:document.title=1'>and sorry</a>" {RUN}.
"""
THING, TERM = "https://w3id.org/peelgraph/id/", "https://w3id.org/peelgraph/ns#"
RDF, RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"
EVIL = f'"><svg onload="document.title=\'run\'">{RUN}{TURNED}\x07 {{{{7*7}}}}'


@pytest.fixture(scope="module")
def written(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A document that was ingested as any other."""
    folder = tmp_path_factory.mktemp("untrusted")
    (folder / "papers").mkdir()
    (folder / "papers" / "evil.txt").write_text(TEXT, "utf-8")
    ingest([folder / "papers"], folder / "store")
    return start(folder / "store", "--workers", "1")


@pytest.fixture(scope="module")
def made(start: Start, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A graph that somebody else made, with every label and address meant to harm."""
    evil = ox.Literal(EVIL)
    oa, dcterms = "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/"
    triples: list[tuple[str, str, str | ox.Literal]] = [
        ("force/x", RDF + "type", TERM + "PoliceForce"),
        ("force/x", RDFS + "label", evil),
        ("force/x", "http://www.w3.org/2004/02/skos/core#altLabel", evil),
        ("force/x", TERM + "governedBy", "javascript:document.title=1"),
        ("force/x", dcterms + "source", "javascript:document.title=1"),
        ("force/x", TERM + "region", "https://w3id.org/peelgraph//evil.example/"),
        ("document/d", RDF + "type", TERM + "Document"),
        ("document/d", RDFS + "label", evil),
        ("document/d", TERM + "textDigest", ox.Literal("../../../../etc/passwd")),
        ("document/d", dcterms + "source", "javascript:document.title=1"),
        ("document/d", dcterms + "issued", evil),
        ("document/d", TERM + "about", THING + "force/x"),
        ("finding/d/00000000", RDF + "type", TERM + "Finding"),
        ("finding/d/00000000", RDFS + "label", evil),
        ("finding/d/00000000", TERM + "polarity", THING + "polarity/concern"),
        ("finding/d/00000000", TERM + "concerns", THING + "force/x"),
        ("finding/d/00000000", TERM + "theme", THING + "theme/%22onload=%221"),
        ("finding/d/00000000", TERM + "statedIn", THING + "document/d"),
        ("finding/d/00000000", TERM + "confidence", ox.Literal("a lot")),
        ("finding/d/00000000", TERM + "evidence", THING + "evidence/d/00000000"),
        ("evidence/d/00000000", oa + "exact", evil),
        ("evidence/d/00000000", oa + "prefix", evil),
        ("evidence/d/00000000", oa + "suffix", evil),
        ("evidence/d/00000000", oa + "hasSource", THING + "document/d"),
        ("evidence/d/00000000", oa + "start", ox.Literal(0)),
        ("evidence/d/00000000", oa + "end", ox.Literal(9)),
        ("evidence/d/00000000", TERM + "rule", THING + "rule/r"),
        ("rule/r", RDFS + "comment", evil),
    ]
    store = ox.Store()
    for subject, predicate, value in triples:
        node = ox.NamedNode(value) if isinstance(value, str) else value
        store.add(ox.Quad(ox.NamedNode(THING + subject), ox.NamedNode(predicate), node))
    path = tmp_path_factory.mktemp("made") / "evil.nq"
    store.dump(str(path), ox.RdfFormat.N_QUADS)
    return start(path, "--workers", "1")


def safe(site: Site, paths: list[str]) -> None:
    """Nothing runs, nothing is loaded, no markup has come of text."""
    with visiting(site.root) as (page, tried):
        for path in paths:
            page.goto(path)
            assert page.title() not in {"run", "1"}, path
            assert page.locator("main img, main script, svg[onload]").count() == 0, path
            hrefs = page.evaluate(
                "[...document.querySelectorAll('[href],[action]')].map(one => one.href || one.action)"
            )
            outside = [href for href in map(str, hrefs) if not href.startswith(site.root)]
            assert not [href for href in outside if not href.startswith(("http://", "https://"))], path
            assert "evil.example" not in " ".join(outside), path
            assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", page.content()), path
        assert tried == []


def test_a_hostile_document_is_only_read(written: Site) -> None:
    found = written.ask("/search?q=forensic", accept="text/html").text
    document = re.search(r"/id/document/[^\"#?]*", found)
    assert document
    reply = written.ask(document[0], accept="text/html")
    assert "<mark" in reply.text and "&lt;script&gt;" in reply.text
    dossier = written.ask("/id/force/metropolitan", accept="text/html").text
    statements = re.findall(r"/id/(?:finding|reaction)/[^\"#?]*", dossier)
    assert statements
    paths = [
        document[0],
        "/",
        "/id/force/metropolitan",
        "/search?q=forensic",
        "/search?q=script",
        *statements,
    ]
    safe(written, [*paths, f"/search?q={quote(EVIL)}", f"/path?from={quote(EVIL)}&to=x", "/browse/documents"])


def test_a_hostile_graph_is_only_shown(made: Site) -> None:
    about = "/id/force/x"
    assert "⟨U+0007⟩" in made.ask(about, accept="text/html").text
    assert "49" not in re.sub(r"[^{}\d]", " ", made.ask(about, accept="text/html").text).split()
    safe(
        made,
        [
            *("/", about, f"{about}?section=findings", "/id/document/d", "/id/finding/d/00000000"),
            *(
                "/id/evidence/d/00000000",
                "/id/rule/r",
                "/search?q=svg",
                "/browse/documents",
                "/browse/forces",
            ),
            *(
                "/id/theme/%2522onload=%25221",
                f"/questions/deadlines?force={quote(EVIL)}",
                f"/compare?force={quote(EVIL)}&force=x",
            ),
        ],
    )


def test_spreadsheets_find_no_formula_in_a_download(start: Start, tmp_path: Path) -> None:
    """Numbers stay numbers; the endpoint gives what is there, sign by sign, as its standard says."""
    titles = ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1", "＝1", "a=1"]
    store = ox.Store()
    for number, title in enumerate(titles):
        node = ox.NamedNode(f"{THING}rule/r{number}")
        store.add(ox.Quad(node, ox.NamedNode(RDFS + "label"), ox.Literal(title)))
        store.add(ox.Quad(node, ox.NamedNode(RDFS + "comment"), ox.Literal(title)))
    store.dump(str(tmp_path / "formulas.nq"), ox.RdfFormat.N_QUADS)
    site = start(tmp_path / "formulas.nq", "--workers", "1")
    for number, title in enumerate(titles):
        found = list(csv.reader(io.StringIO(site.ask(f"/id/rule/r{number}?format=csv").text)))
        cells = {cell for row in found for cell in row}
        assert (title in cells) == (title == "a=1") and not [c for c in cells if c[:1] in set("=+-@\t＝")]
    query = f"SELECT ?l {{ <{THING}rule/r0> <{RDFS}label> ?l }}"
    assert site.get(query, "text/csv").text == "l\r\n=HYPERLINK(1)\r\n"


def test_words_never_leave_the_query_that_is_shown(written: Site) -> None:
    typed = quote("x } # \\ </pre><script>")
    assert "</pre><script>" not in written.ask(f"/search?q={typed}", accept="text/html").text
