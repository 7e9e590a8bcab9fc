"""The frame: help, exit codes, and errors in one line."""

from __future__ import annotations

import importlib
import inspect
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peelgraph import __version__
from peelgraph.cli.app import COMMANDS, app
from peelgraph.graph import errors

ROOT = Path(__file__).parents[2]
PEEL = [sys.executable, "-m", "peelgraph.cli"]


def peel(*args: str, input: str | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    return subprocess.run(
        [*PEEL, *args],
        input=input,
        capture_output=True,
        text=True,
        env=os.environ | env,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_summaries_are_those_of_the_commands(name: str) -> None:
    function = getattr(importlib.import_module(f"peelgraph.cli.{name}"), name)
    assert (inspect.getdoc(function) or "").partition("\n")[0] == COMMANDS[name].summary


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"], env={"COLUMNS": "100"})
    assert result.exit_code == 0
    assert COMMANDS[name].summary[:40] in result.stdout
    assert f"peel {name}" in result.stdout.partition("Example")[2]


def test_each_command_file_is_listed() -> None:
    shared = {
        "__init__",
        "__main__",
        "app",
        "completing",
        "documents",
        "entries",
        "naming",
        "networks",
        "options",
    }
    shared |= {"output", "prose", "reviewing", "text"}
    assert {path.stem for path in (ROOT / "cli").glob("*.py")} - shared == set(COMMANDS)


def loaded_by(*args: str | Path) -> set[str]:
    """Modules that the real program has loaded when it ends."""
    code = (
        "import sys; from peelgraph.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code, *args], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


def test_help_imports_no_command_and_nothing_heavy() -> None:
    loaded = loaded_by("--help")
    assert not loaded & {f"peelgraph.cli.{name}" for name in COMMANDS}
    assert not loaded & {"pyoxigraph", "rdflib", "networkx", "pyshacl", "selectolax", "SPARQLWrapper"}


def test_a_query_in_a_pipe_loads_neither_rich_nor_rdflib(sample_folder: Path) -> None:
    heavy = {
        "rich",
        "rdflib",
        "networkx",
        "pyshacl",
        "SPARQLWrapper",
        "peelgraph.graph.model",
        "peelgraph.graph.build",
    }
    assert not loaded_by("query", "deadlines", "--store", sample_folder) & heavy


def test_who_leaves_reading_to_a_worker_loads_no_patterns(tmp_path: Path) -> None:
    document = tmp_path / "page.txt"
    document.write_text("Kent Police must do better, HMICFRS found.")
    for command in (["extract", document], ["ingest", document, "--store", tmp_path / "kent.store"]):
        assert "peelgraph.graph.extract.pipeline" not in loaded_by(*command)


def test_help_groups_commands_and_tells_exit_codes() -> None:
    text = " ".join(CliRunner().invoke(app, ["--help"], env={"COLUMNS": "100"}).stdout.split())
    for panel in ("Build", "Ask", "Look", "Share"):
        assert f"─ {panel} ─" in text
    told = dict(re.findall(r"(\d+) ([a-z]+)", text.partition("Exit codes:")[2]))
    codes = {
        error.exit_code
        for error in vars(errors).values()
        if inspect.isclass(error) and issubclass(error, errors.PeelError)
    }
    assert {str(code) for code in codes} <= set(told)
    assert {"0", "4", "130"} <= set(told)


def test_without_arguments_it_tells_what_it_can_do() -> None:
    assert "Build" in CliRunner().invoke(app, []).stdout
    assert CliRunner().invoke(app, ["--version"]).stdout == f"peelgraph {__version__}\n"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["quer"], 2, "Did you mean 'query'"),
        (["query", "--nonsense"], 2, "No such option"),
        (["query"], 2, "Missing argument"),
        (["stats", "--store", "nowhere"], 1, "nowhere does not exist: make a store with `peel ingest"),
        (["stats", "--store", "a", "--endpoint", "http://e.org"], 2, "exclude each other"),
        (["stats", "--endpoint", "http://127.0.0.1:9/"], 5, "cannot be reached"),
        (["query", "nonsense-name"], 3, "no question goes by the name"),
        (["query", "missing.rq", "--store", "nowhere"], 1, "missing.rq: No such file"),
    ],
)
def test_mistakes_are_one_line_with_a_code(args: list[str], code: int, message: str) -> None:
    result = CliRunner().invoke(app, args, env={"PEEL_STORE": "", "PEEL_ENDPOINT": ""})
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert len(result.stderr.splitlines()) <= 2
    assert "Traceback" not in result.stderr


def test_debugging_shows_where_an_error_arose() -> None:
    assert "Traceback" in peel("stats", "--store", "nowhere", PEEL_DEBUG="1").stderr
    assert "Traceback" not in peel("stats", "--store", "nowhere").stderr


def test_a_reader_that_has_seen_enough_is_no_error(sample_folder: Path) -> None:
    command = f"{sys.executable} -m peelgraph.cli query web-annotations -f ntriples --store {sample_folder} | head -n 1"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert run.stdout.count("\n") == 1
    assert run.stderr == ""


def test_ctrl_c_ends_a_long_query_at_once(sample_folder: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d && ?d != ?g) }"
    command = [*PEEL, "query", "-", "--store", str(sample_folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdin and run.stderr
        run.stdin.write(endless)
        run.stdin.close()
        time.sleep(1.5)
        run.send_signal(signal.SIGINT)
        assert run.wait(5) in {-signal.SIGINT, 130}
        assert "Traceback" not in run.stderr.read()


def test_completion_knows_the_commands() -> None:
    run = peel(_PEEL_COMPLETE="complete_bash", COMP_WORDS="peel st", COMP_CWORD="1")
    assert run.stdout.split() == ["stats"] or "stats" in run.stdout
