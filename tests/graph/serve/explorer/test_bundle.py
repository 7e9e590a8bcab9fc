"""The scripts that are kept beside the pages are those that their sources make."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]
SOURCES = ROOT / "graph" / "serve" / "bundle"
BUILT = ROOT / "graph" / "serve" / "explorer" / "static" / "bundle"


def test_the_built_scripts_are_those_of_the_sources(tmp_path: Path) -> None:
    if not (SOURCES / "node_modules").exists() or not shutil.which("node"):
        pytest.skip("make consumers installs what builds the scripts")
    subprocess.run(["node", "build.mjs", str(tmp_path)], cwd=SOURCES, check=True)
    kept = {file.name: file.read_bytes() for file in BUILT.iterdir()}
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == kept, "run make bundle"


def test_the_scripts_of_a_page_are_small_and_load_nothing_from_elsewhere() -> None:
    scripts = {file.name: file.read_bytes() for file in BUILT.glob("*.js")}
    assert sum(len(gzip.compress(script)) for script in scripts.values()) < 250_000
    for script in scripts.values():
        assert not re.search(rb"\bimport\s*\(['\"`]|importScripts|new Function|\beval\s*\(", script)


def test_each_package_in_the_scripts_is_told_with_its_licence() -> None:
    told = set(re.findall(r"^(\S+) \S+ \((?:MIT|Apache-2.0|ISC|BSD[^)]*)\)$", _licences(), re.MULTILINE))
    assert {"@codemirror/view", "sigma", "graphology"} <= told
    assert len(told) == _licences().count("=" * 80) + 1


def test_packages_are_pinned_by_hash_and_no_registry_is_named() -> None:
    lock = json.loads((SOURCES / "package-lock.json").read_text())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert all("integrity" in package for package in packages.values())
    assert not any("resolved" in package for package in packages.values())


def _licences() -> str:
    return (BUILT / "LICENCES.txt").read_text("utf-8")
