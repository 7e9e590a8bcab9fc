"""What is released: a wheel that is the same each time, holds what a user needs and no more, and works by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MADE = {".git", ".venv", ".demo", ".hypothesis", "build", "dist", "peelgraph.egg-info"}

pytestmark = pytest.mark.xdist_group("release")


def not_sources(folder: str, names: list[str]) -> set[str]:
    made = MADE if Path(folder) == ROOT else set()
    return {
        name
        for name in names
        if name in made or name == "__pycache__" or name.endswith(("_cache", "node_modules"))
    }


def build(at: Path, *what: str) -> list[Path]:
    """Build from a copy of the sources, without a network."""
    shutil.copytree(ROOT, at / "sources", ignore=not_sources, symlinks=True)
    command = [
        sys.executable,
        "-m",
        "build",
        "--no-isolation",
        *what,
        "--outdir",
        str(at / "dist"),
        str(at / "sources"),
    ]
    env = os.environ | {"SOURCE_DATE_EPOCH": "1700000000"}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=env)
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[-2000:]
    return sorted((at / "dist").iterdir())


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A source distribution, and the wheel that was built from it."""
    wheel, sources = build(tmp_path_factory.mktemp("release"))
    return wheel, sources


def test_the_wheel_is_the_same_each_time(dist: tuple[Path, Path], tmp_path: Path) -> None:
    again = build(tmp_path, "--wheel")
    assert dist[0].read_bytes() == again[0].read_bytes()


def test_the_wheel_holds_code_and_its_data_alone(dist: tuple[Path, Path]) -> None:
    names = zipfile.ZipFile(dist[0]).namelist()
    folders = {name.split("/")[1] for name in names if name.startswith("peelgraph/")}
    assert folders == {"__init__.py", "py.typed", "cli", "data", "graph", "ontology", "queries"}
    assert not [name for name in names if "/documents/" in name and not name.startswith("peelgraph/graph/")]
    assert not [name for name in names if "test" in name.split("/")[-1]]


def test_the_wheel_works_in_an_environment_of_its_own(dist: tuple[Path, Path], tmp_path: Path) -> None:
    """As after `pip install`; the dependencies are those of this environment."""
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    install = [python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", dist[0]]
    subprocess.run(install, check=True, capture_output=True)
    site = next((tmp_path / "env" / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    peel = tmp_path / "env" / "bin" / "peel"
    shutil.copytree(ROOT / "data" / "documents", tmp_path / "documents")

    def run(*arguments: str) -> str:
        done = subprocess.run([peel, *arguments], check=False, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    where = "import peelgraph; print(peelgraph.__file__)"
    assert (
        str(site) in subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout
    )
    assert "39 stored" in run("ingest", "documents")
    assert "commissioned HMICFRS to inspect" in run("query", "commissions", "--param", "body=Mayor of London")
    assert "every rule holds" in run("validate")
