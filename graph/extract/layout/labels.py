"""The inspectorate's own labels ("Cause of concern", "Recommendations") and which sentences they hold for.

A label stands in front of a sentence, in its heading, in the field "Type:" of a register, or in the lead-in
of its list. A heading directly below a labelled heading is the title of the labelled thing and keeps its
label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import BlockKind
from ..reading import Label, LaidBlock, Place, Reading, Sentence, Zone
from ..words.gates import gated
from .registers import printed

_WORDINGS = (
    (Label.RECOMMENDATION, gated(r"\brecommend(?:ations?|s|ed)?\b|^rec\.?\s\d", re.IGNORECASE)),
    (
        Label.ACCELERATED,
        gated(r"\baccelerated\s+(?:causes?\s+(?:of|for)\s+concern|notices?)", re.IGNORECASE),
    ),
    (Label.CAUSE_OF_CONCERN, gated(r"\bcauses?\s+(?:of|for)\s+concern\b", re.IGNORECASE)),
    (
        Label.AREA_FOR_IMPROVEMENT,
        gated(r"\bareas?\s+(?:for|of)\s+improvement\b|\bAFIs?\b", re.IGNORECASE),
    ),
    (
        Label.INNOVATIVE_PRACTICE,
        gated(r"\b(?:innovative|promising|notable|effective)\s+practices?\b", re.IGNORECASE),
    ),
)
_FIELD = re.compile(r"^type\s*:", re.IGNORECASE)
_INLINE = gated(r"\bareas?\s+for\s+improvement\s+(?:is|was)\s+that\b", re.IGNORECASE)
_INTRODUCED = gated(
    r"\b(?:an?|one|this|single)\s+(?:\w+\s+){0,2}?of\s+(?:innovative|promising|notable)\s+practice\W*$",
    re.IGNORECASE,
)  # "singles out one piece of innovative practice": the next sentence tells it
_OBJECT = re.compile(
    r"""\b(?:deal(?:s|ing)?\s+with|address(?:es|ing)?|resolve|tackle|remedy|respond\s+to|under|behind|support)\s+
    (?:the|this|these|each|our|its)\s+$""",
    re.VERBOSE | re.IGNORECASE,
)  # "recommendations to deal with the cause of concern:"
_COUNTED = gated(
    r"\b(?:two|three|four|five)\s+(?:accelerated\s+)?(?:causes\s+(?:of|for)\s+concern|areas\s+(?:for|of)\s+improvement)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:The\s+)?(?:first|second|third|fourth|other|last|final|One|Another)\b(?:\s+(?:cause|area)\b)?(?:,[^,]{3,40},)?"
    r"(?:\s+of\s+(?:them|these))?\s+(?:is|was|concerns|concerned|relates|related)\b"
)
_POINTS_BACK = re.compile(
    r"(?:[\w ]{2,20},\s+)?(?:Among\s+)?(?:these|they|those|them)\s+(?:include[ds]?|are|were|is)\W*$",
    re.IGNORECASE,
)
_HEADING_WORDS = 12  # a longer heading is a title that happens to hold the word
_CELL_WORDS = 4
_REVIEWED = re.compile(r"\b(?:progress|closed|closing|update|revisit|response|since)\b", re.IGNORECASE)


def label_in(words: str) -> Label | None:
    """The label that a heading, field or lead-in holds."""
    return next((label for label, wording in _WORDINGS if wording.search(words)), None)


def read(reading: Reading) -> None:
    """Fill ``places``: one entry a sentence."""
    leading = {laid.lead_in for laid in reading.blocks if laid.lead_in is not None}
    last_of_block = {sentence.block: index for index, sentence in enumerate(reading.sentences)}
    sections = list(_sections(reading))
    columns = printed(reading)
    result = reading.places = []
    counted: Label | None = None
    hastened = label_in(reading.title) is Label.ACCELERATED
    for index, sentence in enumerate(reading.sentences):
        laid = reading.blocks[sentence.block]
        label = label_in(sentence.label) if sentence.label else None
        inline = None
        if label is None and (inline := _INLINE.search(reading.text, sentence.start, sentence.end)):
            label = label_in(inline.group())
        counted = _numbered(reading, index, counted)
        label = label or (counted if _NUMBERED.match(reading.words(sentence)) else None)
        if label is None and index and _introduces(reading.words(reading.sentences[index - 1])):
            label = Label.INNOVATIVE_PRACTICE
        cell = _label_of_cell(reading, sentence) if label is None else None
        label = label or cell or _label_of_column(columns.get(index, ""))
        lead = last_of_block.get(laid.lead_in) if laid.lead_in is not None else None
        if label is None and lead is not None and laid.kind is BlockKind.ITEM:
            label = _label_of_lead_in(led_by(reading, lead), result[lead].label)
        heading = reading.words(reading.blocks[laid.heading].block) if laid.heading is not None else ""
        own_label = label is not None and bool(sentence.label or inline or cell)
        label = label or sections[sentence.block]
        if hastened and label is Label.CAUSE_OF_CONCERN:
            label = Label.ACCELERATED
        result.append(
            Place(
                label=label,
                own_label=own_label,
                heading=heading,
                lead_in=lead,
                leads=sentence.block in leading and last_of_block[sentence.block] == index,
            )
        )


def led_by(reading: Reading, lead: int) -> str:
    """The sentence that leads in a list, behind what it points back to: "These include:"."""
    words = reading.words(reading.sentences[lead])
    back = lead and _POINTS_BACK.match(words)
    return f"{reading.words(reading.sentences[lead - 1])} {words}" if back else words


def _numbered(reading: Reading, index: int, counted: Label | None) -> Label | None:
    """``Two causes of concern``, counted in a sentence, are told by the next ones of its paragraph."""
    words = reading.words(reading.sentences[index])
    if found := _COUNTED.search(words):
        return label_in(found.group())
    same = index > 0 and reading.sentences[index - 1].block == reading.sentences[index].block
    return counted if same else None


def _label_of_cell(reading: Reading, sentence: Sentence) -> Label | None:
    """The label in the cell before a sentence, in the row of a register."""
    start = reading.blocks[sentence.block].block.start
    cells = reading.text[start : sentence.start].split(" | ")
    if len(cells) < 2 or cells[-1].strip() or len(cells[-2].split()) > _CELL_WORDS:
        return None
    return label_in(cells[-2])


def _label_of_column(name: str) -> Label | None:
    """The label that the name of a column gives, if it is one."""
    named = [label for label, wording in _WORDINGS if wording.search(name)]
    return named[0] if len(named) == 1 else None


def _introduces(words: str) -> bool:
    return "ractice" in words and _INTRODUCED.search(words) is not None


def _label_of_lead_in(words: str, above: Label | None) -> Label | None:
    """The label that stands last: "two causes of concern, and these areas for improvement:"."""
    last = [
        (m.end(), -rank, label)
        for rank, (label, wording) in enumerate(_WORDINGS)
        for m in wording.finditer(words)
        if not _OBJECT.search(words, 0, m.start())
    ]
    return max(last)[2] if last else above


def _sections(reading: Reading) -> Iterator[Label | None]:
    """Label that holds for each block by the headings and fields above it."""
    label: Label | None = None
    fresh = False  # only headings since the labelled heading
    for laid in reading.blocks:
        words = reading.words(laid.block)
        if laid.kind is BlockKind.HEADING and laid.zone is not Zone.FURNITURE:
            named = _heading_label(words)
            if named is Label.CAUSE_OF_CONCERN and fresh and label is Label.ACCELERATED:
                named = label  # "Accelerated cause of concern: custody", and below it only "Cause of concern"
            label, fresh = (named, True) if named else (label if fresh else None, fresh)
        elif laid.kind is BlockKind.ROW and _FIELD.match(words):
            label, fresh = label_in(words), False
        elif _is_body(laid):
            ended = label is Label.INNOVATIVE_PRACTICE and not fresh and laid.kind is BlockKind.PARAGRAPH
            label, fresh = None if ended else label, False  # one paragraph tells it
        yield label


def _heading_label(words: str) -> Label | None:
    if len(words.split()) > _HEADING_WORDS or _REVIEWED.search(words):
        return None
    named = {label for label, wording in _WORDINGS if wording.search(words)}
    if Label.RECOMMENDATION in named and len(named) > 1:
        return next(label for label, _ in _WORDINGS[1:] if label in named)
    return next((label for label, _ in _WORDINGS if label in named), None)


def _is_body(laid: LaidBlock) -> bool:
    return laid.zone is Zone.BODY and laid.kind is not BlockKind.ROW
