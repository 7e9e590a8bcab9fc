"""Who says a sentence: speakers and verbs of saying and finding, by ``data/lexicons/speakers.csv``."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ...model import PersonRole
from ...reference import people
from ..reading import Mention, MentionKind, Reading, Speech, Voice
from ..words.lexicon import Hit, Words, forms, lexicon, words

REACH_BEFORE = 14  # words between a speaker and the verb behind
REACH_PERSON = 22  # a person who opens a sentence may have a long title
REACH_OFFICE = 6
REACH_FORCE = 3  # a force that only stands somewhere before the verb is not its subject
TAG_LENGTH = 8  # words from the verb of a closing tag to its end
LONGEST_TAG = 12  # words of a closing tag
OPENING = 3  # words within which a speaker opens the sentence ("Deputy Chief Constable Ann Lee, ...")
REACH_AFTER = 4  # words between a verb and the speaker behind it ("said Ann Lee, ...")
Known = dict[str, Speech]

_VOICES = {"inspectorate": Voice.INSPECTORATE, "force": Voice.FORCE, "other": Voice.OTHER}
_PASSIVE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_NO_LONGER = frozenset({"former", "ex", "retired", "onetime"})
_GOING_ON = frozenset(
    {"and", "but", "or", "which", "who", "one", "being", "where", "while", "including"}
)  # "..., and called it unfair"
_DEMANDED = frozenset({"should", "must", "ought"})
_NO_SUBJECT = frozenset({"to", "that", "in", "by", "for", "on", "with", "of", "at", "against"})
_BEHIND_PARTICIPLE = frozenset({"in", "by", "for", "over", "last", "earlier", "previously", "as", "when"})
_AGENT_REACH = 5  # words: "by the home secretary, Ann Lee"
_ASKED_BY = frozenset((asked, "by") for asked in ("commissioned", "ordered", "requested", "published", "led"))
_OWNED = ("’s", "'s")
_SPEAKS_FOR = forms(
    "answer blog comment comments foreword letter office reply report response review speech spokesman "
    "spokesperson spokeswoman statement team words"
)
_CLOSING = (",", "”", '"', "’")
_NAME = re.compile(r"(?:[A-Z][\w’'-]+[ \t]+){1,3}[A-Z][\w’'-]+")


_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be speaking: words ``first`` to ``last`` (exclusive). No speech = a pronoun."""

    first: int
    last: int
    speech: Speech | None
    plural: bool = False
    personal: bool = False


def known_speakers(reading: Reading) -> Known:
    """The people that the document names with a role, by id, surname and first name ("Ann said")."""
    known: Known = {}
    first_names: Known = {}
    for role in reading.statements:
        if isinstance(role, PersonRole):
            speech = Speech(_voice_of(role), role.person, role.name)
            first, surname = role.name.split()[0], role.name.split()[-1]
            known.setdefault(surname, speech)
            known.setdefault(role.person, speech)
            first_names.setdefault(first, speech)
    known.update({name: speech for name, speech in first_names.items() if name not in known})
    return known


def _voice_of(role: PersonRole) -> Voice:
    if role.is_inspector:
        return Voice.INSPECTORATE
    hit = next(
        (h for h in lexicon("speakers").longest(words(role.role or "")) if h.row["role"] in _VOICES), None
    )
    return _VOICES[hit.row["role"]] if hit else Voice.OTHER


def attribution(reading: Reading, start: int, end: int, last: Speech | None, known: Known) -> Speech | None:
    """Speaker to whom ``text[start:end]`` attributes what it says; ``last`` is meant by pronouns."""
    found = words(reading.text[start:end])
    hits = lexicon("speakers").longest(found)
    if all(hit.row["role"] in _VOICES for hit in hits):
        return None
    candidates = list(_candidates(reading, start, found, hits, known))
    for hit in _tag_first(reading.text, start, end, found, hits):
        role = hit.row["role"]
        if role != "according" and _is_participle(reading.text, start, found, hit):
            continue
        if role == "according":
            speaker = next((c for c in candidates if 0 <= c.first - hit.last < REACH_AFTER + 4), None)
        elif role in {"say", "find"} and _is_passive(found, hit.first):
            speaker = _agent(candidates, found, hit.last)
        elif role in {"say", "find"}:
            inverted = reading.text[: start + found.start(hit.first)].rstrip()[-1:] in _CLOSING
            speaker = _subject(candidates, found, hit, inverted)
        else:
            continue
        if speaker and not _DEMANDED.isdisjoint(found.forms[speaker.last : hit.first]):
            continue  # "the force should put it in writing"
        speech = _resolved(speaker, role, last)
        if speech is not None and (role != "find" or speech.voice is Voice.INSPECTORATE):
            return speech
    return None


def _is_passive(found: Words, first: int) -> bool:
    """``was told``, ``was also told``."""
    near = found.forms[max(0, first - 2) : first]
    return bool(near) and (near[-1] in _PASSIVE or (near[-1] == "also" and near[0] in _PASSIVE))


