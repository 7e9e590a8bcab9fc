"""Monitoring: a force enters or leaves Engage ("enhanced monitoring", in the press "special measures")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Block, BlockKind, Genre, LocalId, MonitoringMove, PartialDate
from .dates import YEAR, Dated, dates
from .reading import MentionKind, Reading, Sentence, Zone, evidence
from .scope import FORCES_ARE

_ENGAGE = r"""(?:(?:the\s+|its\s+|our\s+|an?\s+|what\s+is\s+(?:called|known\s+as)\s+)?
    (?:process\s+of\s+|phase\s+of\s+|level\s+of\s+)?[“‘'"]?
    (?:(?:Engage(?!\s+with)|engage(?!\s+with|\s+in))(?!\w)[”’'"]?(?:\s+(?:phase|stage|process|status|monitoring))?
      |enhanced(?:\s+(?:phase|level|process|stage)(?:\s+of)?)?\s+monitoring
      |(?:a\s+form\s+of\s+)?special\s+measures|more\s+intensive\s+monitoring))"""
_SCAN = r"""(?:(?:the\s+|its\s+|our\s+)?[“‘'"]?
    (?:[Ss]can[”’'"]?(?:\s+(?:phase|stage|level))?\b
      |(?:default|routine|standard|normal|regular|usual)\s+(?:phase|level|stage|form)?(?:\s+of)?\s*
        (?:our\s+|its\s+|the\s+)?monitoring
      |default\s+(?:phase|level|stage)))"""
_PUT = r"""(?:move[sd]?|moving|place[sd]?|placing|put|putting|enter(?:s|ed|ing)?|escalat\w+|went|go(?:es)?
    |gone|taken|plung\w+|brought|transferr\w+|elevat\w+|step(?:ped)?\s+up)"""
_TAKE = r"""(?:remove[sd]?|removing|removal|take[sn]?|took|taking|move[sd]?|moving|came|comes?|coming
    |exit(?:s|ed|ing)?|left|leaves?|leaving|lift(?:s|ed)|releas\w+|out|emerg\w+|return\w*|back|goes?|go)"""
_ENTER = re.compile(
    rf"""\b{_PUT}\b[^.;]{{0,80}}?\b(?:into|to|in|under|up\s+to)\s+{_ENGAGE}
    |\b(?:been|is|was|were|are|remains?|remained|still|being)\b[^.;]{{0,20}}?\b(?:in|under)\s+{_ENGAGE}[^.;]{{0,50}}?\bsince\b
    |\b(?:is|are|was|were|remains?)\s+(?:currently\s+|already\s+|now\s+|also\s+|still\s+|both\s+)?(?:in|under)\s+{_ENGAGE}
    |\bmove\s+to\s+{_ENGAGE}|\benter(?:s|ed|ing)?\s+{_ENGAGE}""",
    re.VERBOSE,
)
_LEAVE = re.compile(
    rf"""\b{_TAKE}\b[^.;]{{0,60}}?\b(?:from|out\s+of|of)\s+{_ENGAGE}
    |\b(?:exit(?:s|ed|ing)?|left|leaves?|leaving)\s+{_ENGAGE}
    |\b(?:move[sd]?|return\w*|go(?:es)?|went|gone|back|revert\w*|place[sd]?|put|come)\b[^.;]{{0,60}}?\b(?:to|into|in)\s+{_SCAN}
    |\b(?:moved|taken|came|come)\s+(?:back\s+)?out\s+(?:again\s+)?(?:in|on)\b
    |{_ENGAGE}\s+(?:has|have|had|was|were|is)\s+(?:now\s+)?(?:been\s+)?(?:lifted|ended|removed)""",
    re.VERBOSE,
)
_GENERAL = re.compile(
    r"""\b(?:may|might|can|could|would|should|if|whether|when\s+a\s+force|unless|considering|consider|not|never|avoid\w*|risk\w*|criteria
      |threshold|forces\s+(?:that|which|may|can|who)|a\s+force|any\s+force|until)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:has|have|will|is|are|today|now|decided|to\s+(?:place|move|remove|return))\b|^[^.]*:\s",
    re.IGNORECASE,
)
_STATE = re.compile(r"(?:is|are|was|were|remains?)\b")
_YEAR = re.compile(rf"\b(?:in|since|during)\s+(?P<year>{YEAR})\b")
_BELOW = 5  # sentences within which the forces that were counted are named
_CLAUSE = 90  # characters around the cue within which its date stands


def read(reading: Reading) -> None:
    """Record each move once, with the date where the text tells it."""
    best: dict[tuple[LocalId, bool], MonitoringMove] = {}
    for span in _spans(reading):
        for move in _moves(reading, span):
            key = move.force, move.entered
            if key not in best or (move.date and _vaguer(best[key].date, move.date)):
                best[key] = move
    for move in best.values():
        reading.add(move)


def _spans(reading: Reading) -> Iterator[Sentence | Block]:
    """Sentences, then headlines: they say less about the date."""
    yield from reading.sentences
    for laid in reading.blocks:
        if laid.zone is not Zone.FURNITURE and laid.kind is BlockKind.HEADING:
            yield laid.block


def _moves(reading: Reading, span: Sentence | Block) -> Iterator[MonitoringMove]:
    words = reading.words(span)
    if not any(cue in words for cue in ("ngage", "monitoring", "special measures", "can", "default")):
        return
    for pattern, entered in ((_LEAVE, False), (_ENTER, True)):
        for found in pattern.finditer(words):
            if _GENERAL.search(words[max(0, found.start() - 60) : found.end()]) or (
                entered and _LEAVE.match(found.group())
            ):
                continue
            for force in _forces(reading, span):
                yield MonitoringMove(
                    force=force,
                    stage="engage",
                    entered=entered,
                    date=_date(reading, span, found),
                    evidence=evidence(span, "monitoring.entered" if entered else "monitoring.left"),
                )
            break


def _forces(reading: Reading, span: Sentence | Block) -> list[LocalId]:
    """Forces named in the sentence, else those it is about, else the subject of the document."""
    named = list(
        dict.fromkeys(m.id for m in reading.mentions_in(span.start, span.end) if m.kind is MentionKind.FORCE)
    )
    if named:
        return named
    following = _listed_next(reading, span)
    if following:
        return following
    about = next((f for s, f in zip(reading.sentences, reading.forces_of, strict=False) if s is span), ())
    return list(about) or (list(reading.subject_forces) if len(reading.subject_forces) == 1 else [])


def _listed_next(reading: Reading, span: Sentence | Block) -> list[LocalId]:
    """``Six forces are in special measures. The forces are the Met, ...``: those named below."""
    if "forces" not in reading.words(span):
        return []
    below = [s for s in reading.sentences if s.start > span.start][:_BELOW]
    listing = next((s for s in below if FORCES_ARE.match(reading.words(s))), None)
    inside = reading.mentions_in(listing.start, listing.end) if listing else []
    return list(dict.fromkeys(m.id for m in inside if m.kind is MentionKind.FORCE))


def _date(reading: Reading, span: Sentence | Block, cue: re.Match[str]) -> PartialDate | None:
    """Date beside the cue; of a move that is being announced, the date of the document."""
    left, right = max(0, cue.start() - _CLAUSE), min(span.end - span.start, cue.end() + _CLAUSE)
    near = list(dates(reading.text, span.start + left, span.start + right))
    near = near or _only(list(dates(reading.text, span.start, span.end)))
    if near:
        return min(near, key=lambda d: abs(d.start - span.start - cue.end())).value
    words = reading.words(span)
    if year := _YEAR.search(words, left, right):
        return year["year"]
    announces = (
        reading.genre in (Genre.LETTER, Genre.PRESS_RELEASE, Genre.PUBLICATION_PAGE)
        or "today" in words.lower()
    )
    return reading.published if announces and _NOW.search(words) and not _STATE.match(cue.group()) else None


def _only(found: list[Dated]) -> list[Dated]:
    return found if len(found) == 1 else []


def _vaguer(known: PartialDate | None, other: PartialDate) -> bool:
    return known is None or (len(known) < len(other) and other.startswith(known))
