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


@pytest.fixture(scope="module")
def installed(dist: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Commands of an environment with the wheel alone, as pipx makes it; its dependencies are this one's."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place)
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        place,
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, dist[0]], check=True, capture_output=True)
    site = next((place / "lib").glob("python*/site-packages"))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return place / "bin"


def test_the_wheel_tells_whoever_has_nothing_else_what_to_do(installed: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [installed / "peel", *arguments], check=False, cwd=tmp_path, capture_output=True, text=True
        )

    assert "First steps: peel fetch ADDRESS" in " ".join(run().stdout.split())
    asked = run("show", "kent")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "make a store with `peel ingest DOCUMENTS" in asked.stderr
    shutil.copy(ROOT / "data" / "documents" / "d27_norfolk-999-letter-2024.txt", tmp_path)
    assert "1 stored" in run("ingest", ".").stdout
    assert "Findings (" in run("show", "norfolk").stdout


def test_the_demo_runs_from_wheel_and_source_distribution(
    dist: tuple[Path, Path], installed: Path, tmp_path: Path
) -> None:
    subprocess.run(["tar", "--extract", "--file", dist[1], "--directory", tmp_path], check=True)
    [unpacked] = tmp_path.iterdir()
    assert not (unpacked / "tests").exists()
    env = os.environ | {"PATH": f"{installed}:{os.environ['PATH']}", "PEEL_STORE": str(tmp_path / "store")}
    shown = subprocess.run(
        ["sh", "docs/demo.sh"], check=False, cwd=unpacked, env=env, capture_output=True, text=True
    )
    assert shown.returncode == 0, shown.stderr
    for words in ("39 stored", "commissioned HMICFRS to inspect", "Way 1 of 1", "every rule holds"):
        assert words in shown.stdout + shown.stderr
    where = [installed / "python", "-c", "import peelgraph; print(peelgraph.__file__)"]
    found = subprocess.run(where, check=True, cwd=tmp_path, capture_output=True, text=True).stdout
    assert found.startswith(str(installed.parent))


def test_types_are_seen_from_the_installed_wheel(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(
        "from peelgraph.graph.session import open_store\n"
        "from peelgraph.graph.model import Polarity\n"
        "reveal_type(open_store)\n"
        "Polarity('concern').nothing_of_the_kind\n"
    )
    command = [sys.executable, "-m", "mypy", "--python-executable", installed / "python", "script.py"]
    checked = subprocess.run(command, check=False, cwd=tmp_path, capture_output=True, text=True)
    assert "peelgraph.graph.session" in checked.stdout.splitlines()[0]
    assert '"Polarity" has no attribute "nothing_of_the_kind"' in checked.stdout
    assert "found 1 error" in checked.stdout.lower()
