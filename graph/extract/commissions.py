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
    r"|personally|previously|each|both|had|has|have)\b)*"
)
_PASSIVE = re.compile(
    rf"""\b(?P<verb>(?:was|were|been|being|be|is)?{_ADVERB}\s*\b(?:commissioned|asked(?:\s+for)?|requested|instructed|directed|tasked|required|invited|ordered|called\s+for))
    (?:\s+(?:in|on|last|earlier|from|to)\s+[\w ]{{3,40}}?)?\s+by\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"""{_ADVERB}\s+(?P<verb>commissioned|asked|requested|instructed|directed|tasked|required|invited|ordered|called\s+(?:for|in)
      |made\s+a\s+request|wrote\s+to|(?:was|were)\s+asking
      |(?:(?:(?:became|was)\s+)?the\s+first\s+(?:\w+\s+){{0,4}}|decided\s+|chose\s+|took\s+the\s+decision\s+)
        to\s+(?:ask|commission|request|invite|call\s+in))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_REQUEST = re.compile(
    r"""\b(?:(?:at|on|upon|under|following|follows?|followed|after|in\s+response\s+to|acting\s+on|answers?|received|accepted|came\s+(?:after|from))
        \s+(?:the|a|an)\s+(?:(?:formal|direct|specific|personal|joint|special)\s+)?
      |(?-i:The|A)\s+)(?:request|instruction|invitation|behest|direction|commission)s?\s+
      (?:(?:was\s+made|had\s+come|came|was)\s+)?(?:of|by|from)\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_COMMISSION_OF = re.compile(r"['’]s?\s+(?:commission|request)\b(?!\w|\s+of\b)", re.IGNORECASE)
_WORK = re.compile(
    r"\b(?:re-?inspect(?:ion|s|ed|ing)?|inspect(?:ion|s|ed|ing)?|review(?:s|ed|ing)?|examin(?:e|ed|ing|ation)|assess(?:ment|ed|ing)?"
    r"|update[sd]?|report(?:s|ed|ing)?|investigat(?:e|ion)|look(?:\s+(?:at|into))?|consider|study|evaluate|evaluation|carry\s+out|conduct|undertake|judge|advise|find\s+out"
    r"|establish|publish|return|come\s+back|go\s+back|revisit)\b",
    re.IGNORECASE,
)
_NOT_ASKED = re.compile(
    r"\b(?:super-?complaint|not\s+(?:been\s+)?(?:asked|commissioned)|would\s+(?:have\s+)?(?:commission|ask)|call(?:s|ed|ing)?\s+on|approv\w+)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(r"\bcall(?:s|ed|ing)?\s+for\b", re.IGNORECASE)
_TAKEN_UP = re.compile(
    r"\b(?:agreed|accepted|took\s+(?:it\s+|this\s+|that\s+)?up|carried\s+out|has\s+been\s+published|did\s+so)\b"
)
_STANDING = re.compile(
    r"\b(?:is|are)\s+commissioned\b|\b(?:all\s+(?:its|of\s+its|our)\s+inspections|annual\s+(?:programme|report)|each\s+year|every\s+year)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:the\s+)?")
_IT_WAS = re.compile(
    r"^(?:It|This|The\s+\w+)\s+(?:was|had\s+been|has\s+been)\s+(?:\w+ly\s+)?(?:commissioned|requested|ordered)\b"
)
_ASKED_TO = re.compile(
    r"\b(?:asked|commissioned|invited|directed|ask|commission)\s+(?:HMIC(?:FRS)?|us|me|the\s+inspectorate|inspectors)\s+to\s"
)
_ASKED_FOR_IT = re.compile(
    r"\b(?:you|I|he|she)\s+(?:\w+\s+)?(?:commissioned|requested|asked\s+for)\s+(?:it|this)\b", re.IGNORECASE
)
_OBJECTS = (
    re.compile(r"\bto\s+(?=[a-z])"),
    re.compile(r"\b(?:for|into|that|whether)\s+"),
    re.compile(r"^\s+(?:HMIC\w*|us|it)\s+(?:on|about|of)\s+"),
)
_UPDATE = re.compile(r"\b(?:updates?|progress\s+reports?|quarterly)\b", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"\s+(?:that\s+)?(?:the\s+|his\s+|her\s+|its\s+|my\s+|all\s+|every\s+)?(?:new\s+|local\s+)?(?:chief\s+(?:constables?|officers?)|forces?|police|officers"
    r"|constabular\w+|ministers|victims|questions?|staff|people|residents|parliament|panel|public|council\w*|whether|why|what|how)\b",
    re.IGNORECASE,
)
_WORK_ASKED_FOR = re.compile(
    r"\s+(?:for\s+)?(?:it|this|us|inspectors|(?:the|an?|this|its)\s+(?:[\w’'-]+\s+){0,4}(?:inspection|review|report|inspectorate|examination))\b"
)
_WORK_BEFORE = re.compile(r"\b(?:inspection|review|report)\b[^.;:]*?\b(?:that|which|review|inspection)\s+$")
_SOMEBODY = re.compile(r"\b(?:he|she)\s*$", re.IGNORECASE)
_SPOKEN_OF = 600  # characters in which "she" was named before
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|us|I|me|[Oo]ur|[Mm]y)\b")
_WHEN_BEHIND = re.compile(r"[^.;:]{0,40}?\b(?:in|on)\s+(?:\d{1,2}\s+)?[A-Z]\w+\s+\d{4}\b")
_OBJECT_REACH = 60  # characters behind the verb within which the one who is asked is named
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
                "order",
                "call",
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
    if _CALLED.search(words) and not _TAKEN_UP.search(words):
        return False
    told = _IT_WAS.match(words) or _ASKED_FOR_IT.search(words) or _ASKED_TO.search(words)
    return _WORK.search(words) is not None or (told is not None and bool(reading.inspectorates))


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
        asker = _active_asker(reading, sentence, match)
        if asker is not None and _asks_inspectorate(reading, asker, match, end):
            yield from ((before, match) for before in _and_before(reading, asker, start))
            yield asker, match


def _active_asker(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> Asker | None:
    """Subject of the verb; for "he" and "she" the office that was named last."""
    start = max(sentence.start, verb.start() - _REACH)
    asker = asker_in(reading, start, verb.start(), first=False)
    if asker is not None and _subject_of(reading.text, asker, verb):
        return asker
    pronoun = _SOMEBODY.search(reading.text, start, verb.start())
    if pronoun is None:
        return None
    return asker_in(reading, max(0, pronoun.start() - _SPOKEN_OF), pronoun.start(), first=False)


def _asks_inspectorate(reading: Reading, asker: Asker, verb: re.Match[str], end: int) -> bool:
    """What follows the verb is not somebody else; "I" and "we" must name the inspectorate or its work."""
    named = [
        m for m in reading.mentions_in(verb.end(), min(end, verb.end() + _OBJECT_REACH)) if m.id in bodies()
    ]
    to_inspectorate = any(bodies()[m.id].kind == "inspectorate" for m in named)
    if asker.in_first_person:
        before = reading.text[max(0, asker.start - _OBJECT_REACH) : asker.start]
        work = _WORK_ASKED_FOR.match(reading.text, verb.end(), end) or _WORK_BEFORE.search(before)
        return to_inspectorate or work is not None
    return to_inspectorate or _ADDRESSED.match(reading.text, verb.end(), end) is None


def _and_before(reading: Reading, asker: Asker, start: int) -> Iterator[Asker]:
    """``The Home Secretary and the Mayor of London each asked us``: the one named first."""
    for other in askers(reading, max(start, asker.start - _REACH), asker.start):
        if _AND.fullmatch(reading.text, other.end, asker.start):
            yield other


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
    named_work = _ASKED_FOR_IT.search(words) or re.search(
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
    return (
        re.split(r",\s+(?:and\s+(?:the|it|its|this)\b|said\b|[A-Z])", rest[found.end() :])[0].strip(" ,")
        or None
    )


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
