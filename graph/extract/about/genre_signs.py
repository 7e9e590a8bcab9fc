"""Signs of a genre that are more than one line: how a page is furnished, and how a report is built."""

from __future__ import annotations

import re

from ..reading import Reading, Zone
from ..words.cues import plain

_FILE = re.compile(
    r"\(\s*(?:PDF|Word|ODT|HTML)\b[^()]{0,40}\)|\.(?:pdf|docx?)\b\s*\(|\(\s*\d[\d.,]*\s*[kM]B\s*\)",
    re.IGNORECASE,
)
_FURNISHED = re.compile(
    r"""(?:related\s+(?:content|publications?|downloads|documents|links)|other\s+(?:regions|forces)|documents|updates\s+to\s+this\s+page
      |this\s+page\s+was\s+last\s+updated|is\s+this\s+page\s+useful|cookies\s+on\s|you\s+are\s+here|skip\s+to\b|share\s+this\s+page
      |read\s+the\s+(?:press\s+release|national\s+report)|(?:download|get)\s+the\s+(?:press\s+release|(?:full\s+)?reports?)$
      |view\s+the\s+\w+\s+questions?\s+for\b|home\s*(?:[>/»›]|$))""",
    re.VERBOSE | re.IGNORECASE,
)
_MENU = re.compile(r"[^.|]{2,40}(?:\s[|>/›»]\s[^.|]{2,80})+$|\S.*\S\s{3,}\S.*\S\s{3,}\S")
_PARAGRAPH_NUMBER = re.compile(r"\s*\d{1,2}\.\d{1,2}\.?\s*")
_PAGE_NUMBER = re.compile(
    r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?|\d{1,3}(?:\s{3,}|\s*\|\s*)[A-Z][^.|]{3,80}|[A-Z][^.|]{3,80}(?:\s{3,}|\s*\|\s*)\d{1,3}",
    re.IGNORECASE,
)
_NUMBERED = 3  # paragraphs


def page_signs(reading: Reading) -> int:
    """How many things around the text are those of a web page: menus, trails, files to download."""
    signs = 0
    for laid in reading.blocks:
        words = reading.words(laid.block)
        around = laid.zone is not Zone.BODY and (_FURNISHED.match(plain(words)) or _MENU.match(words))
        signs += bool(around or _FILE.search(words))
    return signs


def is_built_as_report(reading: Reading) -> bool:
    """Numbered paragraphs, or the number of a page at the end."""
    begins = (reading.text.rfind("\n", 0, laid.block.start) + 1 for laid in reading.blocks)
    marks = (reading.text[at : laid.block.start] for at, laid in zip(begins, reading.blocks, strict=True))
    numbered = sum(_PARAGRAPH_NUMBER.fullmatch(mark) is not None for mark in marks)
    last = reading.words(reading.blocks[-1].block).strip() if reading.blocks else ""
    return numbered >= _NUMBERED or _PAGE_NUMBER.fullmatch(last) is not None