def _is_participle(text: str, start: int, found: Words, hit: Hit) -> bool:
    """``Kent Police, criticised in earlier years, now ...``: what was done to the one before the comma."""
    behind = found.forms[hit.last] if hit.last < len(found) else ""
    comma = text[: start + found.start(hit.first)].rstrip()[-1:] == ","
    return comma and hit.first > 0 and behind in _BEHIND_PARTICIPLE


def _tag_first(text: str, start: int, end: int, found: Words, hits: Sequence[Hit]) -> list[Hit]:
    """Verbs in text order, but those of a closing tag ("..., inspectors said") before the others."""
    comma = text.rfind(",", start, end) - start
    behind = found.forms[bisect_right(found.spans, (comma, end)) :] if comma >= 0 else ()
    tag = text[start + comma : end]
    quoted = tag.count('"') % 2 or tag.count("”") > tag.count("“")  # the comma stands in a quotation
    if quoted or not 0 < len(behind) <= LONGEST_TAG or behind[0] in _GOING_ON:
        return list(hits)
    return sorted(
        hits,
        key=lambda hit: (
            found.start(hit.first) < comma or hit.first < len(found) - TAG_LENGTH,
            hit.first,
        ),
    )


def speaker_in(reading: Reading, start: int, end: int, last: Speech | None, known: Known) -> Speech | None:
    """Speaker named in a speech tag ("Ann Lee, HM Inspector of Constabulary, said:")."""
    found = words(reading.text[start:end])
    candidates = list(_candidates(reading, start, found, lexicon("speakers").longest(found), known))
    named = next((c.speech for c in candidates if c.speech is not None), None)
    if named is not None:
        return named
    if candidates and last and all(c.personal for c in candidates) and not _is_person(last):
        return None
    if candidates:
        return last
    name = _NAME.search(reading.text, start, end)
    return Speech(Voice.OTHER, None, name.group()) if name else None


def _resolved(speaker: Candidate | None, role: str, last: Speech | None) -> Speech | None:
    if speaker is None:
        return None
    if speaker.speech is not None:
        return speaker.speech
    if role == "find" and (last is None or last.voice is not Voice.INSPECTORATE):
        # "They found ...": only inspectors find; "it" and "she" may be anybody.
        return Speech(Voice.INSPECTORATE) if speaker.plural else None
    return None if speaker.personal and last and not _is_person(last) else last


def _is_person(speech: Speech) -> bool:
    """Whether "he" or "she" may mean a speaker."""
    return (speech.speaker or "").startswith("person/") or bool(_NAME.fullmatch(speech.name or ""))


def _is_named(candidate: Candidate) -> bool:
    """Whether a candidate is a person with a name."""
    return candidate.speech is not None and (candidate.speech.speaker or "").startswith("person/")


def _agent(candidates: Sequence[Candidate], found: Words, last: int) -> Candidate | None:
    """Who acts in a passive ("was described by the inspectorate as")."""
    behind = found.forms[last : last + REACH_AFTER]
    if "by" not in behind:
        return None
    by = last + behind.index("by")
    return next((c for c in candidates if 0 < c.first - by <= REACH_AFTER), None)


def _subject(candidates: Sequence[Candidate], found: Words, hit: Hit, inverted: bool) -> Candidate | None:
    """Subject of a verb: who opens the sentence, else the nearest before, else the first right behind."""
    first, last = hit.first, hit.last
    behind = next((c for c in candidates if 0 <= c.first - last <= REACH_AFTER), None)
    if last < len(found) and found.forms[last] in _NO_SUBJECT:
        behind = None  # "responded to the report"
    candidates = [c for c in candidates if not _only_did(found, c, candidates)]
    person = next((c for c in candidates if c.last <= first and _is_named(c)), None)
    opens = person is not None and person.first <= OPENING and first - person.last <= REACH_PERSON
    if person is not None and (opens or first - person.last <= 1):
        return person  # "Ann Lee, who leads on it for the Met, welcomed the report"
    if inverted and behind is not None and behind.speech is not None:
        return behind  # "..., says the secretary of the Federation"
    before = [c for c in candidates if c.last <= first and first - c.last <= _reach(c)]
    if before:
        opening = before[0]
        if opening.first <= 1 and opening.speech and opening.speech.voice is Voice.INSPECTORATE:
            return opening
        set_apart = opening.first and found.forms[opening.first - 1] in _NO_SUBJECT  # "As to Kent, it said"
        if before[-1].speech is None and opening.speech is not None and not set_apart:
            return opening  # "When HMICFRS came back, it told us": not a speaker of an earlier sentence
        return before[-1]
    return behind


