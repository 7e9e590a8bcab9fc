"""query, queries, show, find, explain and stats, as a user meets them."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner, Result

from peelgraph.cli.app import app
from peelgraph.graph.lookup import recent


@pytest.fixture
def peel(sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    environment = {"PEEL_STORE": str(sample_folder), "PEEL_ENDPOINT": "", "COLUMNS": "100"}

    def run(*args: str, input: str | None = None, code: int = 0) -> Result:
        result = CliRunner().invoke(app, args, input=input, env=environment)
        assert result.exit_code == code, result.stderr
        return result

    return run


def test_a_question_of_the_library(peel) -> None:
    result = peel("query", "deadlines", "--param", "force=the Met", "-f", "json")
    assert [row["deadlineText"] for row in json.loads(result.stdout)] == ["By 31 December"] * 2
    assert peel("query", "deadlines").stdout.startswith("addressee\tdeadlineText\t"), "tsv in a pipe"


def test_a_misspelt_name_is_noted_beside_the_data(peel) -> None:
    result = peel("query", "governance", "-p", "force=clevland", "-f", "ndjson")
    assert json.loads(result.stdout)["forceName"] == "Cleveland Police"
    assert "taking 'clevland' for" in result.stderr


def test_own_queries_from_a_file_and_stdin(peel, tmp_path: Path) -> None:
    text = "#+ params: n: integer = 2\nSELECT (?_n * 2 AS ?double) {}"
    (tmp_path / "own.rq").write_text(text)
    assert peel("query", "own.rq").stdout == "double\n4\n"
    assert peel("query", "own.rq", "-p", "n=5").stdout == "double\n10\n"
    assert peel("query", "-", "-f", "csv", input="SELECT (1 AS ?a) {}").stdout == "a\n1\n"
    assert peel("query", "-", input="ASK { ?s ?p ?o }").stdout == "answer\ntrue\n"


@pytest.mark.parametrize(
    ("input", "code", "message"),
    [
        ("SELECT * {\n  ?s ?p ?o ?x }", 2, "peel: SPARQL 2:16: a mistake at the mark or before it"),
        ("SELECT * {?s skos:note ?o}", 2, "add PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"),
        ("DELETE WHERE {?s ?p ?o}", 2, "queries only read"),
        ("#+ params: x: nothing\nASK {}", 2, "is not 'name: type'"),
    ],
)
def test_mistakes_in_sparql(peel, input: str, code: int, message: str) -> None:
    result = peel("query", "-", input=input, code=code)
    assert message in result.stderr
    assert result.stdout == ""


def test_a_syntax_error_is_marked(peel) -> None:
    *_, source, mark = peel("query", "-", input="SELECT * {\n  ?s ?p ?o ?x }", code=2).stderr.splitlines()
    assert source == "  ?s ?p ?o ?x }"
    assert mark == " " * 15 + "^"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["query", "deadline"], 3, "did you mean: deadlines"),
        (["query", "told-to-improve"], 2, "needs --param theme=..."),
        (["query", "deadlines", "-p", "forse=kent"], 2, "no parameter 'forse'; it has: force: force?"),
        (["query", "deadlines", "-p", "kent"], 2, "NAME=VALUE"),
        (["query", "passed-deadlines", "-p", "by=soon"], 2, "'soon' is not a date such as 2019-03-28"),
        (["query", "deadlines", "-p", "force=xyzzy"], 3, "no force goes by the name 'xyzzy'"),
        (
            ["query", "monitoring", "-p", "force=the Met", "--fail-empty"],
            4,
            "nothing in the collection says so",
        ),
        (["find", "penguin", "--fail-empty"], 4, "nothing in the collection has all of these words"),
        (["show", "good"], 3, "did you mean: grade/five-tier/good"),
        (["show", "kent", "--only", "finding"], 2, "no section is called 'finding'"),
        (["explain", "zzzz"], 3, "no statement has an id that ends with 'zzzz'"),
        (["explain", "force/kent"], 3, "peel show force/kent"),
        (["queries", "--show", "nothing"], 3, "no question goes by the name"),
        (["queries", "--tag", "absense"], 3, "no question has the tag 'absense'\ndid you mean: absence"),
        (["queries", "zebra"], 0, "no question of the library is about that"),
        (["query", "web-annotations", "-f", "srj"], 2, "the query makes a graph, which srj cannot hold"),
        (["query", "deadlines", "-f", "turtle"], 2, "the query gives rows, which turtle cannot hold"),
        (["query", "deadlines", "-o", "rows.xls"], 2, "rows.xls: no format goes by that extension"),
        (["query", "deadlines", "-o", "none/rows.csv"], 1, "none/rows.csv: No such file or directory"),
    ],
)
def test_mistakes_say_what_to_do(peel, args: list[str], code: int, message: str) -> None:
    assert message in peel(*args, code=code).stderr


def test_without_fail_empty_nothing_is_no_failure(peel) -> None:
    empty = peel("query", "monitoring", "-p", "force=the Met")
    assert (empty.stdout.count("\n"), empty.stderr) == (1, "nothing in the collection says so\n")
    assert peel("find", "penguin").stdout.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "file", "beginning"),
    [
        ("deadlines", "rows.csv", "addressee,deadlineText,"),
        ("deadlines", "rows.md", "| addressee |"),
        ("deadlines", "rows.srj", '{"head":{"vars":["addressee"'),
        ("deadlines", "rows.srx", '<?xml version="1.0"?><sparql'),
        ("web-annotations", "graph.ttl", "@prefix dcterms:"),
        ("web-annotations", "graph.nt", "<https://w3id.org/peelgraph/id/evidence/"),
    ],
)
def test_the_file_names_the_format(peel, tmp_path: Path, name: str, file: str, beginning: str) -> None:
    assert peel("query", name, "-o", file).stdout == ""
    assert (tmp_path / file).read_text().startswith(beginning)


@pytest.mark.parametrize("format", ["turtle", "ntriples", "jsonld", "rdfxml"])
def test_a_graph_is_the_same_in_every_format(peel, format: str) -> None:
    formats = {"turtle": "ttl", "ntriples": "nt", "jsonld": "jsonld", "rdfxml": "rdf"}
    text = peel("query", "web-annotations", "-f", format).stdout
    rdf = ox.RdfFormat.from_extension(formats[format])
    # the sample's letter holds a control character, which XML cannot: ingest strips those
    assert len({str(quad) for quad in ox.parse(text.replace("\x1b", ""), format=rdf)}) > 300


def test_the_same_bytes_each_time(sample_folder: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "peelgraph.cli",
        "query",
        "web-annotations",
        "--store",
        str(sample_folder),
    ]
    runs = [
        subprocess.run(
            command, capture_output=True, env=os.environ | {"PYTHONHASHSEED": seed}, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_queries_lists_searches_and_shows(peel) -> None:
    listed = json.loads(peel("queries", "-f", "json").stdout)
    assert len(listed) >= 16
    assert {
        row["name"] for row in json.loads(peel("queries", "passed", "deadline", "-f", "json").stdout)
    } == {"passed-deadlines"}
    tagged = json.loads(peel("queries", "-t", "Absence", "--tag", "theme", "-f", "json").stdout)
    assert "returning-concerns" in {row["name"] for row in tagged}
    assert all({"absence", "theme"} <= set(row["tags"].split(", ")) for row in tagged)
    text = peel("queries", "--show", "deadlines").stdout
    assert text.startswith("#+ summary:")
    assert peel("query", "-", input=text).stdout == peel("query", "deadlines").stdout


@pytest.mark.parametrize(
    "args",
    [
        ["find", "devices"],
        ["find", "forensic", "examination"],
        ["stats"],
        ["query", "deadlines", "-p", "force=the Met"],
        *(
            ["show", "the", "Met", "--only", name]
            for name in ("about", "people", "documents", "findings", "commissions", "forces", "outcomes")
        ),
        *(
            ["show", name]
            for name in (
                "the Met",
                "Matt Parr",
                "MOPAC",
                "home secretary",
                "national child protection inspection",
                "digital forensics",
                "engage",
                "inspection/metropolitan/national-child-protection/2016",
                "document/met-review-3f279e87",
            )
        ),
        ["show", "the Met", "--repeated"],
        ["show", "the Met", "--only", "grades", "--only", "people"],
        ["path", "Lee Freeman", "Sadiq Khan"],
        ["timeline", "the", "Met"],
        ["timeline", "kent", "--theme", "digital forensics"],
        ["timeline", "the Met", "--from", "2019", "--to", "2019-06", "--limit", "1"],
        ["compare", "kent", "the Met"],
    ],
)
def test_the_query_behind_a_lookup_gives_its_rows(peel, args: list[str]) -> None:
    query = peel(*args, "--show-query").stdout
    shown = peel(*args, "-f", "csv").stdout
    if args == ["stats"]:  # the size on the disk is no part of the graph
        shown = "".join(
            line for line in shown.splitlines(keepends=True) if not line.startswith("store,bytes")
        )
    assert peel("query", "-", "-f", "csv", input=query).stdout == shown


def test_the_query_behind_an_explanation_gives_its_rows(peel) -> None:
    found = json.loads(peel("find", "runaways", "-f", "json").stdout)[0]["id"]
    for command in ("explain", "show"):
        query = peel(command, found, "--show-query").stdout
        assert peel("query", "-", "-f", "csv", input=query).stdout == peel(command, found, "-f", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(peel("explain", found, "-f", "csv").stdout)))
    assert {row["section"] for row in rows} == {"statement", "explain"}
    assert any("runaways" in row["words"] for row in rows)


def test_rows_of_a_dossier_name_their_section(peel) -> None:
    rows = list(csv.DictReader(io.StringIO(peel("show", "the Met", "-f", "csv").stdout)))
    assert {row["section"] for row in rows if row["deadlineText"]} == {"recommendations"}
    assert list(dict.fromkeys(row["section"] for row in rows))[:3] == ["about", "people", "documents"]


def test_show_as_text(peel) -> None:
    text = peel("show", "the", "Met").stdout
    assert text.startswith("Metropolitan Police Service\nforce/metropolitan\n")
    for words in (
        "governed by:     Mayor's Office for Policing and Crime (body/mopac)",
        "“more staff to manage registered sex offenders”",
        "Commissions (2)",
        "By 31 December",
        "concern · Digital forensics · in: Metropolitan Police is making headway in protecting children",
    ):
        assert words in text
    limited = peel("show", "the", "Met", "--limit", "1").stdout
    assert "and 3 more: --only findings, --limit 4" in limited


def test_show_as_text_is_the_latest_of_a_thing_with_much_to_tell(peel, monkeypatch) -> None:
    whole, rows = peel("show", "the", "Met").stdout, peel("show", "the", "Met", "-f", "csv").stdout
    monkeypatch.setattr(recent, "MUCH", 10)
    text = peel("show", "the", "Met", "--limit", "2").stdout
    assert re.search(r"\nLatest statements \(\d+\)\n  “", text)
    assert re.search(r"\n  and \d+ more: --limit \d+\n", text)
    assert re.search(r"\nDocuments \(3\)\n  .+\n    2019-03-28 · document/", text)
    assert "and 1 more: --only documents, --limit 3" in text
    assert "In all: 4 findings, 2 recommendations. --only SECTION" in text
    assert peel("show", "the", "Met", "--all").stdout == whole
    assert "Findings (4" in peel("show", "the", "Met", "--only", "findings").stdout
    assert peel("show", "the", "Met", "-f", "csv").stdout == rows
    query = peel("show", "the", "Met", "--show-query").stdout
    assert peel("query", "-", "-f", "csv", input=query).stdout == rows


def test_a_timeline_as_text(peel) -> None:
    text = peel("timeline", "kent").stdout
    assert text.startswith("Kent Police\nforce/kent\n")
    assert re.search(r"\n2023-09-30 \(deadline\) – Letter to Kent Police\n  “the force should clear", text)
    assert "grade · good (five-tier) · keeping its records of devices" in text
    empty = peel("timeline", "essex", "--from", "2019", "--fail-empty", code=4)
    assert "nothing in the collection tells of force/essex since 2019" in empty.stderr


def test_a_timeline_says_what_it_leaves_out(peel) -> None:
    text = peel("timeline", "kent", "--limit", "3").stdout
    assert text.count("  “") == 3
    assert text.endswith("\n\n  and 5 earlier: --limit 8, or a time by --from and --to\n")
    assert "--limit" not in peel("timeline", "kent", "--limit", "8").stdout
    undated = peel("timeline", "the Met", "--from", "2019", "--to", "2019-06").stdout
    assert re.search(r"\n  and \d+ without a date: leave out --from and --to\n$", undated)
    assert "2019-01 (told)" in undated and "date not told" not in undated


def test_forces_side_by_side_as_text(peel) -> None:
    result = peel("compare", "kent", "the Met", "essex")
    assert re.search(r"Digital forensics +1 +1 *\n", result.stdout)
    assert "no document of the collection is about force/essex" in result.stderr
    assert "name two forces" in peel("compare", "kent", "Kent Police", code=2).stderr


def test_find_as_text(peel) -> None:
    text = peel("find", "runaways", "-f", "table").stdout
    assert re.search(r"reported runaways”\n    finding · in: Inspectorate says .* \[[0-9a-f]{8}\]", text)
    assert (
        "  Inspectorate says Met Police leaves children at risk\n    document · document/uk-england" in text
    )
    assert "the best 2: --limit shows more" in peel("find", "devices", "--limit", "2").stderr


def test_show_says_where_nothing_came_of_it(peel) -> None:
    text = peel("show", "Home Secretary").stdout
    assert "What came of what it commissioned" in text
    assert "nothing in the collection says what came of it" in text


def test_repeated_concerns_are_derived_or_absent(peel, collection_folder: Path) -> None:
    text = peel("show", "the Met", "--repeated", "--store", str(collection_folder)).stdout
    assert "Missing children, derived by inferred.repeated-concern:" in text
    assert "    2023 · " in text and "    2024 · " in text
    assert "nothing in the collection says so" in peel("show", "kent", "--repeated").stdout


def test_a_shown_ending_leads_on(peel) -> None:
    ending = re.search(r"slow in places”[^“]*\[([0-9a-f]{8})\]", peel("show", "the Met").stdout)[1]
    assert peel("show", ending).stdout == peel("explain", ending).stdout


def test_show_as_json_and_markdown(peel) -> None:
    data = json.loads(peel("show", "kent", "-f", "json").stdout)
    assert data["id"] == "force/kent"
    assert {row["deadline"] for row in data["sections"]["recommendations"]} == {None, "2023-09-30"}
    assert "## findings\n\n| polarity | label | issued |" in peel("show", "kent", "-f", "markdown").stdout


def test_explain_as_text_and_json(peel) -> None:
    found = json.loads(peel("find", "slow in places", "-f", "json").stdout)
    ending = found[0]["id"][-8:]
    text = " ".join(peel("explain", ending).stdout.split())
    assert (
        "HMICFRS said, however, that »progress at the Metropolitan Police had been slow in places«, and"
        in text
    )
    assert "read by: findings.attributed" in text
    data = json.loads(peel("explain", ending, "-f", "json").stdout)
    assert data["quotations"][0]["start"] == 728
    assert data["iri"] == found[0]["id"]
    assert peel("show", found[0]["id"]).stdout == peel("explain", ending).stdout, (
        "show of a statement explains it"
    )


def test_stats_counts(peel) -> None:
    rows = json.loads(peel("stats", "-f", "json").stdout)
    counts = {(row["what"], row["kind"]): row["count"] for row in rows}
    assert counts["statements", "recommendation"] == 4
    assert counts["store", "bytes"] > 100_000


def test_an_endpoint_instead_of_a_folder(peel, endpoint: str) -> None:
    for args in (
        ["show", "the", "Met"],
        ["show", "kent", "--repeated"],
        ["timeline", "kent", "--theme", "digital forensics"],
        ["compare", "kent", "the Met"],
        ["path", "Lee Freeman", "Sadiq Khan", "-f", "json"],
        ["query", "deadlines"],
    ):
        assert peel(*args, "--endpoint", endpoint).stdout == peel(*args).stdout
    found = json.loads(peel("find", "runaways", "-f", "json", "--endpoint", endpoint).stdout)
    assert [row["kind"] for row in found] == ["finding"]
    assert "store\tbytes" not in peel("stats", "--endpoint", endpoint).stdout


def test_an_option_goes_before_the_environment(sample_folder: Path) -> None:
    dead = {"PEEL_ENDPOINT": "http://127.0.0.1:9/query", "PEEL_STORE": "nowhere"}
    assert CliRunner().invoke(app, ["stats", "--store", str(sample_folder)], env=dead).exit_code == 0
    assert CliRunner().invoke(app, ["stats"], env=dead).exit_code == 5
    assert CliRunner().invoke(app, ["stats"], env=dead | {"PEEL_ENDPOINT": ""}).exit_code == 1


def test_rdf_files_instead_of_a_folder(peel, tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text("<https://e.org/a> <https://e.org/b> 7 .")
    assert peel("query", "-", "--store", "own.ttl", input="SELECT ?o {?s ?p ?o}").stdout == "o\n7\n"


@pytest.mark.parametrize(
    "args",
    [["show", "kent"], ["find", "devices"], ["query", "told-to-improve", "-p", "theme=digital forensics"]],
)
@pytest.mark.parametrize("colour", [True, False])
def test_on_a_terminal_no_document_steers_it(sample_folder: Path, args: list[str], colour: bool) -> None:
    environment = os.environ | {"PEEL_STORE": str(sample_folder), "TERM": "xterm-256color", "COLUMNS": "100"}
    environment.pop("NO_COLOR", None)
    if not colour:
        environment["NO_COLOR"] = "1"
    printed = _on_a_terminal([sys.executable, "-m", "peelgraph.cli", *args], environment)
    assert "red" in printed and "\N{REPLACEMENT CHARACTER}[31mred" in printed
    assert "\x1b[31m" not in printed and "\u202e" not in printed
    assert ("\x1b[" in printed) is colour or args[0] != "show"


def _on_a_terminal(command: list[str], environment: dict[str, str]) -> str:
    ours, theirs = pty.openpty()
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, env=environment) as run:
        os.close(theirs)
        printed = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            printed += piece
        assert run.wait(30) == 0
    os.close(ours)
    return printed.decode()
