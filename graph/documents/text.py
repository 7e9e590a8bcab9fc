"""Plain text: finds the encoding, keeps the words as they are, and marks each line as one block."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from ..errors import DocumentError
from ..model import Block, BlockKind
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
    # Nobody sees these, but a name that holds one is not found.
    **dict.fromkeys(map(ord, _INVISIBLE)),
}
_DIRTY = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff" + _INVISIBLE + "]")

_LINE = re.compile(
    r"""^(?P<indent>[^\S\n]*)
    (?:(?P<hashes>\#{1,6})[^\S\n]+
      |(?P<bullet>[•◦‣▪●■\uf0a7\uf0b7])[^\S\n]*         # those of the Symbol font, too
      |(?P<mark>[*–—·o-]
         |\d{1,3}(?:\.\d{1,3})+\.?(?=[^\S\n]+[^\Wa-z])  # 1.2 before a capital: not "1.2 million"
         |S\d{1,3}\.?(?=[^\S\n]+[A-Z][a-z])               # S4: paragraphs of a summary
         |(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]              # 1. a) iv.
         |\((?:\d{1,3}|[a-z]|[ivx]{1,5})\)              # (a)
       )[^\S\n]+)?
    (?P<body>\S(?:[^\n]*\S)?)[^\S\n]*$""",
    re.VERBOSE | re.MULTILINE,
)


def read(data: bytes, name: str) -> Captured:
    """Read plain text or Markdown."""
    text = clean(decode(data, name)[0])
    if not text.strip():
        raise DocumentError(name, Outcome.EMPTY, "is empty: there is only white space in it")
    return Captured(text, tuple(lines(text)))


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Text of some bytes and the name of their encoding: byte order mark, then UTF-8, then cp1252.

    No guessing by letter frequencies: that reads short cp1252 texts as cp852.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if b"\0" in data or controls > 2 + len(data) // 100:
        raise DocumentError(name, Outcome.NOT_TEXT, "is not a text: it holds binary data")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged_or_cp1252(data, name)


def _damaged_or_cp1252(data: bytes, name: str) -> tuple[str, str]:
    # One broken byte must not turn every curly quote of a UTF-8 text into three letters.
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(not letter.isascii() for letter in text) > 2 * broken:
        return text, "utf-8"
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError as error:
        raise DocumentError(
            name, Outcome.NOT_TEXT, "is not a text in UTF-8, UTF-16 or Windows-1252"
        ) from error


def clean(text: str) -> str:
    """Make every kind of line break a newline, and drop characters that nobody sees."""
    text = _NEWLINES.sub("\n", text)
    return text.translate(_CLEANED) if _DIRTY.search(text) else text


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
