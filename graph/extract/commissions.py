"""Commissions: somebody outside an inspectorate asked it for a piece of work: by whom, of whom, what.

Not a standing programme, one that is "approved by" the Home Secretary, a super-complaint, a referral, a call
for an inspection, or a recommendation. The same commission told twice counts once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import BlockKind, Commission, Genre, LocalId, PartialDate
from ..reference import bodies
from .askers import Asker, asker_in, askers
from .dates import dates
from .offices import HMICFRS, canonical, inspector_titles
from .reading import Reading, Sentence, Zone, evidence
from .sentences import split

_ADVERB = (
    r"(?:\s+(?:also|then|therefore|subsequently|initially|formally|originally|later|recently|first|again|jointly|now"
    r"|personally|previously|had|has|have)\b)*"
)
_PASSIVE = re.compile(
    rf"""\b(?P<verb>(?:was|were|been|being|be|is)?{_ADVERB}\s*\b(?:commissioned|asked|requested|instructed|directed|tasked|required|invited))
    (?:\s+(?:in|on|last|earlier|from|to)\s+[\w ]{{3,40}}?)?\s+by\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"""{_ADVERB}\s+(?P<verb>commissioned|asked|requested|instructed|directed|tasked|required|invited|made\s+a\s+request|wrote\s+to
      |(?:was|were)\s+asking)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_REQUEST = re.compile(
    r"\b(?:at|on|upon|following|follows?|after|in\s+response\s+to|acting\s+on)\s+(?:the|a|an)\s+(?:formal\s+|direct\s+)?(?:request|instruction|invitation|behest|direction|commission)s?\s+(?:of|by|from)\s+",
    re.IGNORECASE,
)
_COMMISSION_OF = re.compile(r"['’]s?\s+(?:commission|request)\b(?!\w|\s+of\b)", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:re-?inspect(?:ion|s|ed)?|inspect(?:ion|s|ed)?|review(?:s|ed)?|examin(?:e|ed|ation)|assess(?:ment|ed)?|update[sd]?|report(?:s|ed)?"
    r"|investigat(?:e|ion)|look(?:\s+(?:at|into))?|consider|study|evaluate|evaluation|carry\s+out|conduct|undertake|judge|advise|find\s+out|establish|publish)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:super-?complaint|not\s+(?:been\s+)?(?:asked|commissioned)|would\s+(?:have\s+)?(?:commission|ask)|call(?:s|ed|ing)?\s+(?:on|for)|approv\w+)\b",
    re.IGNORECASE,
)
_STANDING = re.compile(
    r"\b(?:is|are)\s+commissioned\b|\b(?:all\s+(?:its|of\s+its|our)\s+inspections|annual\s+(?:programme|report)|each\s+year|every\s+year)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")
_IT_WAS = re.compile(
    r"^(?:It|This|The\s+\w+)\s+(?:was|had\s+been|has\s+been)\s+(?:\w+ly\s+)?(?:commissioned|requested|ordered)\b"
)
_OBJECTS = (
    re.compile(r"\bto\s+(?=[a-z])"),
    re.compile(r"\b(?:for|into|that|whether)\s+"),
    re.compile(r"^\s+(?:HMIC\w*|us|it)\s+(?:on|about|of)\s+"),
)
_UPDATE = re.compile(r"\b(?:updates?|progress\s+reports?|quarterly)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:we|us|I|me|our|my)\b")
_WHEN_BEHIND = re.compile(r"[^.;:]{0,40}?\b(?:in|on)\s+(?:\d{1,2}\s+)?[A-Z]\w+\s+\d{4}\b")
_REACH = 110  # characters behind "by" or before the verb within which the commissioner is named


def read(reading: Reading) -> None:
    """Record each commission once per commissioner."""
    seen: set[LocalId] = set()
    for sentence in _sentences(reading):
        for asker, verb in _asked(reading, sentence):
            if asker.office in seen or not _acceptable(reading, sentence):
                continue
            of = _asked_body(reading, sentence)
            if of is None:
                continue
            seen.add(asker.office)
            what = _what(reading, sentence, max(verb.end(), asker.end))
            reading.add(
                Commission(
                    by=asker.office,
                    holder=asker.holder,
                    of=canonical(of),
                    what=what,
                    inspection=_commissioned(reading, what),
                    updates=_updated(reading, what),
                    date=_date(reading, sentence.start, max(verb.end(), asker.end)),
                    evidence=evidence(sentence, "commissions.asked"),
                    confidence=0.9,
                )
            )


def _date(reading: Reading, start: int, asked: int) -> PartialDate | None:
    """When it was asked: "In June 2023, MOPAC asked us", "was commissioned by the PCC in May 2019"."""
    found = next(dates(reading.text, start, asked), None)
    if found is None and (after := _WHEN_BEHIND.match(reading.text, asked)):
        found = next(dates(reading.text, after.start(), after.end()), None)
    return found.value if found else None


def _sentences(reading: Reading) -> Iterator[Sentence]:
    """Sentences, the title ("Home Secretary's commission for a rapid review"), and notes."""
    titles = (s.evidence for s in reading.statements if s.evidence.rule == "facts.title")
    spans = [Sentence(title.start, title.end, block=0) for title in titles]
    for sentence in [*reading.sentences, *spans, *_notes(reading)]:
        words = reading.words(sentence)
        if any(
            cue in words
            for cue in (
                "commission",
                "ask",
                "request",
                "instruct",
                "direct",
                "task",
                "requir",
                "invit",
                "behest",
            )
        ):
            yield sentence


def _notes(reading: Reading) -> Iterator[Sentence]:
    """Notes to editors often tell who asked for an inspection."""
    for index, laid in enumerate(reading.blocks):
        if laid.zone is Zone.FURNITURE and laid.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            for piece in split(reading.text, laid.block.start, laid.block.end):
                yield Sentence(piece.start, piece.end, index)


def _acceptable(reading: Reading, sentence: Sentence) -> bool:
    words = reading.words(sentence)
    if _NOT_ASKED.search(words) or _STANDING.search(words):
        return False
    return _WORK.search(words) is not None or (
        _IT_WAS.match(words) is not None and bool(reading.inspectorates)
    )


def _asked(reading: Reading, sentence: Sentence) -> Iterator[tuple[Asker, re.Match[str]]]:
    """Askers in a sentence, with the verb that says they asked."""
    text, start, end = reading.text, sentence.start, sentence.end
    for pattern in (_PASSIVE, _AT_REQUEST):
        for match in pattern.finditer(text, start, end):
            asker = asker_in(reading, match.end(), min(end, match.end() + _REACH), first=True)
            if asker is not None and asker.start - match.end() <= 30:
                yield asker, match
                yield from ((also, match) for also in _and_also(reading, asker, end))
    for match in _COMMISSION_OF.finditer(text, start, end):
        asker = asker_in(reading, max(start, match.start() - _REACH), match.start(), first=False)
        if asker is not None and match.start() - asker.end <= 1:
            yield asker, match
    for match in _ACTIVE.finditer(text, start, end):
        asker = asker_in(reading, max(start, match.start() - _REACH), match.start(), first=False)
        if asker is not None and _subject_of(text, asker, match):
            yield asker, match


def _and_also(reading: Reading, asker: Asker, end: int) -> Iterator[Asker]:
    """``by the Department for Education and the Home Office``: a second body that asked."""
    for other in askers(reading, asker.end, min(end, asker.end + _REACH)):
        if _AND.fullmatch(reading.text, asker.end, other.start):
            yield other


def _subject_of(text: str, asker: Asker, verb: re.Match[str]) -> bool:
    """Nothing but the person's name, a date or an aside stands between the asker and the verb."""
    between = text[asker.end : verb.start()]
    return len(between) <= 60 and not re.search(
        r"[.;:]|\b(?:to|by|that|which|and\s+(?:the|a)|was|were|be)\b", between
    )


