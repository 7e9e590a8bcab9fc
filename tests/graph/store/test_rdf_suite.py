"""W3C's RDF 1.1 tests of Turtle, TriG, N-Triples and N-Quads: files as `peel --store FILE` reads them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from peelgraph.graph.errors import StoreError
from peelgraph.graph.store.local import open_store

from ..serve.w3c import MF, RDF, SUITE, Manifest

FORMATS = ("rdf-turtle", "rdf-trig", "rdf-n-triples", "rdf-n-quads")
BASE = "https://w3c.github.io/rdf-tests/rdf/rdf11/"
"""Where the suite's files are at home, as their results have it."""


@dataclass(frozen=True)
class SyntaxTest:
    name: str
    kind: str
    file: Path
    result: Path | None


def _path(iri: str | None) -> Path | None:
    return Path(iri.removeprefix("file://")) if iri else None


def _tests() -> list[SyntaxTest]:
    found = []
    for folder in FORMATS:
        manifest = Manifest(SUITE.parents[1] / "rdf" / "rdf11" / folder / "manifest.ttl")
        for test in manifest.entries():
            file = _path(manifest.text(test, MF + "action"))
            assert file is not None
            kind = str(manifest.text(test, RDF + "type")).rpartition("#")[2]
            name = f"{folder}/{test.value.rpartition('#')[2]}"
            found.append(SyntaxTest(name, kind, file, _path(manifest.text(test, MF + "result"))))
    return found


TESTS = _tests() if SUITE.exists() else []
needs_suite = pytest.mark.skipif(not TESTS, reason=f"needs w3c/rdf-tests at {SUITE.parents[1]}")


def canonical(store: ox.Store) -> set[str]:
    quads = ox.Dataset(store)
    quads.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in quads}


def expected(test: SyntaxTest) -> ox.Store:
    """What the file says, in the folder where it was read, with numbers as the engine keeps them."""
    assert test.result is not None
    base, here = f"{BASE}{test.file.parent.name}/", f"{test.file.parent.as_uri()}/"
    text = test.result.read_text(encoding="utf-8").replace(base, here)
    store = ox.Store()
    store.load(text, format=ox.RdfFormat.N_QUADS)
    if next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None:
        store.extend([ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store])
    return store


@needs_suite
@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.name)
def test_suite(test: SyntaxTest) -> None:
    if "Negative" in test.kind:
        with pytest.raises(StoreError, match="damaged"):
            open_store(test.file)
        return
    engine = open_store(test.file).engine
    if test.result is not None:
        assert canonical(engine) == canonical(expected(test))


@needs_suite
def test_nothing_of_the_suite_is_left_out() -> None:
    assert len(TESTS) == 826
