"""What README and docs tell readers to type works, and answers as they show."""

from __future__ import annotations

import importlib.util
import re
import shlex
import sys
from pathlib import Path

import pytest
import typer

from peelgraph.cli.app import COMMANDS, app

ROOT = Path(__file__).parents[1]
REASONS = {"needs the network", "needs a cluster", "asks a person", "installs packages", "minutes"}


def _load(name: str, file: Path):
    spec = importlib.util.spec_from_file_location(name, file)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


answers = _load("answers", ROOT / "docs" / "answers.py")
PAGES = {page.relative_to(ROOT).as_posix(): page for page in answers.pages()}
RUN = [name for name, page in PAGES.items() if answers.blocks(page.read_text("utf-8"))]


@pytest.mark.parametrize("name", RUN)
def test_what_a_page_tells_readers_to_type(name: str, collection_folder: Path, tmp_path: Path) -> None:
    page = PAGES[name]
    sandbox = answers.sandbox(page, tmp_path, collection_folder)
    for block, code, today in answers.run(page.read_text("utf-8"), sandbox):
        assert code == 0, f"{block.body}\n{today}"
        if block.language == "console":
            assert answers.same(block.body, today), f"`make gallery` writes today's answer:\n{today}"


NOT_RUN = [
    (name, block.reason)
    for name, page in PAGES.items()
    for block in answers.blocks(page.read_text("utf-8"))
    if block.reason is not None
]


@pytest.mark.parametrize(("name", "reason"), NOT_RUN)
def test_a_block_that_is_not_run_says_why(name: str, reason: str) -> None:
    """`pytest -v` lists them."""
    assert reason in REASONS


def test_few_blocks_are_not_run() -> None:
    assert len(NOT_RUN) <= 16


def test_no_block_escapes_by_its_spelling() -> None:
    """What looks like a command stands in a block that is run."""
    for name, page in PAGES.items():
        fences = re.findall(
            r"^ *(`{3,}|~{3,})([^`\n]*)\n(.*?)^ *\1$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
        for _, language, body in fences:
            if re.search(r"^(\$ )?(peel|make|pip|python) ", body, re.MULTILINE):
                assert language in answers.RUN, f"{name}: {body}"


LOOKUPS = (ROOT / "docs" / "lookups.md").read_text("utf-8").partition("## Names")[0]


def test_the_lookups_of_the_table(collection_folder: Path, tmp_path: Path) -> None:
    commands = re.findall(r"`(peel [^`]+)`", LOOKUPS)
    assert len(commands) > 8
    code, said = answers.Sandbox(tmp_path, collection_folder).script("\n".join(commands))
    assert code == 0, said


READS = {"queries", "query", "show", "timeline", "compare", "find", "path", "stats", "network"}
"""Commands whose examples need no files of the reader's own."""


def examples() -> dict[str, list[str]]:
    """What the help of each command, and the site's reference, shows below "Examples"."""
    group = typer.main.get_command(app)
    found = {}
    for name in COMMANDS:
        command = group.commands[name].make_context(name, [], resilient_parsing=True).command
        found[name] = (command.help or "").partition("\n\nExample")[2].partition("\n")[2].splitlines()
    return found


def test_the_examples_of_help_have_options_that_there_are() -> None:
    group = typer.main.get_command(app)
    for name, lines in examples().items():
        assert lines
        for line in lines:
            program, command, *arguments = shlex.split(line.rpartition("| ")[2])
            assert (program, command) == ("peel", name)
            group.commands[command].make_context(command, arguments)


def test_the_examples_that_read_work(collection_folder: Path, tmp_path: Path) -> None:
    lines = [line for name, lines in examples().items() if name in READS for line in lines]
    script = "\n".join(["peel queries --show deadlines > mine.rq", *lines])
    code, said = answers.Sandbox(tmp_path, collection_folder).script(script)
    assert code == 0, said[-2000:]
