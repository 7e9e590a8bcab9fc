"""`peel export` writes whole files, in the format that their names ask for."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import pyoxigraph as ox
import pytest


def peel(*arguments: str, folder) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "peelgraph.cli", *arguments, "--store", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("extension", "start"),
    [
        (".ttl", "@prefix"),
        (".nq", "<http"),
        (".trig", "@prefix"),
        (".jsonld", '{"@context"'),
        (".graphml", "<?xml"),
        (".gexf", "<?xml"),
        (".cyjs", '{"data"'),
        (".cx2", '[\n{"CXVersion"'),
        (".dot", "digraph"),
        (".html", "<!doctype html>"),
    ],
)
def test_the_name_decides_the_format(sample_folder, tmp_path, extension, start) -> None:
    file = tmp_path / f"graph{extension}"
    done = peel("export", str(file), folder=sample_folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_text("utf-8").startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_stdout_and_back(sample_folder) -> None:
    done = peel("export", "-", "-f", "nquads", folder=sample_folder)
    assert sum(1 for _ in ox.parse(done.stdout.encode(), format=ox.RdfFormat.N_QUADS)) > 1000


@pytest.mark.parametrize("name", ["Sadiq Khan", "person=sadiq-khan"])
def test_a_part_of_the_network(sample_folder, tmp_path, name) -> None:
    file = tmp_path / "khan.gexf"
    done = peel("export", str(file), "--of", name, "--depth", "1", folder=sample_folder)
    assert done.returncode == 0
    labels = {node.get("label") for node in ElementTree.parse(file).iter("{http://gexf.net/1.3}node")}
    assert {"Sir Sadiq Khan", "Mayor of London"} <= labels and "Kent Police" not in labels


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["graph.xlsx"], 2, ".xlsx: no export format goes by that extension"),
        (["-"], 2, "name the format of stdout"),
        (["graph.ttl", "--of", "Sadiq Khan"], 2, "take a network format"),
        (["graph.nq", "--projection", "force-theme"], 2, "take a network format"),
        (["graph.gexf", "--projection", "cats-dogs"], 2, "force-theme"),
        (["graph.gexf", "--from", "lately"], 2, "'lately' is no date"),
        (["graph.gexf", "--from", "2020", "--to", "2019"], 2, "ends before it begins"),
        (["graph.gexf", "--query", "missing.rq"], 1, "missing.rq"),
        (["graph.gexf", "--query", "missing.rq", "--from", "2020"], 2, "leave out --from"),
        (["-", "-f", "csv"], 2, "csv is 2 files"),
        (["graph.gexf", "--of", "Atlantis of Nowhere"], 3, "Atlantis"),
        (["missing/graph.ttl"], 1, "missing/graph.ttl"),
    ],
)
def test_mistakes_are_told_and_leave_no_file(
    sample_folder, tmp_path, monkeypatch, arguments, code, said
) -> None:
    monkeypatch.chdir(tmp_path)
    done = peel("export", *arguments, folder=sample_folder)
    assert done.returncode == code, done.stderr
    assert said in done.stderr and "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("extension", "tables"),
    [
        (".csv", {"nodes", "edges"}),
        (".neo4j.csv", {"nodes", "edges"}),
        (".parquet", {"nodes", "edges", "quotations"}),
    ],
)
def test_tables_go_to_a_file_each(sample_folder, tmp_path, extension, tables) -> None:
    done = peel("export", str(tmp_path / f"met{extension}"), folder=sample_folder)
    assert done.returncode == 0
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {f"met-{table}{extension}" for table in tables}
    assert all(name in done.stderr for name in written)


SELECT = """
PREFIX peel: <https://w3id.org/peelgraph/ns#>
SELECT ?force ?theme (COUNT(*) AS ?weight) { ?f peel:concerns ?force ; peel:theme ?theme } GROUP BY ?force ?theme
"""


def test_the_answer_of_a_query(sample_folder, tmp_path) -> None:
    query, file = tmp_path / "mine.rq", tmp_path / "mine.graphml"
    query.write_text(SELECT)
    assert peel("export", str(file), "--query", str(query), folder=sample_folder).returncode == 0
    text = file.read_text("utf-8")
    assert "Metropolitan Police Service" in text and 'attr.name="weight" attr.type="long"' in text
    refused = peel("export", str(tmp_path / "mine.ttl"), "--query", str(query), folder=sample_folder)
    assert refused.returncode == 2 and "use CONSTRUCT" in refused.stderr
    query.write_text("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }")
    assert (
        peel("export", str(tmp_path / "mine.nq"), "--query", str(query), folder=sample_folder).returncode == 0
    )
    assert all(b"22-rdf-syntax-ns#type" in line for line in (tmp_path / "mine.nq").read_bytes().splitlines())


def test_an_empty_network_is_told(sample_folder, tmp_path) -> None:
    done = peel("export", str(tmp_path / "e.gexf"), "--from", "1900", "--to", "1901", folder=sample_folder)
    assert done.returncode == 0 and "nothing in it" in done.stderr


def test_measures_become_attributes(sample_folder, tmp_path) -> None:
    file = tmp_path / "themes.gexf"
    options = ["--projection", "force-theme", "--measures"]
    done = peel("export", str(file), *options, folder=sample_folder)
    assert done.returncode == 0 and "careful: Ties run only between two kinds" in done.stderr
    titles = {a.get("title") for a in ElementTree.parse(file).iter("{http://gexf.net/1.3}attribute")}
    assert {"degree", "betweenness", "community", "component", "concern"} <= titles
