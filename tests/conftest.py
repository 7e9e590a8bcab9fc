"""Stores that many tests read, made once for all workers."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest

from peelgraph.graph.store.local import LocalStore, open_store

from .sample import make_folder


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
