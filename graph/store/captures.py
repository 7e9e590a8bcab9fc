"""The truth of a store: captured bytes, captured texts, and the journal that says which are documents."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from ..model import Block, BlockKind, Document, LocalId, PageField
from .folder import Folder, sync_all, write_whole


@dataclass(frozen=True, slots=True)
class Capture:
    """A line of the journal: one state of a document, or (without digests) its removal."""

    document: LocalId
    name: str = ""
    source: str = ""  # SHA-256 of the captured bytes
    text: str = ""  # SHA-256 of the captured text
    layout: str = ""  # key of its blocks and fields
    media_type: str = ""
    url: str | None = None
    origin: str = ""  # key of the place where the bytes were found
    folders: str = ""  # keys of the folders that this place is in
    pipeline: str = ""  # version that read it
    instead_of: LocalId | None = None  # the document that stood at this place before

    @property
    def is_removal(self) -> bool:
        """Whether the document was taken out."""
        return not self.source


def place(path: Path) -> str:
    """Key of a place on this machine, which tells nobody its path."""
    return hashlib.sha256(str(path.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def folders(path: Path) -> str:
    """Keys of all folders that a place is in."""
    return " ".join(map(_folder, path.resolve().parents))


_folder = lru_cache(maxsize=1024)(place)


def keep(
    folder: Folder, document: Document, data: bytes, origin: str, pipeline: str, folders: str = ""
) -> Capture:
    """Write the bytes and the text of a document; they are on the disk when `append` has returned."""
    text, layout = pack(document)
    capture = Capture(
        document=document.id,
        name=document.name,
        source=document.source_digest,
        text=hashlib.sha256(document.text.encode()).hexdigest(),
        layout=hashlib.sha256(layout).hexdigest()[:8],
        media_type=document.media_type,
        url=document.url,
        origin=origin,
        folders=folders,
        pipeline=pipeline,
    )
    for path, content in (
        (folder.source(capture.source), data),
        (folder.capture(capture.text, capture.layout), text + layout),
    ):
        # A power cut can leave a file that has its name, but not its content.
        if not path.exists() or path.read_bytes() != content:
            write_whole(path, content, folder.path / f"{path.name}.tmp")
    return capture


def pack(document: Document) -> tuple[bytes, bytes]:
    """The words and the layout of a document as two halves of one JSON object."""
    blocks = [[b.start, b.end, b.kind.value, b.level, b.page] for b in document.blocks]
    fields = [[f.name, f.value, f.origin] for f in document.fields]
    layout = json.dumps({"blocks": blocks, "fields": fields}, ensure_ascii=False, separators=(",", ":"))
    text = '{"text":' + json.dumps(document.text, ensure_ascii=False) + ","
    return text.encode(), layout[1:].encode() + b"\n"


def recall(folder: Folder, capture: Capture) -> Document:
    """The document as it was captured."""
    packed = json.loads(folder.capture(capture.text, capture.layout).read_bytes())
    return Document(
        id=capture.document,
        name=capture.name,
        text=packed["text"],
        blocks=tuple(
            Block(s, e, BlockKind(kind), level, page) for s, e, kind, level, page in packed["blocks"]
        ),
        source_digest=capture.source,
        media_type=capture.media_type,
        url=capture.url,
        fields=tuple(PageField(*field) for field in packed["fields"]),
    )


def append(folder: Folder, captures: Iterable[Capture]) -> None:
    """Add lines to the journal, durably, when all that they name is on the disk."""
    lines = "".join(json.dumps(_brief(capture), ensure_ascii=False) + "\n" for capture in captures)
    if not lines:
        return
    sync_all(folder.path)
    descriptor = os.open(folder.journal, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    with os.fdopen(descriptor, "r+b") as file:
        size = file.seek(0, os.SEEK_END)
        # After a power cut the last line may be a half one: it must not spoil the next.
        torn = size and (file.seek(-1, os.SEEK_END), file.read(1))[1] != b"\n"
        file.write((b"\n" if torn else b"") + lines.encode())
        file.flush()
        os.fsync(file.fileno())


def _brief(capture: Capture) -> dict[str, str]:
    return {key: value for key, value in asdict(capture).items() if value}


def journal(folder: Folder, first: int = 0) -> Iterator[Capture]:
    """Lines of the journal in the order of writing, without the ``first`` so many bytes."""
    if not folder.journal.exists():
        return
    with folder.journal.open("rb") as file:
        file.seek(first)
        for line in file:
            try:
                yield Capture(**json.loads(line))
            except (ValueError, TypeError):
                continue  # torn by a power cut, so never acknowledged


def documents(folder: Folder) -> dict[LocalId, Capture]:
    """The newest capture of each document that has not been taken out, in order of their ids."""
    found = newest(journal(folder))
    return {key: found[key] for key in sorted(found) if not found[key].is_removal}


def newest(captures: Iterable[Capture]) -> dict[LocalId, Capture]:
    """The last capture, or the removal, of each document that no other has taken the place of."""
    found: dict[LocalId, Capture] = {}
    for capture in captures:
        if capture.instead_of:
            found.pop(capture.instead_of, None)
        found[capture.document] = capture
    return found


def behind(captures: Iterable[Capture], source: Callable[[LocalId], str | None]) -> dict[LocalId, Capture]:
    """Newest captures and removals that a store lacks, which has documents with these sources."""
    found: dict[LocalId, Capture] = {}
    for capture in captures:
        if capture.instead_of:
            found.pop(capture.instead_of, None)
        found.pop(capture.document, None)
        if (source(capture.document) or "") != capture.source:
            found[capture.document] = capture
    return found


def history(folder: Folder, document: LocalId) -> list[Capture]:
    """Kept states of a document and of those whose place it took, oldest first; each text once in a row."""
    before = {capture.document: capture.instead_of for capture in journal(folder) if capture.instead_of}
    chain, earlier = {document}, before.get(document)
    while earlier and earlier not in chain:
        chain.add(earlier)
        earlier = before.get(earlier)
    found: list[Capture] = []
    for capture in journal(folder):
        if capture.document in chain and not capture.is_removal:
            if found and (found[-1].text, found[-1].layout) == (capture.text, capture.layout):
                found.pop()
            found.append(capture)
    return found
