"""How tests are spread over workers, and stores that many tests read, made once for all workers."""

from __future__ import annotations

import fcntl
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from peelgraph.graph.build import ingest
from peelgraph.graph.documents.sandbox import cores
from peelgraph.graph.store.local import LocalStore, open_store

from .sample import DOCUMENTS, make_folder

HERE = Path(__file__).parent

settings.register_profile("untimed", deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: tests wait for disks, clocks and browsers a good part of their time."""
    return cores() + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long in one piece comes first, so that no worker ends long after the others."""
    items.sort(key=lambda item: not (item.get_closest_marker("xdist_group") or item.path.parent == HERE))


@pytest.fixture(scope="module", autouse=True)
def browser_of_the_module() -> Iterator[None]:
    """Whatever browser the tests of a module have used ends with it."""
    yield
    from tests import browser  # as they import it: relative to this file, it is another module

    browser.close()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The four documents of `sample` in a store folder."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / "sample.store"
        if not (folder / "gen" / "current").exists():
            make_folder(folder)
    return folder


@pytest.fixture(scope="session")
def sample(sample_folder: Path) -> LocalStore:
    """The same, open."""
    return open_store(sample_folder)


@pytest.fixture(scope="session")
def endpoint(sample_folder: Path) -> Iterator[str]:
    """The same behind a real SPARQL server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    binary = Path(sysconfig.get_path("scripts")) / "oxigraph"
    generation = (sample_folder / "gen" / "current").resolve()
    command = [binary, "serve-read-only", "--location", generation, "--bind", address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(address)
            yield f"http://{address}/query"
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    host, _, port = address.partition(":")
    for _ in range(200):
        try:
            socket.create_connection((host, int(port)), 0.5).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"no server came up at {address}")


@pytest.fixture(scope="session")
def collection_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The sample collection of ``data/documents``, ingested as a user would."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    with (shared / "collection.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = shared / "collection.store"
        if not folder.exists():
            ingest([DOCUMENTS], folder)
    return folder


@pytest.fixture(scope="session")
def collection(collection_folder: Path) -> LocalStore:
    """The same, open."""
    return open_store(collection_folder)
