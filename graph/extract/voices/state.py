"""What the sentences so far tell about who says the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...model import Genre
from ..reading import Reading, Sentence, Speech
from .candidates import Known


@dataclass(slots=True)
class State:
    """What the sentences so far tell about the next one."""

    own: Speech  # voice of the document
    known: Known  # people with a role in the document
    last: Speech | None = None  # whom a pronoun means
    quoted: Speech | None = None  # speaker of the latest direct speech
    quoted_block: int = -9  # block in which that stood
    heading: int | None = None
    replied: int | None = None  # heading of a pasted passage below which the reply has begun
    pasted: bool = False  # the inspectorate's words follow, without further tags
    leading: dict[int, Speech] = field(default_factory=dict)  # voice of the last sentence of each block
    printed: frozenset[int] = frozenset()  # cells of registers
    turns: Mapping[int, Speech] = field(default_factory=dict)  # by block: of a dialogue, or below a tag
    explained: frozenset[int] = frozenset()  # blocks that explain the items of a list


def replies(reading: Reading, sentence: Sentence, state: State) -> bool:
    """Whether the answer to what was pasted has begun, in the section of a sentence."""
    above = reading.blocks[sentence.block].heading
    return above is not None and above == state.replied and reading.genre is Genre.RESPONSE


def heading_above(reading: Reading, sentence: Sentence) -> str:
    """The words of the heading under which a sentence stands; empty if there is none."""
    above = reading.blocks[sentence.block].heading
    return reading.words(reading.blocks[above].block) if above is not None else ""
