"""Programs that read our exports."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

CONSUMERS = Path(__file__).parents[2] / "consumers"


@pytest.fixture(scope="session")
def read(tmp_path_factory) -> Callable[[str, str], dict[str, Any]]:
    """What a program of ``tests/consumers`` finds in a text; `make consumers` installs them."""
    ready = shutil.which("node") and (CONSUMERS / "node_modules").exists()
    if not ready and not os.environ.get("CI"):
        pytest.skip("make consumers installs the programs that read the exports")
    file = tmp_path_factory.mktemp("consumers") / "file"

    def run(reader: str, text: str) -> dict[str, Any]:
        file.write_text(text, "utf-8", newline="")
        command = ["node", CONSUMERS / "read.mjs", reader, file]
        done = subprocess.run(command, capture_output=True, check=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return run


@pytest.fixture(scope="session")
def dot_program() -> Path:
    """Debian's Graphviz."""
    found = shutil.which("dot")
    if found is None and not os.environ.get("CI"):
        pytest.skip("make consumers installs Graphviz")
    return Path(str(found))


@pytest.fixture(scope="session")
def gexf_schemas() -> list[etree.RelaxNG]:
    """Ours, and where ``PEEL_GEXF_SCHEMA`` names it the official one: specs/1.3/gexf.rng of the format."""
    own = Path(__file__).with_name("gexf13.rng")
    return [etree.RelaxNG(file=str(file)) for file in (own, os.environ.get("PEEL_GEXF_SCHEMA")) if file]