def _asked_body(reading: Reading, sentence: Sentence) -> LocalId | None:
    """The inspectorate that was asked: named in the sentence, else the one whose text or report this is."""
    inside = [
        *reading.mentions_in(sentence.start, sentence.end),
        *inspector_titles(reading, sentence.start, sentence.end),
    ]
    asked = [m.id for m in inside if m.id in bodies() and bodies()[m.id].kind == "inspectorate"]
    if asked:
        return next((body for body in asked if canonical(body) == HMICFRS), asked[0])
    words = reading.words(sentence)
    own = next(iter(reading.inspectorates), HMICFRS)
    if _FIRST_PERSON.search(words) and reading.genre in (
        Genre.REPORT,
        Genre.LETTER,
        Genre.PUBLICATION_PAGE,
        Genre.PRESS_RELEASE,
    ):
        return own
    named_work = re.search(
        r"\b(?:inspections?|inspectors|inspectorate|watchdog|report|review)\b", words, re.IGNORECASE
    )
    return own if named_work and reading.inspectorates else None


def _what(reading: Reading, sentence: Sentence, start: int) -> str | None:
    """The work in the text's words: what follows "to", "for" or "that"."""
    rest = reading.text[start : sentence.end]
    found = next(
        (m for m in (pattern.search(rest, 0, _REACH) for pattern in _OBJECTS) if m is not None), None
    )
    if found is None:
        return None
    return re.split(r",\s+and\s+(?:the|it|its|this)\b", rest[found.end() :])[0].strip(" ,") or None


def _commissioned(reading: Reading, what: str | None) -> LocalId | None:
    """The inspection that was commissioned: the one the document reports, unless updates were asked for."""
    if what and _UPDATE.search(what):
        return None
    return next((inspection.id for inspection in reading.inspections if not inspection.follow_up), None)


def _updated(reading: Reading, what: str | None) -> LocalId | None:
    """The earlier inspection on which updates were asked for."""
    if not what or not _UPDATE.search(what):
        return None
    dated = [inspection for inspection in reading.inspections if not inspection.follow_up]
    return dated[-1].id if dated else None
