"""Layout: tells headings, paragraphs and items apart, body from furniture, and sentences in the body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model import Block, BlockKind
from .furniture import Furniture, Scope, furniture
from .reading import LaidBlock, Reading, Sentence, Zone
from .sentences import split

_CLOSED = re.compile(r"[.!?…][\"”’')\]]*$|[;,][”\"’]?(?:\s+(?:and|or))?$|[”\"]$")
_QUESTION = re.compile(
    r"^(?:how|what|why|when|where|who|which|is|are|does|do|has|have|can)\b[^.!?]*\?$", re.IGNORECASE
)
_GRADES = r"outstanding|good|adequate|requires improvement|inadequate"
_GRADE_ROW = re.compile(
    rf"""^(?:[^.:]{{3,120}}\s*[:–—-]\s*|(?:graded|judged|rated|judgment:?|grade:?|overall:?)?\s*)
    [‘'"“]?(?:{_GRADES})[’'"”]?$""".replace("requires improvement", r"requires\s+improvement"),
    re.VERBOSE | re.IGNORECASE,
)
_FIELD = re.compile(
    r"""^(?:(?:first\s+)?published(?:\s+on)?|publication\s+types?|police\s+forces?|date|from|to|cc|sent\s+on|sent
      |type|applies\s+to|status|theme|inspection|force|subject|our\s+ref|your\s+ref|ref(?:erence)?|title
      |programmes?|author|contact|tel(?:ephone)?|email|by)\s*(?::|$)""",
    re.VERBOSE | re.IGNORECASE,
)
_CLOSE_OF_LETTER = re.compile(
    r"^(?:yours\s+(?:sincerely|faithfully|truly|ever)|(?:kind|best|warm)\s+regards|with\s+(?:kind|best)\s+\w+)[\s,.]*$",
    re.IGNORECASE,
)
_HEADLINE = re.compile(r"^[^.–]{3,60}\s–\s[^.]+\.$")
_ROLE_LINE = re.compile(
    r"""^(?:(?:His|Her)\sMajesty['’]s|HM)\s(?:Chief\s)?Inspector\b|^(?:Deputy\s|Assistant\s)?Chief\sConstable\b
      |^[^.]{0,60}\bCommissioner\b[^.]{0,60}$|^(?:Home\sSecretary|Chair|Chief\sExecutive)\b""",
    re.VERBOSE,
)
_WORD = re.compile(r"\S+")
_BOX = re.compile(
    r"^(?:(?:new\s+|accelerated\s+)?causes?\s+of\s+concern|areas?\s+for\s+improvement|(?:innovative|promising)\s+practice|recommendations?)"
    r"(?:\s+\d+)?$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    _WORD.findall("a an and as at by for from in into its of on or the to up via with & – - / |")
)
_FUNCTION_WORDS = frozenset(
    _WORD.findall(
        "a an and are as at be been but by for from had has have in into is it its of on or that the"
        " their this to was were which who will with"
    )
)
_HEADLINE_WORDS = 22  # a longer line without closing mark is a sentence without its full stop
_SIGNATURE_LINES = 6
_SENTENCE_WORDS = 5  # fewer words do not open the body of a document
_LEAD_IN_WORDS = 4
_RUNG_WORDS = 4  # a heading of fewer words right below "Get the report" begins a new part of the body
_ITEM_WORDS = 8  # an unmarked line is an item only from here on, unless a lead-in stands above


@dataclass(slots=True)
class _Line:
    """A block with what the rules ask about it."""

    block: Block
    text: str
    close: bool  # ends with a mark that closes a sentence or item
    words: list[str]
    apart: bool  # a blank line, or another kind of break, stands above it

    @property
    def leads_in(self) -> bool:
        return self.text.endswith(":") and len(self.words) > 1

    @property
    def title_case(self) -> bool:
        return all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in self.words)

    @property
    def name_like(self) -> bool:
        return self.title_case and len(self.words) < _ITEM_WORDS and not self.close


def read(reading: Reading) -> None:
    """Fill ``blocks`` and ``sentences``."""
    lines = list(_lines(reading))
    kinds = list(_kinds(lines))
    zones = _zones(lines, kinds)
    reading.blocks = list(_laid(lines, kinds, zones, reading.text))
    reading.sentences = [
        sentence
        for index, laid in enumerate(reading.blocks)
        if laid.zone is Zone.BODY and laid.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
        for sentence in _sentences(reading, index, last=index == len(lines) - 1)
    ]


