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
        (["graph.ttl", "--of", "Sadiq Khan"], 2, "use graphml or gexf"),
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
