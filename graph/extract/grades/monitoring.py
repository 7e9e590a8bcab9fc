"""Monitoring: a force enters or leaves Engage ("enhanced monitoring", in the press "special measures")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...model import Block, BlockKind, LocalId, MonitoringMove, PartialDate
from ..about.declared import FORCES_ARE
from ..layout.places import notes
from ..reading import Mention, MentionKind, Reading, Sentence, Zone, evidence
from .grade_forces import named_in
from .grade_labels import force_named, forces_listed
from .grade_words import NUMBER
from .monitoring_dates import announces, date_of, part_of, vaguer, whole_date, written
from .monitoring_lists import labelled, listed
from .monitoring_series import Dated, named_next, next_sentence, respective, series, series_next, tabled
from .monitoring_timelines import timeline
from .monitoring_words import (
    BACK_THERE,
    COUNTED,
    CUES,
    DENIED,
    ENGAGED,
    ENTER,
    GENERAL,
    LATER,
    LEAVE,
    NAMES,
    ONLY_UNTIL,
    OTHERS,
    OTHERS_ARE,
    STATE,
    STAYED,
    STAYED_THERE,
    THERE_SINCE,
    TOGETHER,
    TOLD_OF,
    WHICH_ENTERED,
)

_OF_SEVERAL = re.compile(r"\bforces\b|\bone\s+force\s+in\b")  # how many forces are there is no move of any
_COUNTED_FORCES = re.compile(
    rf"\b(?:{NUMBER}|several|some|few|many)\s+(?:other\s+)?(?:police\s+)?forces\b", re.IGNORECASE
)
_OPENS_WITH = re.compile(  # "Kent, the first of them, went in": a county that stands for its force
    r"(?:In\s+)?(?P<names>[A-Z][\w’']+(?:\s+(?:(?:and|&)\s+)?[A-Z][\w’']+)*)(?:,[^,]{3,80},)?\s+(?:the\s+force\s+(?:has\s+)?)?$"
)
_SPOKEN_OF = 300  # characters back in which Engage was named
_BELOW = 5  # sentences within which the forces that were counted are named
_INTO = (
    "entered",
    "entered_it",
    "entered_then",
    "went_in",
    "followed",
    "followed_too",
    "there",
    "joined",
    "been_in",
    "went_in_then",
)  # groups of BACK_THERE


def read(reading: Reading) -> None:
    """Record each move once, with the date where the text tells it."""
    if not any(cue in reading.text for cue in NAMES):
        return
    best: dict[tuple[LocalId, bool], MonitoringMove] = {}
    news: set[tuple[LocalId, bool]] = set()
    for span in _spans(reading):
        for move, is_news in _moves(reading, span):
            reading.moves_told.add(span.start)
            key = move.force, move.entered
            if is_news:
                news.add(key)
            if key not in best or (move.date and vaguer(best[key].date, move.date)):
                best[key] = move
    for line, force, when, entered in (
        *listed(reading),
        *labelled(reading),
        *timeline(reading),
        *tabled(reading),
    ):
        if (known := best.get((force, entered))) is None or known.date is None:
            best[force, entered] = _move(line, force, when, entered=entered)
    for key, move in best.items():
        announced = written(reading) if move.date is None and key in news else move.date
        reading.add(replace(move, date=announced))


def _spans(reading: Reading) -> Iterator[Sentence | Block]:
    """Sentences, also of notes, then headlines: they say less about the date."""
    yield from reading.sentences
    yield from notes(reading)
    for laid in reading.blocks:
        if laid.zone is not Zone.FURNITURE and laid.kind is BlockKind.HEADING:
            yield laid.block


def _moves(reading: Reading, span: Sentence | Block) -> Iterator[tuple[MonitoringMove, bool]]:
    """The moves that a sentence tells, and whether the document announces them."""
    words = reading.words(span)
    if words.endswith("?") or not any(cue in words for cue in CUES) or OTHERS.search(words):
        return
    cues = list(_cues(reading, span, words))
    if not cues or _is_denied(reading, span):
        return
    for found, entered in cues:
        if STATE.match(found.group()) and _OF_SEVERAL.search(words[: found.start()]):
            continue
        part = part_of(found, [other for other, _ in cues], words)
        each = list(series(words, found.end(), reading.published))
        others = [d for d in each if not _is_own(reading, span, d, found)]
        if others:
            part = part[0], min(part[1], others[0][0])
        when, is_news = date_of(reading, span, found, part, entered=entered), announces(reading, words, found)
        named = each if COUNTED.match(words, found.end()) and each else list(series_next(reading, span))
        moved = _forces(reading, span, found) if not named else []
        apart = respective(words, found.end(), reading.published)
        for place, force in enumerate(moved):
            own = apart[place] if len(apart) == len(moved) else when
            if own is None and STATE.match(found.group()) and force not in reading.subject_forces:
                continue  # "Kent and Essex are in Engage, too": no move that this document tells of
            yield _move(span, force, own, entered=entered), is_news
        for _, forces, when in named or others:
            for force in forces:
                yield _move(span, force, when, entered=entered), False
        for force in _undated(reading, span, found, each) if named is each else ():
            yield _move(span, force, None, entered=entered), False
        if not entered and (
            since := THERE_SINCE.search(words, found.end()) or WHICH_ENTERED.match(words, found.end())
        ):
            for force in _forces(reading, span, found):
                yield _move(span, force, whole_date(since["when"]), entered=True), False


def _undated(
    reading: Reading, span: Sentence | Block, cue: re.Match[str], dated: list[Dated]
) -> list[LocalId]:
    """``Four forces are there: Kent since May 2022, and Essex and Surrey``: the last two."""
    told = {force for _, forces, _ in dated for force in forces}
    named = reading.mentions_in(span.start + cue.end(), span.end)
    return list(dict.fromkeys(m.id for m in named if m.kind is MentionKind.FORCE and m.id not in told))


def _is_denied(reading: Reading, span: Sentence | Block) -> bool:
    """``Media have reported that Kent Police is in special measures. This is not correct``: taken back."""
    following = next_sentence(reading, span)
    return following is not None and DENIED.match(reading.words(following)) is not None


def _is_own(reading: Reading, span: Sentence | Block, dated: Dated, cue: re.Match[str]) -> bool:
    """Whether a force that is dated behind a cue is named before it, too: then it is the one that moved."""
    named = {m.id for m in reading.mentions_in(span.start, span.start + cue.end())}
    return not named.isdisjoint(dated[1])


def _move(
    span: Sentence | Block, force: LocalId, when: PartialDate | None, *, entered: bool
) -> MonitoringMove:
    rule = "monitoring.entered" if entered else "monitoring.left"
    return MonitoringMove(
        force=force, stage="engage", entered=entered, date=when, evidence=evidence(span, rule)
    )


def _cues(reading: Reading, span: Sentence | Block, words: str) -> Iterator[tuple[re.Match[str], bool]]:
    """The first cue of each sort, and whether it tells of entering."""
    for pattern, entered in ((LEAVE, False), (ENTER, True)):
        for found in pattern.finditer(words):
            stays = "where" in found.group()  # "should stay in Engage, where it has been since 2022"
            told = stays or TOLD_OF.search(words[: found.start()])
            if entered and STATE.match(found.group()) and ONLY_UNTIL.match(words, found.end()):
                continue
            if LATER.match(words, found.end()):
                continue
            if (not told and GENERAL.search(words[max(0, found.start() - 60) : found.end()])) or (
                entered and LEAVE.match(found.group())
            ):
                continue
            yield found, entered
            break
    if stayed := STAYED.search(words):
        yield stayed, False
    if isinstance(span, Sentence) and (stayed := STAYED_THERE.search(words)) and _spoken_of(reading, span):
        yield stayed, False
    if isinstance(span, Sentence) and BACK_THERE.search(words) and _spoken_of(reading, span):
        for there in BACK_THERE.finditer(words):
            yield there, any(there[name] for name in _INTO)


def _spoken_of(reading: Reading, span: Sentence) -> bool:
    """Engage is what this sentence, the words just before it, its heading or the title speak of."""
    near = reading.text[max(0, span.start - _SPOKEN_OF) : span.end]
    heading = reading.blocks[span.block].heading
    above = "" if heading is None else reading.words(reading.blocks[heading].block)
    return any(ENGAGED.search(words) for words in (near, above, reading.title))


def _forces(reading: Reading, span: Sentence | Block, cue: re.Match[str]) -> list[LocalId]:
    """Forces named in the sentence, else those it is about, else the subject of the document."""
    opening = _OPENS_WITH.match(reading.words(span)[: cue.start()])
    if opening and (names := forces_listed(opening["names"])):
        return [force for name in names if (force := force_named(name))]
    if named := _moved(reading, span, cue):
        return [*named, *_others_next(reading, span)]
    if following := _listed_next(reading, span):
        return following
    if _COUNTED_FORCES.search(reading.words(span)[: cue.start()]):
        return []  # "two forces have left Engage": not the one that the document is about
    about = next((f for s, f in zip(reading.sentences, reading.forces_of, strict=False) if s is span), ())
    return list(about) or (list(reading.subject_forces) if len(reading.subject_forces) == 1 else [])


def _moved(reading: Reading, span: Sentence | Block, cue: re.Match[str]) -> list[LocalId]:
    """The run of forces inside the cue ("moved Kent to"), else the last before it, else the first behind."""
    named = [m for m in reading.mentions_in(span.start, span.end) if m.kind is MentionKind.FORCE]
    runs: list[list[Mention]] = []
    for mention in named:
        if runs and TOGETHER.fullmatch(reading.text, runs[-1][-1].end, mention.start):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    start, end = span.start + cue.start(), span.start + cue.end()
    inside = [run for run in runs if start <= run[0].start < end and not cue.group().startswith("join")]
    before = [run for run in runs if run[0].start < start]
    chosen = inside[:1] or before[-1:] or runs[:1]
    return list(dict.fromkeys(m.id for run in chosen for m in run))


def _others_next(reading: Reading, span: Sentence | Block) -> list[LocalId]:
    """``Kent and Essex are among four forces in special measures. The others are ...``."""
    following = next_sentence(reading, span)
    if following is None or "forces" not in reading.words(span):
        return []
    if OTHERS_ARE.match(reading.words(following)) is None:
        return []
    return named_in(reading, following, 0, following.end - following.start)


def _listed_next(reading: Reading, span: Sentence | Block) -> list[LocalId]:
    """``Six forces are in special measures. The forces are the Met, ...``: those named below."""
    if "forces" not in reading.words(span):
        return []
    if named := named_next(reading, span):
        return named
    below = [s for s in reading.sentences if s.start > span.start][:_BELOW]
    listing = next((s for s in below if FORCES_ARE.match(reading.words(s))), None)
    return named_in(reading, listing, 0, listing.end - listing.start) if listing else []