def _lines(reading: Reading) -> Iterator[_Line]:
    before = 0
    for block in reading.document.blocks:
        text = reading.text[block.start : block.end].rstrip()
        apart = reading.text.count("\n", before, block.start) > 1 or before == 0
        yield _Line(block, text, bool(_CLOSED.search(text)), text.split(), apart)
        before = block.end


# Kinds


def _kinds(lines: Sequence[_Line]) -> Iterator[BlockKind]:
    """Kind of each block; only what the reader left as LINE is decided here."""
    listed = False  # inside a list whose bullets were lost
    for index, line in enumerate(lines):
        kind = line.block.kind
        if kind is BlockKind.LINE:
            kind = _kind_of_line(lines, index, listed)
        elif kind is BlockKind.PARAGRAPH and _GRADE_ROW.match(line.text):
            kind = BlockKind.ROW
        listed = line.leads_in or (listed and kind in (BlockKind.ITEM, BlockKind.HEADING) and not line.close)
        yield kind


def _kind_of_line(lines: Sequence[_Line], index: int, listed: bool) -> BlockKind:
    line = lines[index]
    if _GRADE_ROW.match(line.text):
        return BlockKind.ROW
    if _FIELD.match(line.text) and len(line.words) < _HEADLINE_WORDS and not line.close:
        return BlockKind.ROW
    if _QUESTION.match(line.text) and len(line.words) <= _HEADLINE_WORDS + 8:
        return BlockKind.HEADING
    if line.close or line.leads_in:
        return BlockKind.PARAGRAPH if len(line.words) > 3 or line.leads_in else BlockKind.HEADING
    if listed and not _heads_part_of_list(lines, index):
        return BlockKind.ITEM
    if len(line.words) > _HEADLINE_WORDS and index:
        return BlockKind.PARAGRAPH
    if (
        index
        and _BOX.match(lines[index - 1].text)
        and len(line.words) >= _SENTENCE_WORDS
        and not line.title_case
    ):
        return BlockKind.PARAGRAPH  # the boxed statement itself, often without its full stop
    return BlockKind.ITEM if _stands_among_items(lines, index) else BlockKind.HEADING


def _heads_part_of_list(lines: Sequence[_Line], index: int) -> bool:
    """A name in a list with lines of another kind below it: their heading, not a list of names."""
    around = [lines[near] for near in (index - 1, index + 1) if near < len(lines)]
    return lines[index].name_like and not any(near.name_like for near in around)


def _stands_among_items(lines: Sequence[_Line], index: int) -> bool:
    """A line directly below or above another long one without full stop: a list without bullets."""
    line = lines[index]
    if len(line.words) < _ITEM_WORDS or line.title_case:
        return False
    above = lines[index - 1] if index and not line.apart else None
    below = lines[index + 1] if index + 1 < len(lines) and not lines[index + 1].apart else None
    return any(near is not None and _like_item(near) for near in (above, below))


def _like_item(line: _Line) -> bool:
    return (
        line.block.kind is BlockKind.LINE
        and not line.close
        and len(line.words) >= _ITEM_WORDS
        and not line.title_case
    )


# Zones


def _zones(lines: Sequence[_Line], kinds: Sequence[BlockKind]) -> list[Zone]:
    """Zone of each block: furniture by its words, head until the first real sentence, else body."""
    rules = furniture()
    contents = _contents(lines, rules)
    zones: list[Zone] = []
    scope: Scope | None = None
    opened = False
    for index, line in enumerate(lines):
        cue = Scope.CONTENTS if index in contents else rules.scope(line.text)
        prose = _is_prose(line, kinds[index])
        if scope is Scope.REST or cue is not None:
            zone = Zone.FURNITURE
            if scope is not Scope.REST:
                scope = cue if cue is Scope.LINKS or (cue is Scope.REST and opened) else None
        elif scope is Scope.LINKS and _is_rung(lines, kinds, index, zones):
            zone = Zone.FURNITURE
        else:
            # Prose inside a ladder of links is content, but the rungs below it are still links.
            scope = scope if prose else None
            opened = opened or prose
            zone = Zone.BODY if opened else Zone.HEAD
        zones.append(zone)
    _mark_signatures(lines, kinds, zones)
    return zones


def _is_prose(line: _Line, kind: BlockKind) -> bool:
    if kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        return False
    return (line.close and len(line.words) >= _SENTENCE_WORDS) or (
        line.leads_in and len(line.words) >= _LEAD_IN_WORDS
    )


