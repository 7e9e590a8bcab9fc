"""Links from the document to forces: its subjects, and others that it only mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import (
    Finding,
    ForceLink,
    Genre,
    GradedJudgment,
    LocalId,
    MonitoringMove,
    Recommendation,
    Statement,
)
from ...reference import forces
from ..layout.places import block_of, zone_of
from ..names.mentions import GRADED_AFTER, JOINED
from ..names.offices import force_of
from ..reading import Mention, MentionKind, Reading, Voice, Zone, evidence
from ..voices.references import places
from ..words.gates import gated
from .declared import is_aside

_BEGINS = re.compile(
    r"(?:(?:But|And|By\s+contrast|In\s+contrast|Meanwhile|Elsewhere)(?:,)?\s+)?"
    r"(?:(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our)\s+forces?,\s+(?:including\s+)?)?"
    r"(?:(?:[Ii]n|[Aa]t|[Bb]oth|[Oo]nly|So\s+(?:was|were|did|has)|Singled\s+out(?:\s+\w+){0,3}\s+(?:was|were|is|are)"
    r"|An?\s+exceptions?\s+(?:is|was|are|were)|(?:[Oo]fficers|[Ss]taff|[Cc]all\s+handlers|[Dd]etectives)\s+(?:in|of|at))\s+)?(?:[Tt]he\s+)?"
)
_JUDGES = re.compile(
    r"\b(?:commend(?:s|ed)?|prais(?:e[sd]?|ing)|criticis(?:e[sd]?|ing)|singl(?:es|ed)\s+out|congratulat\w+|applaud\w*|impressed\s+by|(?:praise|credit|commendation|criticism)\s+for)\s+(?:the\s+)?$"
)
_CRITICISED = re.compile(
    r"\b(?:was|were)\s+(?:\w+ly\s+)?(?:criticised|praised|commended|singled\s+out|found\s+to|told\s+to|among\s+those)\b"
)
_NOT_INSPECTED = gated(
    r"""\b(?:outside\s+(?:the|our)\s+scope|(?:was|were)\s+(?:not\s+(?:inspected|visited|part)|no\s+part)|did\s+not\s+take\s+part
      |one\s+of\s+the\s+(?:\w+\s+)?forces|complaints\s+(?:commission|authority|watchdog|body)|IOPC|IPCC|coroner|inquest|(?:crown|high|appeal)\s+court
      |Ofsted|murder\w*|(?:inspectors|we)\s+(?:also\s+)?visited|declined\s+to\s+comment|in\s+(?:the\s+)?Scan)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TELLING = (Voice.INSPECTORATE, Voice.NARRATOR)
_NO_POLICE_FORCES = frozenset({"network", "non-police", "national-agency"})


def read(reading: Reading) -> None:
    """Record a link to each force: the declared subjects, those with a statement, and the rest."""
    judged = (*reading.subject_forces, *_judged(reading), *_graded_in_lists(reading), *_told_of(reading))
    subjects = dict.fromkeys(judged) if reading.in_scope else {}
    title = next((s.evidence for s in reading.statements if s.evidence.rule == "facts.title"), None)
    for force, mention in _first_mentions(reading).items():
        titled = title is not None and title.start <= mention.start < title.end
        if forces()[force].kind in _NO_POLICE_FORCES and not titled:
            continue
        subject = force in subjects
        rule = "links.subject" if subject else "links.mentioned"
        confidence = 0.95 if force in reading.subject_forces else 0.9
        reading.add(
            ForceLink(force=force, subject=subject, evidence=evidence(mention, rule), confidence=confidence)
        )
    _add_unnamed(reading)


def _add_unnamed(reading: Reading) -> None:
    """Forces with a statement that a table, a timeline or a sentence names by their counties only."""
    known = {statement.force for statement in reading.statements if isinstance(statement, ForceLink)}
    for statement in list(reading.statements):
        match statement:
            case GradedJudgment() | MonitoringMove():
                stated: Sequence[LocalId] = (statement.force,)
            case Finding():
                stated = statement.forces
            case _:
                continue
        for force in stated:
            if force not in known and forces()[force].kind not in _NO_POLICE_FORCES:
                known.add(force)
                words = replace(statement.evidence, rule="links.subject")
                reading.add(ForceLink(force=force, subject=True, evidence=words, confidence=0.9))


def _judged(reading: Reading) -> Iterator[LocalId]:
    """Forces with a finding, recommendation, grade or monitoring move of their own."""
    for statement in reading.statements:
        match statement:
            case Finding() if not _NOT_INSPECTED.search(
                reading.text, statement.evidence.start, statement.evidence.end
            ):
                yield from (f for f in statement.forces if not _beside(reading, statement, f))
            case Recommendation():
                yield from (f for f in statement.addressees if not _beside(reading, statement, f))
            case GradedJudgment() | MonitoringMove():
                yield statement.force


