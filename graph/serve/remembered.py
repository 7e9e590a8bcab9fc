"""Answers given a moment ago: a published generation stays as it is, and so does what it answers."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from pathlib import Path

from ..store.folder import Folder
from .frames import Frame

MOST = 16_000_000
"""Bytes of all questions and answers that are remembered."""
LARGEST = 1_000_000
"""Bytes of one."""
AROUND = 1_000
"""Bytes that one takes beside its own."""
_VARIES = re.compile(rb"\b(?:now|rand|uuid|struuid|bnode|service)\b|\\u", re.IGNORECASE)
"""Words by which a query may be answered in another way the next time; escaped, they may hide."""


class Remembered:
    """Answers of the generation that readers see now; where room is short, the longest unasked goes."""

    def __init__(self, store: Path) -> None:
        self._current = Folder(store).current
        self._generation: object = None
        self._answers: OrderedDict[bytes, Frame] = OrderedDict()
        self._bytes = 0

    async def answer(self, question: Frame, ask: Callable[[Frame], Awaitable[Frame]]) -> Frame:
        """The answer as it was given before, or else what ``ask`` says."""
        if question.head["do"] == "query" and _VARIES.search(question.body):
            return await ask(question)
        self._forget_replaced()
        key, generation = question.packed, self._generation
        known = self._answers.get(key)
        if known is not None:
            self._answers.move_to_end(key)
            return known
        answer = await ask(question)
        if answer.head["status"] == 200 and generation == self._generation:
            self._keep(key, answer)
        return answer

    def _forget_replaced(self) -> None:
        """Begin anew where another generation has been published."""
        try:
            generation = self._current.readlink(), self._current.stat().st_ino
        except OSError:  # a store in one file has none
            return
        if generation != self._generation:
            self._generation = generation
            self._answers.clear()
            self._bytes = 0

    def _keep(self, key: bytes, answer: Frame) -> None:
        if _size(key, answer) > LARGEST or key in self._answers:
            return
        self._answers[key] = answer
        self._bytes += _size(key, answer)
        while self._bytes > MOST:
            self._bytes -= _size(*self._answers.popitem(last=False))


def _size(key: bytes, answer: Frame) -> int:
    return AROUND + len(key) + len(answer.body)
