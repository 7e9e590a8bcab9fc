"""What a wheel would hold is what the folders hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("graph", "ontology", "queries", "cli", "data")


def packages() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return set(project["tool"]["setuptools"]["packages"])


def test_each_folder_with_code_is_a_listed_package() -> None:
    found = {
        "peelgraph." + ".".join(init.parent.relative_to(ROOT).parts)
        for folder in FOLDERS
        for init in (ROOT / folder).rglob("__init__.py")
    }
    assert packages() == found | {"peelgraph"}


def test_each_data_file_of_a_package_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    shipped = project["tool"]["setuptools"]["package-data"]
    for package in packages():
        folder = ROOT.joinpath(*package.split(".")[1:])
        held = {file.suffix for file in folder.iterdir() if file.suffix in {".csv", ".rq", ".ttl", ".jsonld"}}
        assert held <= {Path(pattern).suffix for pattern in shipped.get(package, [])}, package


def test_nothing_names_the_package_by_itself_inside() -> None:
    """`typings` links each top folder, so that type checkers see the package as it is installed."""
    linked = {link.name for link in (ROOT / "typings" / "peelgraph").iterdir()}
    assert linked == {*FOLDERS, "__init__.py"}


def test_the_page_on_extraction_names_each_of_its_modules() -> None:
    page = (ROOT / "docs" / "extraction.md").read_text()
    modules = {file.stem for file in (ROOT / "graph" / "extract").rglob("*.py")} - {"__init__"}
    assert {module for module in modules if f"`{module}`" not in page} == set()