def _only_did(found: Words, candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """``a report commissioned by the home secretary, Ann Lee, has said``: who stands there as the agent."""
    before = found.forms[max(0, candidate.first - _AGENT_REACH) : candidate.first]
    inspecting = (c.last for c in others if c.speech and c.speech.voice is Voice.INSPECTORATE)
    return any(
        last <= candidate.first and found.forms[last : last + 2] in _ASKED_BY for last in inspecting
    ) and ("by" in before)


def _reach(candidate: Candidate) -> int:
    speech = candidate.speech
    if speech is None or speech.voice is Voice.INSPECTORATE or (speech.speaker or "").startswith("person/"):
        return REACH_BEFORE
    return REACH_FORCE if (speech.speaker or "").startswith("force/") else REACH_OFFICE


def _candidates(
    reading: Reading, start: int, found: Words, hits: Sequence[Hit], known: Known
) -> Iterator[Candidate]:
    """Possible speakers in text order: known names, roles of the lexicon, pronouns."""
    if not found.forms:
        return
    taken = bytearray(len(found))
    result: list[Candidate] = []
    for hit in hits:
        if hit.row["role"] in _VOICES:
            if hit.first and found.forms[hit.first - 1] in _NO_LONGER:
                continue  # "Lee, a former chief constable, said": who speaks is Lee
            voice = _VOICES[hit.row["role"]]
            taken[hit.first : hit.last] = b"\1" * len(hit)
            left, right = start + found.start(hit.first), start + found.end(hit.last - 1)
            result.append(Candidate(hit.first, hit.last, _named(reading, voice, left, right)))
    for mention in reading.mentions_in(start, start + found.end(-1)):
        first = bisect_right(found.spans, mention.start - start, key=_END)
        last = bisect_left(found.spans, mention.end - start, key=_START)
        if not any(taken[first:last]) and (speech := known.get(mention.id) or _of_mention(reading, mention)):
            taken[first:last] = b"\1" * (last - first)
            result.append(Candidate(first, last, speech))
    for i, (left, right) in enumerate(found.spans if known else ()):
        surname = reading.text[start + left : start + right].removesuffix("’s").removesuffix("'s")
        if not taken[i] and surname in known:
            result.append(Candidate(i, i + 1, known[surname]))
    result += _strangers(reading.text, start, found, hits, taken)
    result += [
        Candidate(i, i + 1, None, form == "they", form in {"he", "she"})
        for i, form in enumerate(found.forms)
        if form in _PRONOUNS and not taken[i]
    ]
    yield from sorted(
        (c for c in result if not _only_owns(reading.text, start, found, c)), key=lambda c: c.first
    )


def _only_owns(text: str, start: int, found: Words, candidate: Candidate) -> bool:
    """Whether a person is there only as the owner of a thing: "backed Rowley's plans, but said"."""
    speech = candidate.speech
    if speech is None or speech.voice is Voice.INSPECTORATE or candidate.last >= len(found):
        return False
    end = start + found.end(candidate.last - 1)
    owned = text[:end].endswith(_OWNED) or text.startswith(_OWNED, end)
    return owned and found.forms[candidate.last] not in _SPEAKS_FOR


def _strangers(
    text: str, start: int, found: Words, hits: Sequence[Hit], taken: bytearray
) -> Iterator[Candidate]:
    """People without a known role, by a name beside a verb of saying."""
    for hit in hits:
        if hit.row["role"] != "say":
            continue
        for first in (hit.first - 2, hit.last):
            if first < 0 or first + 2 > len(found) or any(taken[first : first + 2]):
                continue
            name = text[start + found.start(first) : start + found.end(first + 1)]
            if _NAME.fullmatch(name):
                taken[first : first + 2] = b"\1\1"
                yield Candidate(first, first + 2, Speech(Voice.OTHER, None, name))


def _of_mention(reading: Reading, mention: Mention) -> Speech | None:
    words_ = reading.words(mention)
    if mention.kind is MentionKind.PERSON:
        person = people().get(mention.id)
        inspects = person is not None and any("inspector" in t.role_type for t in person.tenures)
        return Speech(Voice.INSPECTORATE if inspects else Voice.OTHER, mention.id, words_)
    if mention.kind is MentionKind.FORCE:
        return Speech(Voice.FORCE, mention.id, words_)
    if mention.kind is MentionKind.BODY:
        voice = Voice.INSPECTORATE if mention.id in reading.inspectorates else Voice.OTHER
        return Speech(voice, mention.id, words_)
    return None


def _named(reading: Reading, voice: Voice, start: int, end: int) -> Speech:
    """Speech of a role, with the person or body named beside it."""
    block_start = reading.text.rfind("\n", 0, start) + 1
    near = [
        m for m in reading.mentions_in(max(block_start, start - 60), end + 60) if m.kind is MentionKind.PERSON
    ]
    if near:
        nearest = min(near, key=lambda m: max(m.start - end, start - m.end))
        return Speech(voice, nearest.id, reading.words(nearest))
    exact = next((m for m in reading.mentions_in(start, end)), None)
    before = [m.group() for m in _NAME.finditer(reading.text, max(block_start, start - 40), start)]
    beside = _NAME.match(reading.text, min(end + 1, len(reading.text)))
    name = beside.group() if beside else (before[-1] if before else reading.text[start:end])
    return Speech(voice, exact.id if exact else None, name)
