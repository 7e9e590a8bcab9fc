"""Lines of a document: which is a heading, a paragraph, an item of a list, or a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ...model import Block, BlockKind
from ..reading import Reading
from .run_in import run_in
from .unmarked import unmarked

_CLOSED = re.compile(r"[.!?…][\"”’')\]]*(?:\[\d{1,3}\])*$|[;,][”\"’]?(?:\s+(?:and|or))?$|[”\"]$")
_HANGING = re.compile(r"\b(?:that|should|must|to|are|were|is|was|include[sd]?|including|by|of|found)$")
_GOES_ON = re.compile(r"[;,](?:\s+(?:and|or))?$")  # an item that is not the last
SPEAKS = re.compile(
    r"\b(?:said|says|adds?|added|told(?!.*\bto\b)|wrote|writes?|explain(?:s|ed)|comment(?:s|ed)|respond(?:s|ed)|stated)\b[^.:]{0,80}:$",
    re.IGNORECASE,
)
"""Ends of lines below which somebody's words stand: "Ann Lee said:"."""
_INSIDE = re.compile(r"[.!?]\s")
_OPENING_MARKS = ("“", '"', "‘", "'")
_QUOTE_MARKS = ("”", '"')  # alone they also close a catchword in a headline
_HEADLINE = 110  # characters
_ENDING = 16  # characters in which closing marks and a joining word stand
QUESTION = re.compile(
    r"^(?:(?:overview|effectiveness|efficiency|legitimacy|leadership)\s*[:–—-]\s*)?(?:how|what|to\s+what\s+extent|why|when|where|who|which|is|are|does|do|has|have|can)\b[^.!?]*\?$",
    re.IGNORECASE,
)
_GRADES = r"outstanding|good|adequate|requires improvement|inadequate"
_GRADE_ROW = re.compile(
    rf"""^(?:[^.:]{{3,120}}\s*[:–—-]\s*|(?:graded|judged|rated|judgment:?|grade:?|overall:?)?\s*)
    [‘'"“]?(?:{_GRADES})[’'"”]?$""".replace("requires improvement", r"requires\s+improvement"),
    re.VERBOSE | re.IGNORECASE,
)
_ARCHIVED = re.compile(r"(?P<date>date:?\s+\d{4}-\d\d-\d\d)\s+", re.IGNORECASE)
_FIELD = re.compile(
    r"""^(?:(?:first\s+)?published(?:\s+on)?|publication\s+types?|police\s+forces?|date|from|to|cc|cop(?:y|ied)\s+to|sent\s+on|sent
      |type|applies\s+to|status|theme|inspection|force|subject|our\s+ref|your\s+ref|ref(?:erence)?|title
      |programmes?|author|contact(?:\s+officer)?|tel(?:ephone)?|email|by)\s*(?::|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[.)]?[ \t]*$")
_WORD = re.compile(r"\S+")
_BOX = re.compile(
    r"^(?:(?:new\s+|accelerated\s+)?causes?\s+of\s+concern|areas?\s+for\s+improvement|(?:innovative|promising)\s+practice|recommendations?)"
    r"(?:\s+\d+)?$",
    re.IGNORECASE,
)
_TOP = 8  # lines in which a headline may stand
_ASKED = re.compile(
    r"(?:(?:by|within|before)\s[^,]{3,50},\s+)?(?:the\s+(?:force|constabulary|service)|(?:all\s+)?(?:chief\s+constables|forces)"
    r"|(?:the\s+)?(?:home\s+office|college\s+of\s+policing|national\s+police\s+chiefs['’]\s+council)|(?-i:[A-Z][\w’']+\s+){1,3}(?:police|constabulary))"
    r"\s+should\b",
    re.IGNORECASE,
)
SMALL = frozenset(
    _WORD.findall("a an and as at by for from in into its of on or the to up via with & – - / |")
)
HEADLINE_WORDS = 22  # of a question or a field; a longer line is a sentence
HEADING_WORDS = 17  # a longer line below the first is a sentence without its full stop
SENTENCE_WORDS = 5  # fewer words do not open the body of a document
NUMBERED_WORDS = 10  # of a heading behind a number
ITEM_WORDS = 8  # an unmarked line is an item only from here on, unless a lead-in stands above
_TAGGED = re.compile(
    r""",\s(?:(?:an?|the)\s)?(?:police\s|new\s)?(?:inspectors?|watchdog|inspectorate|HMIC(?:FRS)?|report)
    \s(?:(?:has|have)\s)?(?:found|said|warned|concluded)$""",
    re.VERBOSE,
)


@dataclass(slots=True)
class Line:
    """A block with what the rules ask about it."""

    block: Block
    text: str
    close: bool  # ends with a mark that closes a sentence or item
    words: list[str]
    apart: bool  # a blank line, or another kind of break, stands above it
    numbered: bool  # a number stands before it, outside the block
    leads_in: bool  # a list, or direct speech, follows

    @property
    def goes_on(self) -> bool:
        """Ends as an item of a list does that is not the last."""
        return _GOES_ON.search(self.text, max(0, len(self.text) - _ENDING)) is not None

    @property
    def attributed(self) -> bool:
        """Ends by saying whose finding it is, as a standfirst does, often without a full stop."""
        return len(self.words) >= SENTENCE_WORDS and _TAGGED.search(self.text) is not None

    @property
    def title_case(self) -> bool:
        """Every word of weight begins with a capital."""
        return all(w[0].isupper() or w[0].isdigit() or w.lower() in SMALL for w in self.words)

    @property
    def name_like(self) -> bool:
        """A few capitalised words: a name, or a heading."""
        return self.title_case and len(self.words) < ITEM_WORDS and not self.close


def lines_of(reading: Reading) -> Iterator[Line]:
    """The blocks of a document with what the rules ask about them."""
    before = 0
    for block, below in pairwise((*_blocks(reading), None)):
        if block is None:
            return
        text = reading.text[block.start : block.end].rstrip()
        apart = reading.text.count("\n", before, block.start) > 1 or before == 0
        numbered = _NUMBER.search(reading.text, before, block.start) is not None
        words = text.split()
        leads_in = len(words) > 1 and (text.rstrip(" –—-").endswith(":") or _hangs(block, text, below))
        yield Line(block, text, is_closed(text), words, apart, numbered, leads_in)
        before = block.end


def _hangs(block: Block, text: str, below: Block | None) -> bool:
    """``The inspectorates recommend that``, without its colon above a list."""
    heads = below is not None and below.kind is BlockKind.ITEM and block.kind is not BlockKind.ITEM
    return heads and _HANGING.search(text, max(0, len(text) - _ENDING)) is not None


def _blocks(reading: Reading) -> Iterator[Block]:
    """The blocks, those apart that were run together in one line."""
    for whole in _parted(reading):
        for part in run_in(reading.text, whole):
            yield from unmarked(reading.text, part)


def _parted(reading: Reading) -> Iterator[Block]:
    """The blocks; some archives write the date of a page in one line with its first words."""
    blocks = reading.document.blocks
    found = _ARCHIVED.match(reading.text, blocks[0].start, blocks[0].end) if blocks else None
    if found is None:
        yield from blocks
        return
    yield replace(blocks[0], end=found.end("date"))
    yield replace(blocks[0], start=found.end())
    yield from blocks[1:]


def is_closed(text: str) -> bool:
    """Whether a line ends as a sentence or an item of a list does."""
    found = _CLOSED.search(text, max(0, len(text) - _ENDING))
    if found is None or found.group() not in _QUOTE_MARKS:
        return found is not None
    return not (len(text) <= _HEADLINE and text.count("“") == text.count("”") and text.count('"') % 2 == 0)


def kinds_of(lines: Sequence[Line]) -> Iterator[BlockKind]:
    """Kind of each block; only what the reader left as LINE is decided here."""
    listed = False  # inside a list whose bullets were lost
    for index, line in enumerate(lines):
        kind = line.block.kind
        if kind is BlockKind.LINE:
            listed = listed and not _ends_list(lines, index)
            kind = _kind_of_line(lines, index, listed)
        elif kind is BlockKind.PARAGRAPH and _GRADE_ROW.match(line.text):
            kind = BlockKind.ROW
        elif kind is BlockKind.ITEM and (_is_numbered_heading(lines, index) or _is_numbered_question(line)):
            kind = BlockKind.HEADING
        opens = line.leads_in and kind is not BlockKind.ROW
        going_on = not line.close or line.goes_on
        listed = opens or (listed and kind in (BlockKind.ITEM, BlockKind.HEADING) and going_on)
        yield kind


def _ends_list(lines: Sequence[Line], index: int) -> bool:
    """A line behind a blank one, below an item that kept its mark, or items without blank lines between."""
    if not index or not lines[index].apart:
        return False
    above = lines[index - 1]
    return above.block.kind is BlockKind.ITEM or not (above.apart or above.leads_in)


def _is_numbered_heading(lines: Sequence[Line], index: int) -> bool:
    """``2. Misconduct`` alone between paragraphs: no item of a list, which would have company."""
    line = lines[index]
    short = len(line.words) <= NUMBERED_WORDS and line.text[:1].isupper()
    if line.close or line.leads_in:
        return False
    below = lines[index + 1] if index + 1 < len(lines) else None
    if not (short and line.apart and below and (below.apart or _GRADE_ROW.match(below.text))):
        return False
    near = (lines[n] for n in (index - 1, index + 1) if n >= 0)
    return line.numbered and not any(_is_short_item(other) for other in near)


def _is_numbered_question(line: Line) -> bool:
    """``2. How well does the force ...?``: no item of a list of statements."""
    return line.numbered and QUESTION.match(line.text) is not None


def _is_short_item(line: Line) -> bool:
    return line.block.kind is BlockKind.ITEM and len(line.words) < ITEM_WORDS and not line.close


def _kind_of_line(lines: Sequence[Line], index: int, listed: bool) -> BlockKind:
    line = lines[index]
    if _GRADE_ROW.match(line.text):
        return BlockKind.ROW
    if _FIELD.match(line.text) and len(line.words) < HEADLINE_WORDS and not line.close:
        return BlockKind.ROW
    if QUESTION.match(line.text) and len(line.words) <= HEADLINE_WORDS + 8:
        return BlockKind.HEADING
    if listed and not line.leads_in and _is_part_of_list(lines, index):
        return BlockKind.ITEM
    if _is_in_run(lines, index):
        return BlockKind.ITEM
    if line.close or line.leads_in:
        return BlockKind.PARAGRAPH if len(line.words) > 3 or line.leads_in else BlockKind.HEADING
    if listed and not _heads_part_of_list(lines, index):
        return BlockKind.ITEM
    if len(line.words) > HEADING_WORDS and index:
        return BlockKind.PARAGRAPH
    if index and line.attributed:
        return BlockKind.PARAGRAPH  # a standfirst without its full stop
    if (
        index
        and _BOX.match(lines[index - 1].text)
        and len(line.words) >= SENTENCE_WORDS
        and not line.title_case
    ):
        return BlockKind.PARAGRAPH  # the boxed statement itself, often without its full stop
    below_prose = index > _TOP or any(above.close for above in lines[:index])
    if below_prose and len(line.words) >= SENTENCE_WORDS and _ASKED.match(line.text):
        return BlockKind.PARAGRAPH  # a recommendation in a cell of its own
    return BlockKind.ITEM if _stands_among_items(lines, index) else BlockKind.HEADING


def _is_in_run(lines: Sequence[Line], index: int) -> bool:
    """One of several sentences, each in a line of its own, right below a lead-in that tells no speech."""
    first = last = index
    while first and not lines[first].apart and _is_whole(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].apart and _is_whole(lines[last + 1]):
        last += 1
    lead = lines[first - 1] if first else None
    led = lead is not None and lines[first].apart and lead.text.endswith(":") and not SPEAKS.search(lead.text)
    return led and last > first and _is_whole(lines[index])


def _is_whole(line: Line) -> bool:
    """A sentence that fills its line, and is no speech."""
    one = _INSIDE.search(line.text) is None and line.text[:1] not in _OPENING_MARKS
    return line.block.kind is BlockKind.LINE and line.text.endswith(".") and one


def _is_part_of_list(lines: Sequence[Line], index: int) -> bool:
    """``keep victims informed; and`` behind a lead-in: an item that lost its bullet."""
    return lines[index].text[:1].islower() or lines[index].goes_on or lines[index - 1].goes_on


def _heads_part_of_list(lines: Sequence[Line], index: int) -> bool:
    """A name in a list with lines of another kind below it: their heading, not a list of names."""
    around = [lines[near] for near in (index - 1, index + 1) if near < len(lines)]
    return lines[index].name_like and not any(near.name_like for near in around)


def _stands_among_items(lines: Sequence[Line], index: int) -> bool:
    """A line directly below or above another long one without full stop: a list without bullets."""
    line = lines[index]
    if len(line.words) < ITEM_WORDS or line.title_case:
        return False
    above = lines[index - 1] if index and not line.apart else None
    below = lines[index + 1] if index + 1 < len(lines) and not lines[index + 1].apart else None
    like = [near is not None and _like_item(near) for near in (above, below)]
    return any(like) and not (like.count(True) == 1 and _is_headline(lines, index))


def _is_headline(lines: Sequence[Line], index: int) -> bool:
    """One of two lines above all sentences: a headline and its standfirst, no list."""
    below = lines[index + 2] if index + 2 < len(lines) and not lines[index + 1].apart else None
    goes_on = below is not None and not below.apart and _like_item(below)
    above = lines[index - 2] if index > 1 and not (lines[index].apart or lines[index - 1].apart) else None
    went_on = above is not None and _like_item(above)
    told = any(near.close or near.leads_in for near in lines[:index])
    return index < _TOP and not (told or goes_on or went_on)


def _like_item(line: Line) -> bool:
    return (
        line.block.kind is BlockKind.LINE
        and not line.close
        and len(line.words) >= ITEM_WORDS
        and not line.title_case
    )
