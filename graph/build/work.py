"""What happens to one document inside the sandbox: bytes to text, to statements, to checked N-Quads."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ... import __version__
from ...data import LEXICONS, REFERENCE
from ..documents.collect import Found
from ..documents.interface import UNREAD_PAGES
from ..documents.read import MAX_SIZE, read
from ..extract import PIPELINE_VERSION, extract
from ..model import Document, Extraction, kind
from ..rdf import document_quads, to_nquads
from ..review import Decision, apply
from ..review.decisions import version
from ..store import captures
from ..validate.check import check


@dataclass(frozen=True, slots=True)
class Task:
    """A document to understand: its bytes, or what was captured of it before."""

    name: str  # file name
    data: bytes = b""
    url: str | None = None
    origin: str = ""  # key of the place where the bytes were found
    folders: str = ""  # keys of the folders that this place is in
    shown: str = ""  # path as the user gave it
    max_size: int = MAX_SIZE
    captured: Document | None = None
    decisions: tuple[Decision, ...] = ()  # of people, on statements of the captured document

    @property
    def size(self) -> int:
        """About how many bytes it holds."""
        return len(self.data) + (len(self.captured.text) if self.captured else 0)


@dataclass(frozen=True, slots=True)
class Understood:
    """What one document says, ready to be stored."""

    document: Document
    nquads: bytes  # sorted, all of the document's graph
    statements: Counter[str]  # by kind
    problems: list[str]  # what was left out, and broken rules
    version: str  # of the program, and of the decisions that were applied


def taken_up(found: Found, max_size: int) -> Task:
    """The task of reading a file; raises `DocumentError` where its bytes are not to be had."""
    return Task(
        name=found.name,
        data=found.load(max_size),
        url=found.url,
        origin=captures.place(found.path),
        folders=captures.folders(found.path),
        shown=found.shown,
        max_size=max_size,
    )


def prepare() -> None:
    """Load what each document needs: a worker does so before the first one comes."""
    extract(read(b"Kent Police", "any.txt"))


def read_and_extract(task: Task) -> Extraction:
    """Statements of a document."""
    return extract(task.captured or read(task.data, task.name, task.url, task.max_size))


def understand(task: Task) -> Understood:
    """Statements of a document as its graph."""
    extraction = apply(read_and_extract(task), task.decisions).extraction
    quads = document_quads(extraction)
    return Understood(
        document=extraction.document,
        nquads=to_nquads(quads),
        statements=Counter(map(kind, extraction.statements)),
        problems=[*_unread(extraction.document), *(str(problem) for problem in check(quads))],
        version=pipeline() + version(task.decisions),
    )


def _unread(document: Document) -> Iterator[str]:
    for field in document.fields:
        if field.name == UNREAD_PAGES:
            yield f"no text layer on pages {field.value}: they are pictures, and would need OCR first"


@cache
def pipeline() -> str:
    """Version of all that decides what is read from a document: the program, its tables and its lexicons."""
    version = hashlib.sha256()
    tables = [file for folder in (REFERENCE, LEXICONS) for file in folder.iterdir()]
    for table in sorted(tables, key=lambda table: table.name):
        if table.name.endswith(".csv"):
            version.update(table.name.encode() + b"\0" + table.read_bytes())
    return f"{__version__}-{PIPELINE_VERSION}-{version.hexdigest()[:8]}"
