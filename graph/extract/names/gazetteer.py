"""Gazetteer: every name of the reference tables, found in a text in one pass (Aho-Corasick)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

import ahocorasick

from ...model import LocalId
from ...reference import Body, Force, bodies, forces, people, programmes
from ..reading import MentionKind

_ACCENTED = "éèêëáàâäíìîïóòôöúùûüçñ"
_FOLDED = (
    *((letter, "'") for letter in "’‘ʼ`"),
    *((letter, "-") for letter in "–—‑‐−"),
    *((letter, " ") for letter in "\xa0\u2009\u202f\t"),
    *zip(_ACCENTED, "eeeeaaaaiiiioooouuuucn", strict=True),
    *zip(_ACCENTED.upper(), "EEEEAAAAIIIIOOOOUUUUCN", strict=True),
)
_POLICE_WORD = re.compile(
    r"police|constabulary|heddlu|law enforcement|scotland yard|^the met$", re.IGNORECASE
)
_NAMED_AFTER_AREA = re.compile(r"\s(?:Police|Constabulary)$")
_SITE = re.compile(r"https?://(?:www\.|news\.)?([^/]+)/?$")
_ENDINGS = ("police", "constabulary", "police force", "police service", "force")
_COMMISSIONER = (
    "Police and Crime Commissioner",
    "Police, Fire and Crime Commissioner",
    "Police Fire and Crime Commissioner",
    "Police, Fire & Crime Commissioner",
    "Police & Crime Commissioner",
    "Commissioner for Police, Fire and Rescue and Crime",
    "Commissioner for Police, Fire & Rescue and Crime",
    "Commissioner for Police and Crime",
    "PCC",
    "PFCC",
    "OPCC",
)
_COMMISSIONER_WELSH = (
    "Comisiynydd yr Heddlu a Throsedd",
    "Comisiynydd yr Heddlu a Throseddu",
    "Comisiynydd Heddlu a Throseddu",
)
_HONORIFIC = re.compile(r"^(?:sir|dame|lord|lady|baron|baroness|mrs?|ms|mayor|hmi|hmci\w?)\s", re.IGNORECASE)
_POST_NOMINAL = re.compile(r"(?:\s[A-Z]{2,5})+$")


class Strength(IntEnum):
    """How far a name can be trusted by itself."""

    BLOCK = 0  # names something that is not in the tables, and hides shorter names in it
    WEAK = 1  # a place or a short form: needs support
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing. ``cased`` names count only as they are written here."""

    kind: MentionKind
    id: LocalId
    strength: Strength
    cased: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: offsets in the text."""

    start: int
    end: int
    name: Name


def fold(text: str) -> str:
    """Lower case with plain quotes, dashes, spaces and letters: as long as the text, so offsets hold."""
    plain = _plain(text)
    lower = plain.lower()
    return (
        lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    )


def _plain(text: str) -> str:
    # Replacing the few letters that occur is several times faster than str.translate.
    if not text.isascii() or "`" in text or "\t" in text:
        for letter, other in _FOLDED:
            if letter in text:
                text = text.replace(letter, other)
    return text


def hits(text: str) -> Iterator[Hit]:
    """Every name in a text that begins and ends at a word's edge; hits overlap."""
    folded = fold(text)
    for last, (length, names) in _automaton().iter(folded):
        start, end = last - length + 1, last + 1
        if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
            continue
        for name in names:
            if _case_fits(text, start, end, name):
                yield Hit(start, end, name)


def longest(found: Sequence[Hit]) -> list[Hit]:
    """Non-overlapping hits in text order: longer before shorter, then more certain, then earlier rows."""
    chosen: list[Hit] = []
    end = 0
    # Names overlap only within a run, so that one pass over runs is linear in the text.
    run: list[Hit] = []
    for hit in sorted(found, key=lambda h: (h.start, -h.end)):
        if run and hit.start >= end:
            chosen += _longest_of_run(run)
            run = []
        run.append(hit)
        end = max(end, hit.end)
    return chosen + _longest_of_run(run)


