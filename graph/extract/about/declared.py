"""Declared subjects: the forces that a document says it is about, by its head, lists, offices or opening."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ...model import BlockKind, Fact, Genre, LocalId
from ..layout.places import block_of, zone_of
from ..names.gazetteer import hits
from ..names.mentions import FIELD, JOINED
from ..names.names import is_name_with_office
from ..names.offices import chief_of, force_of
from ..reading import LaidBlock, Mention, MentionKind, Reading, Zone
from ..voices.document_forces import is_of_one
from .sites import force_banner

_NUMBERS = r"(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all)"
_ASIDE = re.compile(
    r"""\b(?:unlike|like|such\s+as|compared\s+(?:with|to)|than|alongside|neighbouring|including|with|from|at|others?\s+were|formerly\s+of
      |previously\s+at|(?:former|previous|old)\s+force,|joined|department\s+of|officers?\s+(?:of|from|in|with)|neighbours?
      |,\s+which\s+(?:only|just))\s+(?:the\s+)?(?:forces?\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_AN = re.compile(r"\b(?:an?|one|serving|former|ex-|another)\s+$", re.IGNORECASE)
_SUBJECT = re.compile(r"(?:Subject|Re|Regarding|Title)\s*:", re.IGNORECASE)
_OF_OFFICER = re.compile(
    r"\b(?:officers?|members?|detectives?|PCs?)\s+(?:of|from|in|with|at)\s+(?:the\s+)?$", re.IGNORECASE
)
_OFFICER = re.compile(r"\s+(?:police\s+)?(?:officer|constable|PC|detective|sergeant|inspector)\b")
_SAMPLED = re.compile(
    rf"\b(?:visited|inspected|examined|looked\s+at|went\s+to|fieldwork\s+in)\s+(?:\w+\s+){{0,2}}?{_NUMBERS}\s+(?:\w+\s+){{0,2}}?forces\b",
    re.IGNORECASE,
)
FORCES_ARE = re.compile(
    r"^(?:The|These)\s+(?:\w+\s+){0,3}(?:forces|constabularies)(?:\s+\w+){0,6}\s+(?:are|were)\b[:\s]",
    re.IGNORECASE,
)
_WILL_INSPECT = re.compile(
    rf"(?:We|HMIC(?:FRS)?|Inspectors|The\s+inspectorate)\s+(?:will|shall|intends?\s+to|plans?\s+to)\s+(?:inspect|visit)\s+(?:these\s+)?{_NUMBERS}\s+(?:\w+\s+)?forces\s*[:(–]",
    re.IGNORECASE,
)
_OWN_INSPECTION = re.compile(
    r"\b(?:inspectors\s+(?:came|visited|went|were)|the\s+(?:force|constabulary)|our\s+(?:force|officers))\b",
    re.IGNORECASE,
)
_HEAD = 300  # characters in which a committee's paper says whose it is
_PANEL = re.compile(
    r"(?P<area>[A-Z][\w’']+(?:\s(?:(?:and|&|AND)\s)?[A-Z][\w’']+)*)\s+(?i:police(?:(?:,\s+fire)?\s+and\s+crime\s+panel|\s+authority))\b"
)
_FORCES = re.compile(r"\b(?:forces|chief\s+constables|constabularies)\b", re.IGNORECASE)
_THE_FORCE = re.compile(r"\b[Tt]h(?:e|is)\s+(?:force|constabulary)\b")
_CONSTABULARY = re.compile(r"\b[Tt]he\s+Constabulary\b")  # one of several forces, by its kind of name
_AT_LARGE = 2  # times that forces are spoken of in the plural
_OPENING = 6  # sentences that say where inspectors have been
_REACH = 200  # characters of a list of forces
_LOCAL_VOICES = (Genre.RESPONSE, Genre.OTHER)
_MAIN_SHARE = 0.5  # of all force mentions: a force named that often is the subject even if no heading says so


def declared(reading: Reading) -> Iterator[LocalId]:
    """Forces that headings, fields, lists of inspected forces or, failing these, the opening declare."""
    forces = [
        m
        for m in reading.mentions
        if m.kind is MentionKind.FORCE and zone_of(reading, m) is not Zone.FURNITURE
    ]
    blocks = [(block_of(reading, mention), mention) for mention in forces]
    told = [
        mention.id for block, mention in blocks if block is not None and _declares(reading, block, mention)
    ]
    offices = list(_offices_declare(reading))
    told += [*offices, *_listed_as_inspected(reading), *(panel := list(_of_panel(reading)))]
    yield from told
    banner = force_banner(reading)
    if not told or (banner is not None and set(told) == {banner.id}):
        yield from _opening(reading)
    if panel or (not told and (_is_national(reading) or _is_sample(reading))):
        return
    if not forces:
        yield from _of_the_one_office(reading)
    if not told and len(_CONSTABULARY.findall(reading.text)) >= _AT_LARGE:
        called = {m.id for m in forces if "Constabulary" in reading.words(m)}
        yield from called if len(called) == 1 else ()
    if offices and reading.genre is Genre.RESPONSE:
        return
    forces = [m for m in forces if not is_aside(reading, m)] or forces
    counts = Counter(
        m.id for m in forces if not _OF_OFFICER.search(reading.text, max(0, m.start - 40), m.start)
    )
    one, several = (len(pattern.findall(reading.text)) for pattern in (_THE_FORCE, _FORCES))
    one_force = reading.genre in _LOCAL_VOICES or one > several
    fewest = 0 if one_force else 1  # else the one that is named can be named in passing
    (first, most), (_, next_most) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    of_one = most > next_most and is_of_one(reading)
    if most > max(fewest, _MAIN_SHARE * len(forces)) or of_one:
        yield first


def _of_the_one_office(reading: Reading) -> Iterator[LocalId]:
    """Where no force is named: the one whose commissioner or chief opens the text, before an inspectorate."""
    named: set[LocalId] = set()
    for mention in reading.mentions:
        if mention.kind is not MentionKind.BODY or zone_of(reading, mention) is Zone.FURNITURE:
            continue
        if zone_of(reading, mention) is Zone.BODY and mention.id in reading.inspectorates:
            break
        named |= {force} if (force := force_of(mention.id)) else set()
    if len(named) == 1:
        yield from named


def _of_panel(reading: Reading) -> Iterator[LocalId]:
    """The force of the panel, or the authority, whose paper it is."""
    if reading.genre is not Genre.OTHER or (panel := _PANEL.search(reading.text, 0, _HEAD)) is None:
        return
    named = {hit.name.id for hit in hits(panel["area"].title()) if hit.name.kind is MentionKind.FORCE}
    yield from named if len(named) == 1 else ()


def _is_national(reading: Reading) -> bool:
    """The document speaks of forces at large much more than of any one force."""
    if reading.genre in _LOCAL_VOICES:  # "forces" are their own and a neighbour
        return False
    counts = Counter(m.id for m in reading.mentions if m.kind is MentionKind.FORCE)
    top = max(counts.values(), default=0) + len(_THE_FORCE.findall(reading.text))
    return len(_FORCES.findall(reading.text)) > max(_AT_LARGE, 2 * top)


def _is_sample(reading: Reading) -> bool:
    """A story on all forces, or a sample of them: "HMICFRS visited eleven forces"."""
    if reading.genre in _LOCAL_VOICES:
        return False
    return any(_SAMPLED.search(reading.words(s)) for s in reading.sentences[:_OPENING])


def _opening(reading: Reading) -> Iterator[LocalId]:
    """Forces that the first paragraph speaks of, unless the document is about forces at large."""
    if _is_national(reading) or _is_sample(reading):
        return
    first = next(
        (b.block for b in reading.blocks if b.zone is Zone.BODY and b.kind is BlockKind.PARAGRAPH), None
    )
    if first is None:
        return
    named = reading.mentions_in(first.start, first.end)
    forces = [m.id for m in named if m.kind is MentionKind.FORCE and not is_aside(reading, m)]
    chiefs = [m.id for m in named if m.id.startswith("body/chief-constable-")]
    yield from forces or [force for chief in chiefs if (force := force_of(chief))]


def _declares(reading: Reading, laid: LaidBlock, mention: Mention) -> bool:
    words = reading.words(laid.block)
    if FIELD.match(words) or _SUBJECT.match(words):
        return True
    if is_name_with_office(words):
        return False  # the caption of a portrait
    if laid.kind is BlockKind.HEADING or (laid.kind is BlockKind.PARAGRAPH and laid.zone is Zone.HEAD):
        return not is_aside(reading, mention)
    listed = laid.kind is BlockKind.ITEM and (mention.start, mention.end) == (
        laid.block.start,
        laid.block.end,
    )
    return listed and laid.zone is Zone.BODY


def _listed_as_inspected(reading: Reading) -> Iterator[LocalId]:
    """``The forces are the Met, Cleveland and Wiltshire``: a list of those that the document is about."""
    for sentence in reading.sentences:
        words = reading.words(sentence)
        if FORCES_ARE.match(words) or _WILL_INSPECT.match(words):
            yield from (
                m.id for m in reading.mentions_in(sentence.start, sentence.end) if m.kind is MentionKind.FORCE
            )


def is_aside(reading: Reading, mention: Mention) -> bool:
    """The force is named beside others: "unlike Kent", "others were Kent and Essex"."""
    first = mention.start
    for before in reversed(reading.mentions_in(max(0, first - _REACH), first)):
        if before.kind is not MentionKind.FORCE or not JOINED.fullmatch(reading.text, before.end, first):
            break
        first = before.start
    opens = first == 0 or reading.text[first - 1] == "\n"
    of_one = opens or _AN.search(reading.text, max(0, first - 40), first)
    if of_one and _OFFICER.match(reading.text, mention.end):
        return True  # "a Kent Police officer was convicted"
    return _ASIDE.search(reading.text[max(0, first - 40) : first]) is not None


def _offices_declare(reading: Reading) -> Iterator[LocalId]:
    """A commissioner's response speaks for one force, and a letter is written to its chief constable."""
    if reading.genre not in (Genre.RESPONSE, Genre.LETTER):
        return
    published = (s.value for s in reading.statements if isinstance(s, Fact) and s.name == "publisher")
    own = next(published, None) if _OWN_INSPECTION.search(reading.text) else None
    for mention in reading.mentions:
        if mention.kind is MentionKind.BODY and zone_of(reading, mention) is Zone.HEAD:
            force = force_of(mention.id)
            named = force is not None and any(m.id in (force, chief_of(force)) for m in reading.mentions)
            if force is not None and (named or mention.id == own):
                yield force
