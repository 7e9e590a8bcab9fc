"""What comes from elsewhere: pinned with hashes, listed in the bill of materials, looked up among known flaws."""

from __future__ import annotations

import json
import re
import shutil
import stat
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from supply import audit, sbom
from supply.pins import INSTALLED, ROOT, TOOLS, pins

HAS_TOOLS = shutil.which("cyclonedx-py", path=Path(sys.executable).parent) is not None


@pytest.fixture(scope="module")
def bill() -> sbom.Bill:
    made: sbom.Bill = json.loads(sbom.FILE.read_text())
    return made


@pytest.mark.parametrize("file", [INSTALLED, *TOOLS], ids=lambda file: file.parent.name)
def test_each_pin_has_hashes_and_no_file_names_an_index(file: Path) -> None:
    text = file.read_text()
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE).strip())
    assert [entry for entry in entries if not re.match(r"[^\s=]+==\S+.*\\\n +--hash=sha256:", entry)] == []
    assert "://" not in text


def test_what_is_installed_on_top_changes_nothing_below() -> None:
    fixed = pins(INSTALLED)
    assert {
        (file.parent.name, name): (version, fixed[name])
        for file in TOOLS
        for name, version in pins(file).items()
        if fixed.get(name, version) != version
    } == {}


def test_the_bill_of_materials_lists_every_installed_distribution(bill: sbom.Bill) -> None:
    tools = {name for file in TOOLS for name in pins(file)} - set(pins(INSTALLED))
    installed = {
        (canonicalize_name(found.metadata["Name"]), found.version)
        for found in distributions()
        if canonicalize_name(found.metadata["Name"]) not in {"peelgraph", "pip", *tools}
    }
    listed = {(canonicalize_name(part["name"]), part["version"]) for part in bill["components"]}
    assert listed == installed, "a dependency has changed: make sbom"


def test_the_bill_tells_what_is_needed_and_what_is_not(bill: sbom.Bill) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    scopes = {canonicalize_name(part["name"]): part["scope"] for part in bill["components"]}
    for line in project["dependencies"]:
        assert scopes[canonicalize_name(Requirement(line).name)] == "required"
    assert (scopes["uvicorn"], scopes["pytest"]) == ("optional", "excluded")
    assert bill["metadata"]["component"]["name"] == "peelgraph"
    assert all(part["purl"] for part in bill["components"])


@pytest.mark.skipif(not HAS_TOOLS, reason="make releaser installs cyclonedx-py")
def test_the_bill_is_the_same_each_time() -> None:
    """The file was validated when it was made."""
    assert sbom.text(validated=False) == sbom.FILE.read_text()


AUDITED = {"dependencies": [{"name": "rich", "version": "15.0.0", "vulns": []}]}
SKIPPED = {"dependencies": [*AUDITED["dependencies"], {"name": "six", "skip_reason": "not found"}]}
FLAWED = {
    "dependencies": [
        {"name": "six", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}, {"id": "PYSEC-2", "fix_versions": []}]}
    ]
}  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "code", "told"),
    [
        (json.dumps(AUDITED), 0, ["nothing is known against any"]),
        (json.dumps(FLAWED), 1, ["six 1: PYSEC-1, mended in 2", "six 1: PYSEC-2, mended in no version"]),
        (json.dumps(SKIPPED), 2, ["NOT audited: the database did not answer about 1 of 2 (six)"]),
        ("", 2, ["NOT audited: the database did not answer about any (no connection"]),
    ],
)
def test_nothing_found_means_that_somebody_looked(
    answer: str, code: int, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is elsewhere: its answers stand in for it."""
    tool = tmp_path / "pip-audit"
    tool.write_text(f"#!/bin/sh\ncat <<'END'\n{answer}\nEND\n")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    found, lines = audit.audit([INSTALLED])
    assert found == code
    assert [line.partition(": ")[2][: len(start)] for line, start in zip(lines, told, strict=True)] == told
