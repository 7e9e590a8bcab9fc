"""Plain text: finds the encoding, keeps the words as they are, and marks each line as one block."""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from itertools import pairwise

from ..errors import DocumentError
from ..model import Block, BlockKind, PageField
from .interface import Captured, Outcome

SENTENCE_END = tuple(mark + quote for mark in ".!?:;" for quote in ("", "”", "’", '"', "'", ")"))
"""How prose ends, in distinction from titles and labels."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS = re.compile(r"iso8859|cp|koi8|mac|big5|gb|shift_jis|euc")
_MAC_APOSTROPHE = re.compile(rb"[a-z]\xd5[a-z]")  # a capital between small letters in Windows-1252
_SAMPLE = 4096  # bytes
_NARROWEST, _WIDEST = 50, 100  # letters in a full line; longer ones are paragraphs
_FEW = 3
_FULL = 0.85  # of a line
_NEARLY_ALL, _MOST = 0.9, 0.5  # of the lines in which a sentence goes on
_LABEL = re.compile(r"\s*[A-Z][\w.]*(?: \w+){0,2}:\s")
_NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))
_INVISIBLE = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_CLEANED = {
    # C1 controls are cp1252 letters that were decoded as Latin-1: HTML reads them that way too.
    **{byte: bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)},
    # XML 1.0 forbids these, and no SPARQL result in XML could carry them.
    **dict.fromkeys([*(set(range(32)) - {9, 10}), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF]),
    # Nobody sees these, but a name that holds one is not found; nor is a word with joined letters.
    **dict.fromkeys(map(ord, _INVISIBLE)),
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
}
_DIRTY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufb00-\ufb06" + _INVISIBLE + "]")

_LINE = re.compile(
    r"""^(?P<indent>[^\S\n]*(?:>[^\S\n]?)*[^\S\n]*)  # and the marks of a citation
    (?:(?P<hashes>\#{1,6})[^\S\n]+
      |(?P<bullet>[•◦‣▪●■✔✓➢➤►▸▶◆❖○\uf0a7\uf0b7])[^\S\n]*         # those of the Symbol font, too
      |(?P<mark>[*–—·o-]
         |\d{1,3}(?:\.\d{1,3})+\.?(?=[^\S\n]+[^\Wa-z])  # 1.2 before a capital: not "1.2 million"
         |S\d{1,3}\.?(?=[^\S\n]+[A-Z][a-z])               # S4: paragraphs of a summary
         |(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]              # 1. a) iv.
         |[A-H][.)](?=\s{2}|\t)                        # A.  with a gap, as no initial has
         |\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)              # (a)
       )[^\S\n]+)?
    (?P<body>(?!>\s*$)\S(?:[^\n]*\S)?)[^\S\n]*$""",
    re.VERBOSE | re.MULTILINE,
)


def read(data: bytes, name: str) -> Captured:
    """Read plain text."""
    text, fields = decode(data, name)
    text = unwrapped(clean(text))
    if not text.strip():
        raise DocumentError(name, Outcome.EMPTY, "is empty: there is only white space in it")
    return Captured(text, tuple(lines(text)), fields)


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, tuple[PageField, ...]]:
    """Text of some bytes, and their encoding as a field with the reason for it.

    Byte order mark, then UTF-8, then what is declared, then Windows-1252 (or Mac Roman, by its apostrophes).
    UTF-8 comes first because text in another encoding is hardly ever valid UTF-8, while pages often declare
    what they are not. No guessing by letter frequencies: that reads short cp1252 texts as cp852.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), _encoding(encoding, "byte order mark")
    if wide := _wide(data):
        return data.decode(wide, "replace"), _encoding(wide, "zero bytes")
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if b"\0" in data or controls > 2 + len(data) // 100:
        raise DocumentError(name, Outcome.NOT_TEXT, "is not a text: it holds binary data")
    try:
        return data.decode("utf-8"), _encoding("utf-8", "valid")
    except UnicodeDecodeError:
        return _not_utf_8(data, name, declared)