def _longest_of_run(run: Sequence[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(run, key=lambda h: (h.start - h.end, -h.name.strength)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _case_fits(text: str, start: int, end: int, name: Name) -> bool:
    if name.cased is not None:
        other_city = name.cased == "the City" and text.startswith(" of ", end)
        return _plain(text[start:end]) == name.cased and not other_city
    if name.kind is MentionKind.FORCE or name.kind is MentionKind.PERSON:
        if text.startswith(" Federation", end):
            return False  # its officers, not the force
        first = start + 4 if text[start : start + 4].lower() == "the " else start
        return text[first].isupper()
    return True


@cache
def _automaton() -> ahocorasick.Automaton:
    found: dict[str, dict[Name, None]] = {}
    for words, name in _names():
        found.setdefault(fold(words), {})[name] = None
    automaton = ahocorasick.Automaton()
    for words, names in found.items():
        automaton.add_word(words, (len(words), tuple(names)))
    automaton.make_automaton()
    return automaton


def _names() -> Iterator[tuple[str, Name]]:
    for force in forces().values():
        yield from _force_names(force)
    for body in bodies().values():
        yield from _body_names(body)
    for person in people().values():
        for alias in person.aliases:
            plain = _POST_NOMINAL.sub("", _HONORIFIC.sub("", alias))
            if " " in plain and not _HONORIFIC.match(plain):
                yield plain, Name(MentionKind.PERSON, person.id, Strength.STRONG, None)
    for programme in programmes().values():
        for words in (programme.name, *programme.aliases):
            yield words, Name(MentionKind.PROGRAMME, programme.id, Strength.STRONG, _cased(words))


def areas(force: Force) -> tuple[str, ...]:
    """Names of the area of a territorial force: "Devon and Cornwall", "Devon & Cornwall"."""
    if force.kind != "territorial":
        return ()
    names = (force.name, *force.aliases, *force.ambiguous_aliases)
    bare = [n for n in names if not _POLICE_WORD.search(n) and not n.lower().startswith("the ")]
    stripped = [_NAMED_AFTER_AREA.sub("", n) for n in names if _NAMED_AFTER_AREA.search(n)]
    unusable = ("Met", "City", "Manchester", "Scotland Yard", "City of")
    named = [n for n in (*bare, *stripped) if n not in unusable and not _is_acronym(n)]
    spelled = (form for n in named for form in (n, n.replace(" and ", " & "), n.replace(" & ", " and ")))
    return tuple(dict.fromkeys(spelled))


def _force_names(force: Force) -> Iterator[tuple[str, Name]]:
    def name(strength: Strength, cased: str | None = None) -> Name:
        return Name(MentionKind.FORCE, force.id, strength, cased)

    for words in (force.name, *force.aliases):
        for form in (words, words[0].upper() + words[1:], words.replace(" and ", " & ")):
            yield form, name(Strength.STRONG, _cased(form))
    for words in force.ambiguous_aliases:
        yield words, name(Strength.WEAK, _cased(words))
    for area in areas(force):
        yield area, name(Strength.WEAK)
        for ending in _ENDINGS:
            yield f"{area} {ending}", name(Strength.STRONG)
            yield f"{area}'s {ending}", name(Strength.STRONG)
        for other in (f"{area} police and crime", f"{area} police, fire and crime", f"police {area}"):
            yield other, name(Strength.BLOCK)


def _body_names(body: Body) -> Iterator[tuple[str, Name]]:
    paper = body.kind == "publisher"  # "The Times", but not "the times"
    for words in dict.fromkeys((body.name, body.short_name, *body.aliases)):
        plain = re.sub(r"\s\([^)]*\)$", "", words)
        if plain != words and _is_acronym(plain):
            continue
        forms = _paper_forms(plain) if paper else _body_forms(plain)
        for form in dict.fromkeys(forms):
            cased = _plain(form) if paper else _cased(form)
            yield form, Name(MentionKind.BODY, body.id, Strength.STRONG, cased)
    if paper and (site := _SITE.match(body.website)):
        yield site[1], Name(MentionKind.BODY, body.id, Strength.STRONG, None)
    force = forces().get(body.id.replace("body/pcc-", "force/", 1))
    for form in _commissioner_forms(force) if force and body.id.startswith("body/pcc-") else ():
        yield form, Name(MentionKind.BODY, body.id, Strength.STRONG, None)


def _body_forms(words: str) -> Iterator[str]:
    yield from (words, words.removeprefix("the "), words.replace(" and ", " & "))
    yield from _majesties(words)


def _paper_forms(words: str) -> tuple[str, ...]:
    """A masthead as printed, in capitals, with "and" for "&", and within a sentence."""
    return (words, words.upper(), words.replace("&", "and"), words.replace("The ", "the ", 1))


def _commissioner_forms(force: Force) -> Iterator[str]:
    """Ways to name a police and crime commissioner by the area: "PCC for Kent", "Kent's PCC"."""
    for area in areas(force):
        yield from (f"{title} {area}" for title in _COMMISSIONER_WELSH)
        for title in _COMMISSIONER:
            for between in (" for ", " of ", " ", ", ", " - ", " in ", " (PCC) for ", " (PFCC) for "):
                yield f"{title}{between}{area}"
                yield f"{title}{between}{force.name}"
            for before in (area, f"{area}'s", force.name):
                yield from (f"{before} {title}", f"Office of the {before} {title}")


def _majesties(words: str) -> Iterator[str]:
    """His, Her and HM forms of a name, with "&" and "and"."""
    found = re.match(r"(?:H(?:is|er) Majesty['’]?s|HM) (Inspectorate .+)$", words)
    if not found:
        return
    for rest in _spellings(found[1]):
        for crown in ("HM", "His Majesty's", "Her Majesty's", "Her Majestys", "His Majestys", "H.M."):
            yield f"{crown} {rest}"


def _spellings(name: str) -> Iterator[str]:
    """``Constabulary and Fire & Rescue Services`` with "and", "&" or a comma, and one service or several."""
    plain = name.replace("&", "and")
    yield from dict.fromkeys((name, plain))
    if (before := plain.removesuffix(" and Fire and Rescue Services")) != plain:
        for first in (" and ", " & ", ", "):
            for second in ("and", "&"):
                yield from (f"{before}{first}Fire {second} Rescue Service{end}" for end in ("s", ""))


def _is_acronym(words: str) -> bool:
    return not {" ", "-"} & set(words) and sum(letter.isupper() for letter in words) >= 2


def _cased(words: str) -> str | None:
    """Short forms count only in their own case: "CIW", "Met", "StopWatch"."""
    one_word = " " not in words
    return _plain(words) if one_word or words in ("the Met", "The Met", "the City") else None
