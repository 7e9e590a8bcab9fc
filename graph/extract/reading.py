"""What has been understood of one document so far: each extraction step reads it and adds to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter

from ..model import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Fact,
    FindingKind,
    Genre,
    Inspection,
    LocalId,
    PartialDate,
    Statement,
)

_start = attrgetter("start")


class Zone(StrEnum):
    """Which part of a document a block belongs to. Statements are read from BODY only."""

    HEAD = "head"  # title, "Published on", letter head: facts about the document
    BODY = "body"
    FURNITURE = "furniture"  # navigation, link ladders, adverts, notes to editors, related stories


@dataclass(frozen=True, slots=True)
class LaidBlock:
    """A block with its place in the document, as the layout step sees it."""

    block: Block
    zone: Zone
    heading: int | None = None  # index of the heading block above it
    lead_in: int | None = None  # of an item: index of the block that introduces the list ("...:")

    @property
    def kind(self) -> BlockKind:
        """Kind of the block."""
        return self.block.kind


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item: ``text[start:end]``, without bullet, number, or closing mark."""

    start: int
    end: int
    block: int  # index in Reading.blocks
    label: str | None = None  # "Cause of concern", "Recommendation 1", ... that stood before it


class MentionKind(StrEnum):
    """What a mention names."""

    FORCE = "force"
    BODY = "body"
    PERSON = "person"
    PROGRAMME = "programme"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, linked to one thing."""

    start: int
    end: int
    kind: MentionKind
    id: LocalId


class Voice(StrEnum):
    """Who says a sentence."""

    INSPECTORATE = "inspectorate"  # in its own text, or reported with attribution
    FORCE = "force"
    OTHER = "other"  # politician, charity, union, complainant, another body
    NARRATOR = "narrator"  # journalist or page: background in their own words


@dataclass(frozen=True, slots=True)
class Speech:
    """Voice of one sentence and, where known, the person or body that speaks."""

    voice: Voice
    speaker: LocalId | None = None
    name: str | None = None  # of the speaker, as worded
    quoted: bool = False  # direct speech


class Label(StrEnum):
    """What the text calls a statement."""

    CAUSE_OF_CONCERN = "cause_of_concern"
    ACCELERATED = "accelerated_cause_of_concern"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    INNOVATIVE_PRACTICE = "innovative_practice"
    RECOMMENDATION = "recommendation"

    @property
    def kind(self) -> FindingKind:
        """Kind of a finding with this label."""
        return FindingKind.FINDING if self is Label.RECOMMENDATION else FindingKind(self.value)


@dataclass(frozen=True, slots=True)
class Place:
    """What surrounds a sentence: labels, heading, and the sentence that leads in its list."""

    label: Label | None = None  # in front of it, of its heading, field or lead-in
    own_label: bool = False  # the label stood in front of this very sentence
    heading: str = ""
    lead_in: int | None = None  # index of a sentence
    leads: bool = False  # it leads in a list itself


@dataclass(slots=True)
class Reading:
    """The steps' shared sheet. Each attribute is filled by the step named behind it."""

    document: Document
    text: str = field(init=False)  # of the document
    blocks: list[LaidBlock] = field(default_factory=list)  # layout
    turns: Mapping[int, tuple[int, int]] = field(default_factory=dict)  # layout: of a dialogue, by block
    sentences: list[Sentence] = field(default_factory=list)  # layout: of BODY blocks, in text order
    genre: Genre = Genre.OTHER  # genre
    published: PartialDate | None = None  # facts
    mentions: list[Mention] = field(default_factory=list)  # mentions: in text order, not overlapping
    in_scope: bool = True  # scope
    inspectorates: Sequence[LocalId] = ()  # scope: those that act
    subject_forces: Sequence[LocalId] = ()  # scope: declared subjects, best first
    inspections: list[Inspection] = field(default_factory=list)  # inspections: first = the reported one
    own_voice: Voice = Voice.NARRATOR  # voices: of what is attributed to nobody
    speech: list[Speech] = field(default_factory=list)  # voices: one a sentence
    earlier: list[bool] = field(default_factory=list)  # priors: one a sentence; of an earlier inspection
    places: list[Place] = field(default_factory=list)  # labels: one a sentence
    setting: LocalId | None = None  # themes: of the whole document
    forces_of: list[tuple[LocalId, ...]] = field(default_factory=list)  # scope of forces: one a sentence
    moves_told: set[int] = field(default_factory=set)  # monitoring: starts of the spans that tell a move
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.document.text

    @property
    def title(self) -> str:
        """The title of the document, which the step "facts" finds; empty if there is none."""
        return next((s.value for s in self.statements if isinstance(s, Fact) and s.name == "title"), "")

    @property
    def is_account(self) -> bool:
        """A journalist's account of a report, or a page of a commissioner or a force that reads like one."""
        told = self.genre in (Genre.NEWS_ARTICLE, Genre.RESPONSE)
        return told and self.own_voice is Voice.NARRATOR

    def words(self, span: Sentence | Mention | Block) -> str:
        """The exact words of a span."""
        return self.text[span.start : span.end]

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in a stretch of text."""
        first = bisect_left(self.mentions, start, key=_start)
        last = bisect_left(self.mentions, end, lo=first, key=_start)
        return [m for m in self.mentions[first:last] if m.end <= end]

    def add(self, statement: Statement) -> None:
        """Record a statement."""
        self.statements.append(statement)


def evidence(span: Sentence | Mention | Block, rule: str) -> Evidence:
    """Evidence that covers a span."""
    return Evidence(span.start, span.end, rule)
