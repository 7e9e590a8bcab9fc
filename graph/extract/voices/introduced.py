"""Paragraphs without quotation marks below ``Ann Lee said:``, as many sites set a statement apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...model import BlockKind
from ..layout.lines import SPEAKS
from ..reading import Reading, Speech, Zone
from .candidates import Known
from .retold import FIRST_PERSON
from .speakers import speaker_in

_SENTENCE = re.compile(r"[.!?]\s+(?=[A-Z])")
_MARKS = ("“", '"', "‘", "'")
_CITED = ">"  # before each line of what is cited


def introduced(reading: Reading, known: Known) -> Mapping[int, Speech]:
    """Who speaks in each paragraph that only the line above it tells to be speech."""
    spoken: dict[int, Speech] = {}
    for index, laid in enumerate(reading.blocks):
        words = reading.words(laid.block).rstrip()
        if laid.zone is Zone.FURNITURE or not words.endswith(":") or SPEAKS.search(words) is None:
            continue
        start = max((end.end() for end in _SENTENCE.finditer(words)), default=0)
        speaker = speaker_in(reading, laid.block.start + start, laid.block.end, None, known)
        if speaker is not None:
            spoken.update(dict.fromkeys(_said(reading, index + 1), replace(speaker, quoted=True)))
    return spoken


def _said(reading: Reading, first: int) -> Iterator[int]:
    """Paragraphs below a tag: all that are marked as cited, else the first and those that go on with "I"."""
    cited = first < len(reading.blocks) and _is_cited(reading, first)
    for index in range(first, len(reading.blocks)):
        laid = reading.blocks[index]
        words = reading.words(laid.block)
        if laid.kind is not BlockKind.PARAGRAPH or laid.zone is not Zone.BODY or words.startswith(_MARKS):
            return
        if _is_cited(reading, index) is not cited or (
            not cited and index > first and not FIRST_PERSON.match(words)
        ):
            return
        yield index


def _is_cited(reading: Reading, index: int) -> bool:
    start = reading.blocks[index].block.start
    return _CITED in reading.text[reading.text.rfind("\n", 0, start) + 1 : start]