def _is_rung(lines: Sequence[_Line], kinds: Sequence[BlockKind], index: int, zones: Sequence[Zone]) -> bool:
    """A link text below "Get the report": no prose, or a headline ``FORCE – ...`` with a full stop."""
    if _is_prose(lines[index], kinds[index]):
        return bool(_HEADLINE.match(lines[index].text)) and zones[-1] is Zone.FURNITURE
    if kinds[index] is not BlockKind.HEADING or _QUESTION.match(lines[index].text):
        return kinds[index] is BlockKind.ITEM
    below = index + 1
    heads = (
        below < len(lines)
        and kinds[below] is not BlockKind.HEADING
        and furniture().scope(lines[below].text) is None
    )
    return not heads or (zones[-1] is Zone.FURNITURE and len(lines[index].words) >= _RUNG_WORDS)


def _contents(lines: Sequence[_Line], rules: Furniture) -> set[int]:
    """Lines of a table of contents: each stands again, as a heading, further down."""
    last = {line.text.casefold(): index for index, line in enumerate(lines)}
    found: set[int] = set()
    for index, line in enumerate(lines):
        if rules.scope(line.text) is not Scope.CONTENTS:
            continue
        for below in range(index + 1, len(lines)):
            again = last[lines[below].text.casefold()]
            if rules.scope(lines[below].text) is None and again <= below:
                break
            found.add(below)
    return found


def _mark_signatures(lines: Sequence[_Line], kinds: Sequence[BlockKind], zones: list[Zone]) -> None:
    """Names and roles below a letter or a foreword are no headings of the body: they go to the head."""
    signing = 0
    for index, line in enumerate(lines):
        short = kinds[index] is not BlockKind.ITEM and not (line.close and len(line.words) > _ITEM_WORDS)
        if _CLOSE_OF_LETTER.match(line.text):
            signing = _SIGNATURE_LINES
        elif (
            kinds[index] is BlockKind.HEADING
            and _ROLE_LINE.match(line.text)
            and len(line.words) <= _HEADLINE_WORDS
        ):
            signing = max(signing, 1)
            if index and lines[index - 1].name_like and zones[index - 1] is Zone.BODY:
                zones[index - 1] = Zone.HEAD
        else:
            signing = signing - 1 if short else 0
        if signing > 0 and zones[index] is Zone.BODY:
            zones[index] = Zone.HEAD


# Lists and sentences


def _laid(
    lines: Sequence[_Line], kinds: Sequence[BlockKind], zones: Sequence[Zone], text: str
) -> Iterator[LaidBlock]:
    heading: int | None = None
    leads: list[tuple[tuple[int, bool] | None, int]] = []  # open lead-ins: list style (None = prose), index
    opened = False
    for index, (line, kind, zone) in enumerate(zip(lines, kinds, zones, strict=True)):
        lead_in = None
        if kind is BlockKind.ITEM and zone is not Zone.FURNITURE:
            style = (line.block.level, _numbered(text, line.block))
            while leads and leads[-1][0] == style:
                leads.pop()
            lead_in = leads[-1][1] if leads else None
            if line.leads_in:
                leads.append((style, index))
        elif zone is not Zone.FURNITURE and kind is not BlockKind.HEADING:
            leads = [(None, index)] if line.leads_in else []
        yield LaidBlock(replace(line.block, kind=kind), zone, heading, lead_in)
        opened = opened or zone is Zone.BODY
        if kind is BlockKind.HEADING and (zone is Zone.BODY or (zone is Zone.HEAD and not opened)):
            heading = index


def _numbered(text: str, block: Block) -> bool:
    mark = text[max(0, block.start - 8) : block.start].rsplit("\n", 1)[-1]
    return any(letter.isalnum() for letter in mark)


def _sentences(reading: Reading, index: int, last: bool) -> Iterator[Sentence]:
    block = reading.blocks[index].block
    for piece in split(reading.text, block.start, block.end):
        if last and not piece.closed and _cut_off(reading, index, piece.start, piece.end):
            return
        yield Sentence(piece.start, piece.end, index, piece.label)


def _cut_off(reading: Reading, index: int, start: int, end: int) -> bool:
    """The last line of a capture often stops in mid-sentence: that is no statement."""
    if reading.text[start:end].split()[-1].lower() in _FUNCTION_WORDS:
        return True
    if reading.blocks[index].kind is BlockKind.PARAGRAPH:
        return True
    above = reading.blocks[index - 1].block if index else None
    return above is not None and bool(_CLOSED.search(reading.words(above).rstrip()))