def _encoding(name: str, reason: str) -> tuple[PageField, ...]:
    return (PageField("encoding", name, reason),)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark, as some programs save it: every other byte of Latin text is zero."""
    sample = data[: min(len(data), _SAMPLE) // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 0.4 * len(sample) or min(even, odd) or len(data) % 2:
        return ""
    return "utf-16-le" if odd else "utf-16-be"


def _not_utf_8(data: bytes, name: str, declared: str) -> tuple[str, tuple[PageField, ...]]:
    # One broken byte must not turn every curly quote of a UTF-8 text into three letters.
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not letter.isascii() for letter in text) > 2 * broken:
        return text, _encoding("utf-8", "mostly valid")
    if known := _codec(declared):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(known), _encoding(known, "declared")
    if _MAC_APOSTROPHE.search(data):
        return data.decode("mac_roman"), _encoding("mac-roman", "apostrophes")
    try:
        return data.decode("cp1252"), _encoding("cp1252", "not utf-8")
    except UnicodeDecodeError as error:
        raise DocumentError(
            name, Outcome.NOT_TEXT, "is not a text in UTF-8, UTF-16 or Windows-1252"
        ) from error


def _codec(label: str) -> str:
    """Python's name of a declared encoding of one or two bytes a letter; empty for any other."""
    try:
        known = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    # What calls itself Latin-1 or ASCII is Windows-1252 to browsers.
    return known if _LETTERS.match(known) and known != "iso8859-1" else ""


def clean(text: str) -> str:
    """Make every kind of line break a newline, and drop characters that nobody sees."""
    text = _NEWLINES.sub("\n", text)
    return text.translate(_CLEANED) if _DIRTY.search(text) else text


def unwrapped(text: str) -> str:
    """A text whose lines were broken at some width, with each paragraph on one line; others as they are."""
    rows = text.split("\n")
    prose = [row.rstrip() for row in rows if row.count(" ") > _FEW and "|" not in row]  # no rows of tables
    width = max(map(len, prose), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return text
    pairs = [(above.rstrip(), below.strip()) for above, below in pairwise(rows)]
    # Where the next word had no room, nobody wanted a new line. What goes on in lower case tells how lines
    # were broken: after a number of letters, or at the edge of a page, where letters are not equally wide.
    needed = [
        len(above) + 1 + len(below.split(None, 1)[0]) if above and below else 0 for above, below in pairs
    ]
    going_on = [room for room, (_, below) in zip(needed, pairs, strict=True) if room and below[0].islower()]
    edge = _edge(going_on, width)
    if edge is None:
        return text
    joined = rows[:1]
    for (above, words), row, room in zip(pairs, rows[1:], needed, strict=True):
        if room >= edge and _is_prose(row) and "|" not in above:
            joined[-1] = f"{joined[-1].rstrip()} {words}"
        else:
            joined.append(row)
    return "\n".join(joined)


def _edge(going_on: list[int], width: int) -> float | None:
    """Room that a line and the next word need where they were parted for want of it; `None` if not."""
    for edge, share in ((width + 1, _NEARLY_ALL), (_FULL * width, _MOST)):
        if sum(room >= edge for room in going_on) >= max(_FEW, share * len(going_on)):
            return edge
    return None


def _is_prose(line: str) -> bool:
    found = _LINE.match(line)
    marked = found is None or found["hashes"] or found["bullet"] or found["mark"]
    return not (marked or _LABEL.match(line) or "|" in line)


def lines(text: str) -> Iterator[Block]:
    """One block for each line that is not blank; bullets and numbers stand outside it."""
    indents: list[int] = []
    for line in _LINE.finditer(text):
        start, end = line.span("body")
        if line["hashes"]:
            indents.clear()
            yield Block(start, end, BlockKind.HEADING, len(line["hashes"]))
        elif line["bullet"] or line["mark"]:
            yield Block(start, end, BlockKind.ITEM, list_level(indents, len(line["indent"].expandtabs())))
        else:
            indents.clear()
            yield Block(start, end, BlockKind.LINE)


def list_level(indents: list[int], indent: int) -> int:
    """Depth of a list item; ``indents`` are those of the lists it stands in, and are brought up to date."""
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)
