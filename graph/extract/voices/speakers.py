"""Who says a sentence: speakers and verbs of saying and finding, by ``data/lexicons/speakers.csv``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...model import PersonRole
from ..layout.turns import turn_at
from ..reading import Reading, Speech, Voice
from ..words.lexicon import Hit, Words, lexicon, words
from .candidates import NAME, VOICES, Candidate, Known, candidates_in

REACH_BEFORE = 14  # words between a speaker and the verb behind
REACH_PERSON = 22  # a person who opens a sentence may have a long title
REACH_OFFICE = 6
REACH_FORCE = 3  # a force that only stands somewhere before the verb is not its subject
TAG_LENGTH = 8  # words from the verb of a closing tag to its end
LONGEST_TAG = 12  # words of a closing tag
OPENING = 3  # words within which a speaker opens the sentence ("Deputy Chief Constable Ann Lee, ...")
OBJECT_REACH = 6  # words between "what" and the verb of saying
REACH_AFTER = 4  # words between a verb and the speaker behind it ("said Ann Lee, ...")

_PASSIVE = frozenset({"was", "were", "is", "are", "be", "been", "being"})
_GOING_ON = frozenset(
    {"and", "but", "or", "which", "who", "one", "being", "where", "while", "including"}
)  # "..., and called it unfair"
_OBJECTS = frozenset({"what", "whatever", "everything"})
_DEMANDED = frozenset({"should", "must", "ought"})
_NO_SUBJECT = frozenset({"to", "that", "in", "by", "for", "on", "with", "of", "at", "against"})
_BEHIND_PARTICIPLE = frozenset({"in", "by", "for", "over", "last", "earlier", "previously", "as", "when"})
_AGENT_REACH = 5  # words: "by the home secretary, Ann Lee"
_ASKED_BY = frozenset((asked, "by") for asked in ("commissioned", "ordered", "requested", "published", "led"))
_FIRST_NAME = re.compile(r"(?:(?<=\bsaid\s)|(?<=\bsays\s))[A-Z][\w’'-]+(?=\W*$)")
"""``says Helen``: a person that the text names in full elsewhere, or nowhere."""
_CLOSING = (",", "”", '"', "’")


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


def speakers_of_turns(reading: Reading, known: Known) -> Mapping[int, Speech]:
    """Who speaks in each block of a dialogue."""
    speeches: dict[int, Speech] = {}
    for block, (start, end) in turn_at(reading.turns, reading.blocks).items():
        named = speaker_in(reading, start, end, None, known)
        speeches[block] = replace(named or Speech(Voice.OTHER, None, reading.text[start:end]), quoted=True)
    return speeches


def _voice_of(role: PersonRole) -> Voice:
    if role.is_inspector:
        return Voice.INSPECTORATE
    hit = next(
        (h for h in lexicon("speakers").longest(words(role.role or "")) if h.row["role"] in VOICES), None
    )
    return VOICES[hit.row["role"]] if hit else Voice.OTHER


def attribution(reading: Reading, start: int, end: int, last: Speech | None, known: Known) -> Speech | None:
    """Speaker to whom ``text[start:end]`` attributes what it says; ``last`` is meant by pronouns."""
    found = words(reading.text[start:end])
    hits = lexicon("speakers").longest(found)
    if all(hit.row["role"] in VOICES for hit in hits):
        return None
    candidates = list(candidates_in(reading, start, found, hits, known))
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
        if speaker and _is_object(found, speaker, hit):
            continue
        speech = _resolved(speaker, role, last)
        if speech is not None and (role != "find" or speech.voice is Voice.INSPECTORATE):
            return speech
    return None


def _is_object(found: Words, speaker: Candidate, hit: Hit) -> bool:
    """``for fear of what the police will do with what they say``, ``what he or she has to say``."""
    if speaker.last == hit.first and speaker.first and found.forms[speaker.first - 1] in _OBJECTS:
        return True
    near = found.forms[max(1, hit.first - OBJECT_REACH) : hit.first]
    return speaker.speech is None and speaker.last <= hit.first and not _OBJECTS.isdisjoint(near)


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
    candidates = list(candidates_in(reading, start, found, lexicon("speakers").longest(found), known))
    named = next((c.speech for c in candidates if c.speech is not None), None)
    if named is not None:
        return named
    if candidates and last and all(c.personal for c in candidates) and not _is_person(last):
        return None
    if candidates:
        return last
    name = NAME.search(reading.text, start, end) or _FIRST_NAME.search(reading.text, start, end)
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
    return (speech.speaker or "").startswith("person/") or bool(NAME.fullmatch(speech.name or ""))


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
