"""A worker process: answers one question at a time about the published generation, until it is killed."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ..errors import PeelError, StoreError
from ..store.folder import Folder
from ..store.local import LocalStore, open_store
from .answers import refusal
from .frames import Frame, read
from .limits import Limits, RefusedError
from .walls import build

Operation = Callable[[LocalStore, Frame, Limits], Frame]

OPERATIONS = {
    "query": "answers:query",
    "graph": "answers:graph",
    "service": "description:service",
    "void": "description:void",
    "entity": "entities:entity",
    "page": "explorer.page:page",
    "assist": "assist.answers:assist",
    "update": "updating:update",
    "put": "updating:put",
    "post": "updating:post",
    "delete": "updating:delete",
}
"""What a worker can do, as ``module:function`` of this package; a module is loaded when it is asked."""


class Reader:
    """The store as it was published last; where that has changed, it is opened anew."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._current = Folder(path).current
        self._store = open_store(path)

    def run(self, frame: Frame, limits: Limits) -> Frame:
        """Answer a question; once more where the generation was replaced in the middle of it."""
        operation = _operation(str(frame.head["do"]))
        for last in (False, True):
            store = self.newest()
            try:
                return operation(store, frame, limits)
            except StoreError:
                if last or not self._is_replaced():
                    raise
        raise AssertionError("the second time returns or raises")

    def newest(self) -> LocalStore:
        """The store, of the newest generation."""
        if self._is_replaced():
            self._store = open_store(self._path)
        return self._store

    def _is_replaced(self) -> bool:
        opened = self._store.generation
        return opened is not None and self._current.readlink() != Path(opened.name)


def _operation(name: str) -> Operation:
    module, _, function = OPERATIONS[name].partition(":")
    found: Operation = getattr(import_module(f".{module}", __package__), function)
    return found


def main(descriptor: int, store: str, limits: str) -> None:
    """Be the worker at this end of a pair of sockets; ``limits`` are those of `Limits` as JSON."""
    allowed = Limits(**json.loads(limits))
    build(allowed.memory, network=bool(allowed.services))
    with socket.socket(fileno=descriptor) as line, line.makefile("rb") as questions:
        try:
            reader = Reader(Path(store))
        except PeelError as error:
            line.sendall(Frame({"status": 500}, str(error).encode()).packed)
            return
        line.sendall(Frame({"status": 200}).packed)
        while (frame := read(questions)) is not None:
            line.sendall(_answer(reader, frame, allowed).packed)


def _answer(reader: Reader, frame: Frame, limits: Limits) -> Frame:
    try:
        return reader.run(frame, limits)
    except (PeelError, RefusedError, MemoryError, ValueError) as error:
        return refusal(error)
