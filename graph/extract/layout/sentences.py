"""Splits a block into sentences with exact offsets, and trims each to the words of its statement.

A span has no bullet, label, speech tag or surrounding quotation mark in front and no closing mark behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PAIRS = {"“": "”", "‘": "’", '"': '"', "'": "'"}

_NOTE = r"(?:[¹²³⁴-⁹]+|(?:\[\d{1,3}\])+|(?<=[a-z][.])\d{1,3}(?!\d))"  # the number of a footnote
_END = re.compile(rf"[.!?…]+[”’\"')\]]*{_NOTE}?(?=\s+[\W_]*[A-Z0-9£À-Þ])")
_NOTED = re.compile(rf"(?<=[.!?”’\"')]){_NOTE}\s*$")
_ABBREVIATION = re.compile(
    r"""(?:^|[\s(“‘"'.])(?:
        Mr|Mrs|Ms|Dr|Prof|Sir|St|Rt|[Hh]on|Rev|Cllr|Cdr|Col|Capt|Lt|Gen
      | Det|Ch|Insp|Supt|Sgt|Con|Cons|Asst|Dep|Sup|ACC|DCC
      | e\.?g|i\.?e|etc|viz|cf|vs|v|al|approx|incl|[Nn]os?|pp?|[Pp]aras?|ss?|sec|[Ff]ig|vol|ch|est|ed|art
      | Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Ltd|Co|Inc|plc|a\.m|p\.m|U\.K|U\.S|[A-Z]
    )\.$""",
    re.VERBOSE,
)
_NEVER_LAST = re.compile(r"(?:etc|a\.m|p\.m|U\.K|U\.S|Ltd|Co|Inc|plc|al|(?<![A-Za-z.])[A-Z])\.$")
_IN_BRACKETS = re.compile(r"\[\d{1,2}\]\s+")  # "[1] Chief constables should ..."
_BULLETS = "•▪●◦‣|"  # or the edge of a cell in a flattened table
_RUN_IN_BULLET = re.compile(rf"\s+[{_BULLETS}]\s+")

_LABEL = re.compile(
    r"""(?P<label>(?:
        (?:accelerated\s+)?causes?\s+(?:of|for)\s+concern
      | areas?\s+(?:for|of)\s+improvement | AFI
      | (?:new\s+|further\s+|key\s+|main\s+)?recommendations? | action | finding
      | (?:innovative|promising|good|effective)\s+practice
      | (?:HMIC(?:FRS)?(?:['’]s)?\s+)?(?:text|wording)(?=:)
      | what\s+(?:we|HMIC(?:FRS)?|inspectors)\s+(?:found|saw)(?:\s+(?:this\s+time|then|now))?(?=:)
      | our\s+(?:assessment|judge?ment|findings?)(?=:)
    )(?:\s+(?:no\.?\s*)?\d{1,3}(?:\.\d{1,2})?[a-z]?)?
      (?:\s+(?:(?:raised|made|issued|identified)\s+)?(?:in|from|of)\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d)?)
    \s*(?:[:–—]|-(?=\s)|\.(?=\s))\s*(?=\S)""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED_LABEL = re.compile(r"(?P<label>recommendation\s+\d{1,3}(?:\.\d{1,2})?)\s+(?=[A-Z])", re.IGNORECASE)
_SPEECH = (
    r"(?:said|says|saying|adds?|added|told|tells|comment(?:s|ed|ing)|wrote|writes|explain(?:s|ed)|continu(?:es|ed)"
    r"|report(?:s|ed)|stat(?:es|ed)|warn(?:s|ed)|conclud(?:es|ed)|goes\son|went\son|insist(?:s|ed)|argu(?:es|ed)|repl(?:ies|ied)"
    r"|respond(?:s|ed)|acknowledg(?:es|ed)|admit(?:s|ted)|not(?:es|ed)|claim(?:s|ed)|call(?:s|ed)|announc(?:es|ed)|declar(?:es|ed))"
)
_TAG_BEFORE = re.compile(rf"\b{_SPEECH}\b[^:“\"]{{0,120}}:\s*(?=[“‘\"'])")
_BARE_TAG_BEFORE = re.compile(rf"\b{_SPEECH}:\s*(?=[“‘\"'A-Z])")
_TAG_AFTER = re.compile(
    rf"""(?<=[,?!.—-])(?P<mark>[”"’'])\s+
    (?:(?:he|she|they|it|[A-Z])[^“"”:]{{0,100}}?\b{_SPEECH}|{_SPEECH}\b)[^“"”]{{0,160}}$""",
    re.VERBOSE,
)
_TAG_LENGTH = 300  # characters within which a tag behind direct speech stands
_JOINER_LENGTH = 16
_NOTE_LENGTH = 24
_LAYERS = 6  # of marks around a sentence: "; and", a full stop, a quotation mark, ...
_JOINER = re.compile(r"[;,]\s+(?:and|or|and/or)\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence in a text: ``text[start:end]``, and the label that stood before it."""

    start: int
    end: int
    label: str | None
    closed: bool  # ends with a mark that closes a sentence or item


def split(text: str, start: int, end: int) -> Iterator[Piece]:
    """Sentences of ``text[start:end]``, trimmed; empty ones are left out."""
    for first, last in _bullets(text, start, end):
        label = None
        for left, right in _boundaries(text, first, last):
            piece = trim(text, left, right)
            if piece.start < piece.end:
                # A label holds for all sentences of the item that it opens.
                label = piece.label or label
                yield Piece(piece.start, piece.end, label, piece.closed)


def _bullets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts between bullets that were run together in one line."""
    block = text[start:end]
    for mark in _RUN_IN_BULLET.finditer(text, start, end) if any(map(block.__contains__, _BULLETS)) else ():
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _boundaries(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _END.finditer(text, start, end):
        if mark.start() > start and not _is_abbreviation(text, mark, start):
            yield start, mark.end()
            start = mark.end()
    if text[start:end].strip():
        yield start, end


def _is_abbreviation(text: str, mark: re.Match[str], start: int) -> bool:
    if mark.group() != ".":
        return False
    word = text[max(start, mark.start() - 8) : mark.end()]
    if not _ABBREVIATION.search(word):
        return text[start : mark.start()].strip().isdigit()  # "1. Text": a number, not a sentence
    return not (
        _NEVER_LAST.search(word)
        and re.match(r"\s+(?:The|It|This|In|As|A|We|They)\b", text[mark.end() :][:12])
    )


def trim(text: str, start: int, end: int) -> Piece:
    """Cut label, speech tag, surrounding quotation marks and closing marks off a sentence."""
    label = None
    while start < end and text[start].isspace():
        start += 1
    if mark := _IN_BRACKETS.match(text, start, end):
        start = mark.end()
    if found := _LABEL.match(text, start, end) or _NUMBERED_LABEL.match(text, start, end):
        label, start = found["label"], found.end()
    if noted := _NOTED.search(text[max(start, end - _NOTE_LENGTH) : end]):
        end -= len(noted.group())
    sentence = text[start:end]
    tag = (_TAG_BEFORE.search(sentence) or _BARE_TAG_BEFORE.search(sentence)) if ":" in sentence else None
    if tag is not None:
        start, sentence = start + tag.end(), sentence[tag.end() :]
    elif (tag := _quote_with_tag(sentence)) is not None:
        end, sentence = start + tag.start("mark") + 1, sentence[: tag.start("mark") + 1]
    closed = sentence.rstrip()[-1:] in {*".!?;”\"’'"} or bool(_JOINER.search(sentence[-_JOINER_LENGTH:]))
    first, last = _inside_quotes(sentence)
    return Piece(start + first, start + last, label, closed)


def _quote_with_tag(sentence: str) -> re.Match[str] | None:
    """``“...,” she said.``: direct speech in full, with its tag behind it; it may have begun earlier."""
    if not any(mark in sentence for mark in "”\"’'"):
        return None
    tag = _TAG_AFTER.search(sentence, max(0, len(sentence) - _TAG_LENGTH))
    if tag is None:
        return None
    opened = sentence[0] in _PAIRS
    inner = sentence[int(opened) : tag.start("mark")]
    if opened and tag["mark"] != _PAIRS[sentence[0]]:
        return None
    if not opened and tag["mark"] not in '”"':
        return None
    doubled = not (opened and sentence[0] in "‘'")
    return None if doubled and any(mark in inner for mark in '“”"') else tag


def _inside_quotes(sentence: str) -> tuple[int, int]:
    """Offsets of the words of a sentence inside its closing marks and surrounding quotation marks."""
    first, last = 0, len(sentence)
    for _ in range(_LAYERS):
        before = first, last
        while first < last and sentence[first].isspace():
            first += 1
        if joiner := _JOINER.search(sentence, max(first, last - _JOINER_LENGTH), last):
            last = joiner.start()
        while last > first and sentence[last - 1] in " \t\n\xa0.,;:…–—!?":
            last -= 1
        last = _unquoted_end(sentence, first, last)
        first, last = _unquoted(sentence, first, last)
        if (first, last) == before:
            break
    return first, last


def _unquoted_end(sentence: str, first: int, last: int) -> int:
    """Drop a closing mark whose opening mark stands in an earlier sentence."""
    if last <= first or sentence[last - 1] not in '”"':
        return last
    body = sentence[first:last]
    if body[-1] == "”":
        return last - 1 if body.count("”") > body.count("“") else last
    return last - 1 if body.count('"') % 2 else last


def _unquoted(sentence: str, first: int, last: int) -> tuple[int, int]:
    """Drop an opening mark that is not closed in this sentence, or a pair around all of it."""
    if last - first < 2 or sentence[first] not in _PAIRS:
        return first, last
    opening = sentence[first]
    closing = _PAIRS[opening]
    if opening in "‘'":  # cannot be told from apostrophes, unless it surrounds everything
        whole = sentence[last - 1] == closing and sentence.count(opening, first, last) < 3
        return (first + 1, last - 1) if whole else (first, last)
    close = sentence.find(closing, first + 1, last)
    if close == last - 1:
        return first + 1, last - 1
    balanced = close >= 0 and (opening != closing or sentence.count('"', first, last) % 2 == 0)
    return (first, last) if balanced else (first + 1, last)
