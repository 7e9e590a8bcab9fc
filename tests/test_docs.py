"""Commands that the page on lookups shows are such as work."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from peelgraph.cli.app import app

PAGE = Path(__file__).parents[1] / "docs" / "lookups.md"
COMMANDS = re.findall(r"`peel ([^`]+)`", PAGE.read_text().partition("## Names")[0])


@pytest.mark.parametrize("command", COMMANDS)
def test_a_lookup_of_the_page(command: str, collection_folder: Path) -> None:
    environment = {"PEEL_STORE": str(collection_folder), "PEEL_ENDPOINT": ""}
    shown = CliRunner().invoke(app, shlex.split(command), env=environment)
    assert shown.exit_code == 0 and len(shown.stdout.splitlines()) > 2, shown.stderr