def _beside(reading: Reading, statement: Statement, force: LocalId) -> bool:
    """A force that the words only set beside those the document is about: a neighbour, a comparator."""
    words = reading.text[statement.evidence.start : statement.evidence.end]
    if force in reading.subject_forces or force in places(words):
        return False
    named = reading.mentions_in(statement.evidence.start, statement.evidence.end)
    told = [m for m in named if m.id == force] or [m for m in reading.mentions if m.id == force]
    return bool(told) and all(is_aside(reading, m) for m in told)


def _graded_in_lists(reading: Reading) -> Iterator[LocalId]:
    """``Kent, Essex and Surrey were rated outstanding``: each of them has a grade."""
    run: list[Mention] = []
    for mention in reading.mentions:
        if mention.kind is not MentionKind.FORCE or zone_of(reading, mention) is not Zone.BODY:
            continue
        if run and not JOINED.fullmatch(reading.text, run[-1].end, mention.start):
            run = []
        run.append(mention)
        if GRADED_AFTER.match(reading.text, mention.end) and not is_aside(reading, run[0]):
            yield from (m.id for m in run)


def _is_of_one(reading: Reading) -> bool:
    """Whether the document has subjects that its title names, or of which it speaks mostly."""
    if not reading.subject_forces or reading.genre not in (Genre.NEWS_ARTICLE, Genre.OTHER):
        return bool(reading.subject_forces)
    title = next((s.evidence for s in reading.statements if s.evidence.rule == "facts.title"), None)
    titled = reading.mentions_in(title.start, title.end) if title else []
    named = [m.id for m in reading.mentions if m.kind is MentionKind.FORCE]
    own = sum(force in reading.subject_forces for force in named)
    return any(m.id in reading.subject_forces for m in titled) or 2 * own > len(named)


def _told_of(reading: Reading) -> Iterator[LocalId]:
    """In a document on forces at large: those that a sentence of the inspectorate is about.

    Such a sentence begins with their names ("Kent and Essex have", "In Kent, officers"), or it praises or
    blames them.
    """
    if _is_of_one(reading) or not reading.in_scope:
        return
    for sentence, speech in zip(reading.sentences, reading.speech, strict=True):
        named = [m for m in reading.mentions_in(sentence.start, sentence.end) if m.kind is MentionKind.FORCE]
        words = reading.words(sentence)
        told = speech.voice in _TELLING or (_CRITICISED.search(words) is not None and not speech.quoted)
        if not named or not told or _NOT_INSPECTED.search(words):
            continue
        before = reading.text[sentence.start : named[0].start]
        if _BEGINS.fullmatch(before) or (_JUDGES.search(before) and not is_aside(reading, named[0])):
            yield from (m.id for m in _run(reading, named))


def _run(reading: Reading, named: list[Mention]) -> Iterator[Mention]:
    """The first force of some, and those that are joined to it."""
    for place, mention in enumerate(named):
        if place and not JOINED.fullmatch(reading.text, named[place - 1].end, mention.start):
            return
        yield mention


def _in_row_of_forces(reading: Reading, mention: Mention) -> bool:
    """Links to the inspectorate's pages on other forces: a line of nothing but their names."""
    laid = block_of(reading, mention)
    if laid is None or reading.genre not in (Genre.PRESS_RELEASE, Genre.PUBLICATION_PAGE):
        return False
    named = reading.mentions_in(laid.block.start, laid.block.end)
    letters = sum(map(str.isalpha, reading.words(laid.block)))
    return len(named) > 1 and letters == sum(c.isalpha() for m in named for c in reading.words(m))


def _first_mentions(reading: Reading) -> dict[LocalId, Mention]:
    """First place where each force is named; furniture counts only for forces named elsewhere."""
    found: dict[LocalId, Mention] = {}
    judged = {s.force for s in reading.statements if isinstance(s, GradedJudgment | MonitoringMove)}
    for mention in reading.mentions:
        aside = zone_of(reading, mention) is Zone.FURNITURE and mention.id not in judged
        if aside and not _in_row_of_forces(reading, mention):
            continue
        if mention.kind is MentionKind.FORCE:
            found.setdefault(mention.id, mention)
    for mention in reading.mentions:  # "the Chief Constable of Essex" and its commissioner name the force
        force = force_of(mention.id) if mention.kind is MentionKind.BODY else None
        if force is None:
            continue
        if force in reading.subject_forces or mention.id.startswith("body/chief-constable-"):
            found.setdefault(force, mention)
    return found
