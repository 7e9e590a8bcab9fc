"""W3C's SPARQL 1.1 tests of query, update, results and federation: by HTTP no test is worse than in process."""

from __future__ import annotations

import csv
import socket
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.updater import Updater

from .conftest import Start
from .engines import Outcome, Served, called, expected, in_process, quads
from .w3c import SUITE, SuiteTest, needs_suite, suite_tests

pytestmark = [needs_suite, pytest.mark.xdist_group("serve-w3c-suite")]
TOKEN = "only-for-tests"
TESTS = suite_tests() if SUITE.exists() else []
KNOWN = {
    row["test"]: row["reason"]
    for row in csv.DictReader((Path(__file__).parent / "w3c-known-failures.csv").read_text().splitlines())
}


@pytest.fixture(scope="module")
def address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"http://127.0.0.1:{free.getsockname()[1]}"


@pytest.fixture(scope="module")
def asked(start: Start, tmp_path_factory: pytest.TempPathFactory, address: str) -> Served:
    """All data of the query tests in one store; each test chooses its dataset by the protocol."""
    folder = tmp_path_factory.mktemp("w3c-suite") / "data.store"
    files = {file for test in TESTS if not test.is_update for file in [
        *test.default, *(file for _, file in [*test.graphs, *test.services]), test.text.parent / "data.ttl"
    ]}  # fmt: skip
    with Updater(Folder(folder)) as updater:
        updater.adopt(quad for file in sorted(files) if file.exists() for quad in quads(file, file.as_uri()))
        updater.publish()
    port = int(address.rpartition(":")[2])
    return Served(start(folder, "--workers", "3", "--allow-service", "*", port=port), TOKEN)


@pytest.fixture(scope="module")
def changed(start: Start, tmp_path_factory: pytest.TempPathFactory, address: str) -> Served:
    folder = tmp_path_factory.mktemp("w3c-suite") / "empty.store"
    site = start(folder, "--workers", "1", "--update", "--allow-service", "*", token=TOKEN)
    return Served(site, TOKEN)


def _agrees(run: Callable[[SuiteTest, str], Outcome], test: SuiteTest, text: str) -> str:
    """Empty, or what is wrong."""
    try:
        found = run(test, text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "" if found == expected(test) else f"another outcome: {found}"


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.name)
def test_suite(request: pytest.FixtureRequest, asked: Served, address: str, test: SuiteTest) -> None:
    served = request.getfixturevalue("changed") if test.is_update else asked
    services = [(name, f"{address}/sparql?default-graph-uri={quote(file.as_uri(), safe='')}") for name, file in test.services]  # fmt: skip
    other = f"{address}/data?graph={quote((SUITE / 'service' / 'data01.ttl').as_uri(), safe='')}"
    text = called(test.text.read_text(), services, other)
    by_http, here = _agrees(served.outcome, test, text), _agrees(in_process, test, text)
    if test.name in KNOWN:
        assert here, "pyoxigraph can do it now: take the test out of the list"
    else:
        assert not by_http, f"by HTTP: {by_http}\nin process: {here or 'as it should be'}"


def test_nothing_of_the_suite_is_left_out() -> None:
    assert len(TESTS) == 505
    assert not KNOWN.keys() - {test.name for test in TESTS}
