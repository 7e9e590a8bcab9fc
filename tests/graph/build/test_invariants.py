"""Whatever the order, the workers, the repetitions and the kills: the same documents give the same bytes."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from peelgraph.graph.build import ingest, remove
from peelgraph.graph.export import nquads, turtle
from peelgraph.graph.export.interface import Source
from peelgraph.graph.rdf import to_nquads
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.local import open_store
from peelgraph.graph.store.writer import Writer
from peelgraph.graph.validate.live import validate

from ...sample import DOCUMENTS
from .test_kills import Killable

PAGES = [
    page for names in ("00*.txt", "d0[56]*.txt", "d1[78]*.txt") for page in sorted(DOCUMENTS.glob(names))
]
"""Pages, releases and news that tell of the same inspections: what follows from them depends on all."""
some = settings(
    max_examples=3,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # an example takes seconds: it is told as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
orders = st.permutations(PAGES)


def exported(store: Path) -> tuple[bytes, bytes]:
    """What `peel export` writes."""
    files = io.BytesIO(), io.BytesIO()
    source = Source(open_store(store))
    nquads.write(source, files[0])
    turtle.write(source, files[1])
    return files[0].getvalue(), files[1].getvalue()


def dump(store: Path) -> bytes:
    """All that is stored, with what is remembered of documents."""
    with Writer(Folder(store)) as writer:
        return to_nquads(writer.quads())


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages in one go."""
    store = tmp_path_factory.mktemp("whole") / "store"
    ingest(PAGES, store)
    return store


@pytest.fixture(scope="module")
def killable() -> Iterator[Killable]:
    server = Killable()
    yield server
    server.close()


@some
@given(
    order=orders,
    cut=st.integers(1, len(PAGES) - 1),
    workers=st.tuples(st.integers(1, 2), st.integers(1, 2)),
    seconds=st.floats(0.02, 1.5),
)
def test_the_same_documents_give_the_same_export_however_they_came(
    whole: Path, killable: Killable, order: Sequence[Path], cut: int, workers: tuple[int, int], seconds: float
) -> None:
    """In any order and in two parts, on one or two workers, twice, and with a kill between."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        ingest(order[:cut], store, workers=workers[0])
        killable.run("ingest", store, *map(str, order), seconds=seconds)
        ingest(order[cut:], store, workers=workers[1])
        ingest(order, store)
        assert exported(store) == exported(whole)
        assert validate(open_store(store), folder=store).problems == ()


@some
@given(order=orders, cut=st.integers(1, len(PAGES) - 1), together=st.booleans())
def test_remove_undoes_ingest(order: Sequence[Path], cut: int, together: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store, copy = Path(folder) / "store", Path(folder) / "copy"
        ingest(order[:cut], store)
        shutil.copytree(store, copy, symlinks=True)
        ingest(order[cut:], store)
        names = [page.name for page in reversed(order[cut:])]
        for part in [names] if together else [[name] for name in names]:
            remove(part, store)
        assert dump(store) == dump(copy)
        assert exported(store) == exported(copy)
        assert validate(open_store(store), folder=store).problems == ()
