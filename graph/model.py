"""What travels between the steps: documents, and the statements read from them. Plain data, no RDF.

A `Statement` is one thing that a document says, with the `Evidence` that it says so. Things are named by
*local ids* such as ``force/metropolitan`` or ``body/hmicfrs``: the part of an IRI behind
``https://w3id.org/peelgraph/id/`` (see `identifiers`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

LocalId = str
"""``kind/slug`` of a thing, for example ``person/matt-parr``."""

PartialDate = str
"""ISO 8601 date with the precision that the text gives: ``2019``, ``2019-03`` or ``2019-03-28``."""


class BlockKind(StrEnum):
    """What a run of text is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    LINE = "line"  # the reader cannot tell; the layout step decides


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself; ``text[start:end]`` has neither bullet nor line break."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0  # of a heading or list, 1 = outermost; 0 = unknown
    page: int | None = None  # 1-based page of a paged document


@dataclass(frozen=True, slots=True)
class PageField:
    """A value from a page's markup (JSON-LD, meta tag, ...) which no reader of the page sees."""

    name: str  # "title", "published", "modified", "publisher" or "url"
    value: str
    origin: str  # where it stood, e.g. "json-ld datePublished"


@dataclass(frozen=True, slots=True)
class Document:
    """A captured text. All offsets are code points of ``text``, which is never changed afterwards."""

    id: LocalId  # "document/<slug>"
    name: str  # file name, as the user knows it
    text: str
    blocks: tuple[Block, ...]
    source_digest: str  # SHA-256 of the captured bytes, hexadecimal
    media_type: str
    url: str | None = None
    fields: tuple[PageField, ...] = ()


class Genre(StrEnum):
    """Kinds of document; values as in the annotation schema."""

    PUBLICATION_PAGE = "publication_page"
    PRESS_RELEASE = "press_release"
    NEWS_ARTICLE = "news_article"
    REPORT = "report"
    LETTER = "letter"
    RESPONSE = "response"
    OTHER = "other"


INSPECTORATE_GENRES = frozenset({Genre.REPORT, Genre.LETTER, Genre.PRESS_RELEASE, Genre.PUBLICATION_PAGE})
"""Kinds of document that an inspectorate issues itself."""


class Polarity(StrEnum):
    """Which way a finding points."""

    CONCERN = "concern"
    STRENGTH = "strength"
    PROGRESS = "progress"
    MIXED = "mixed"


class FindingKind(StrEnum):
    """The inspectorate's label for a finding; FINDING when the text uses none."""

    FINDING = "finding"
    CAUSE_OF_CONCERN = "cause_of_concern"
    ACCELERATED_CAUSE_OF_CONCERN = "accelerated_cause_of_concern"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"
    INNOVATIVE_PRACTICE = "innovative_practice"


class Grade(StrEnum):
    """Graded judgments; ADEQUATE exists only on the scale of 2021 and later."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires improvement"
    INADEQUATE = "inadequate"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement stands: ``document.text[start:end]``, and the rule that read it there."""

    start: int
    end: int
    rule: str  # "<step>.<name>", a key of extract/rules.csv


@dataclass(frozen=True, slots=True)
class Review:
    """That a person confirmed a statement; ``read`` holds fields and values as they were read."""

    verdict: str  # "accepted" or "corrected"
    by: str
    on: str  # ISO date
    read: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a document says. ``confidence``, 0 to 1, orders rules by how sure they are."""

    evidence: Evidence
    confidence: float = 0.9
    review: Review | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Statement):
    """A property of the document itself: name is title, published, publisher or genre."""

    name: str
    value: str  # a text, PartialDate, local id of a body, or `Genre` value


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceLink(Statement):
    """A police force is the subject of the document, or is only mentioned in it."""

    force: LocalId
    subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectorateLink(Statement):
    """An inspectorate acts in the document."""

    body: LocalId


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRole(Statement):
    """A person is named with a role. Unknown people have ids below their document's."""

    person: LocalId
    name: str  # without honorifics
    role: str | None  # as worded
    body: LocalId | None  # where the role is held
    is_inspector: bool = False


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection, as far as a document tells. Equal ids are one inspection."""

    id: LocalId  # "inspection/<force or national>/<programme or subject>/<year or document>"
    label: str
    forces: tuple[LocalId, ...] = ()
    conducted_by: tuple[LocalId, ...] = ()
    programme: LocalId | None = None
    fieldwork: tuple[PartialDate, PartialDate] | None = None  # first and last month or day
    follow_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionReported(Statement):
    """The document reports on an inspection."""

    inspection: Inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp(Statement):
    """An inspection reviews, updates or re-inspects (``relation``) an earlier one."""

    inspection: LocalId
    earlier: Inspection
    relation: str  # "reviews", "updates" or "reinspects"
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission(Statement):
    """Somebody outside asked an inspectorate for a piece of work."""

    by: LocalId  # office or body
    holder: LocalId | None  # the person, where the text names one
    of: LocalId  # the body that was asked
    what: str | None  # the work, in the text's words
    inspection: LocalId | None  # where the work is an inspection; else an update, described by `what`
    updates: LocalId | None = None  # the earlier inspection that a commissioned update is about
    date: PartialDate | None = None  # of the request, where the sentence gives it


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Statement):
    """An inspectorate says how a force performs. No force means policing at large, or over four forces."""

    polarity: Polarity
    kind: FindingKind = FindingKind.FINDING
    forces: tuple[LocalId, ...] = ()
    theme: LocalId | None = None
    held_by: LocalId | None = None  # inspectorate or inspector whose voice it is
    inspection: LocalId | None = None
    prior: bool = False  # of an earlier inspection, restated


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation(Statement):
    """An action asked of named bodies (none = nobody is named; ``group/all-forces`` = every force)."""

    addressees: tuple[LocalId, ...] = ()
    theme: LocalId | None = None
    deadline_text: str | None = None
    deadline: PartialDate | None = None
    deadline_rule: str | None = None  # "absolute", "year-inferred", "end-of-month", ...
    held_by: LocalId | None = None
    inspection: LocalId | None = None
    prior: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedJudgment(Statement):
    """A grade against a question."""

    force: LocalId
    grade: Grade
    question: str
    scale: str  # "four-tier" (to 2020) or "five-tier" (from 2021)
    prior: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MonitoringMove(Statement):
    """A force enters or leaves a stage of monitoring."""

    force: LocalId
    stage: str  # "engage"
    entered: bool
    date: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction(Statement):
    """What somebody who is no inspectorate says about it: never a finding."""

    speaker: LocalId | None
    speaker_name: str  # as worded


_TYPES: tuple[type[Statement], ...] = (Fact, ForceLink, InspectorateLink, PersonRole, InspectionReported)
_TYPES += (FollowUp, Commission, Finding, Recommendation, GradedJudgment, MonitoringMove, Reaction)
KINDS: dict[type[Statement], str] = {
    each: re.sub(r"\B[A-Z]", r" \g<0>", each.__name__).lower() for each in _TYPES
}
"""Kinds of statement, in words: ``graded judgment``."""


def kind(statement: Statement) -> str:
    """What a statement is, in words."""
    return KINDS[type(statement)]


S = TypeVar("S", bound=Statement)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document, in text order."""

    document: Document
    in_scope: bool  # False: no police force is inspected by HMIC or HMICFRS
    statements: tuple[Statement, ...] = field(default=())

    def of(self, kind: type[S]) -> tuple[S, ...]:
        """The statements of one kind."""
        return tuple(s for s in self.statements if isinstance(s, kind))
