"""Documents out of plain words, for the tests of the extraction steps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from peelgraph.graph.documents.text import lines
from peelgraph.graph.extract import extract
from peelgraph.graph.extract.record import to_record
from peelgraph.graph.model import Document, Extraction


def document(text: str, name: str = "page.txt") -> Document:
    return Document(
        id="document/page-00000000",
        name=name,
        text=text,
        blocks=tuple(lines(text)),
        source_digest="0" * 64,
        media_type="text/plain",
    )


@pytest.fixture(scope="session")
def make_document() -> Callable[..., Document]:
    return document


@pytest.fixture(scope="session")
def extracted() -> Callable[[str], Extraction]:
    return lambda text: extract(document(text))


@pytest.fixture(scope="session")
def record() -> Callable[[str], dict[str, Any]]:
    return lambda text: to_record(extract(document(text)))
