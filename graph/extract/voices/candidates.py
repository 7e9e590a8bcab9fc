"""Who may be speaking in a stretch of text: known people, offices and roles, pronouns, strangers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from ...reference import people
from ..reading import Mention, MentionKind, Reading, Speech, Voice
from ..words.lexicon import Hit, Words, forms

_PRONOUNS = frozenset({"he", "she", "they", "it"})
_NO_LONGER = frozenset({"former", "ex", "retired", "onetime"})
_OWNED = ("’s", "'s")
_SPEAKS_FOR = forms(
    "answer blog comment comments foreword letter office reply report response review speech spokesman "
    "spokesperson spokeswoman statement team words"
)
NAME = re.compile(r"(?:[A-Z][\w’'-]+[ \t]+){1,3}[A-Z][\w’'-]+")
_GUIDANCE = frozenset({"Act", "Children", "Code", "Framework", "Guidance", "Practice", "Strategy"})
"""Ends of titles: "Working Together to Safeguard Children says"."""
VOICES = {"inspectorate": Voice.INSPECTORATE, "force": Voice.FORCE, "other": Voice.OTHER}
Known = dict[str, Speech]
_START, _END = itemgetter(0), itemgetter(1)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be speaking: words ``first`` to ``last`` (exclusive). No speech = a pronoun."""

    first: int
    last: int
    speech: Speech | None
    plural: bool = False
    personal: bool = False


def candidates_in(
    reading: Reading, start: int, found: Words, hits: Sequence[Hit], known: Known
) -> Iterator[Candidate]:
    """Possible speakers in text order: known names, roles of the lexicon, pronouns."""
    if not found.forms:
        return
    taken = bytearray(len(found))
    result: list[Candidate] = []
    for hit in hits:
        if hit.row["role"] in VOICES:
            if hit.first and found.forms[hit.first - 1] in _NO_LONGER:
                continue  # "Lee, a former chief constable, said": who speaks is Lee
            voice = VOICES[hit.row["role"]]
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
            if NAME.fullmatch(name) and name.split()[-1] not in _GUIDANCE:
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
    before = [m.group() for m in NAME.finditer(reading.text, max(block_start, start - 40), start)]
    beside = NAME.match(reading.text, min(end + 1, len(reading.text)))
    name = beside.group() if beside else (before[-1] if before else reading.text[start:end])
    return Speech(voice, exact.id if exact else None, name)
