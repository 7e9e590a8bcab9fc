"""Lines that hold grades: rows of a table, "Good: area; area", a grade above or below its areas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Block, BlockKind, Grade, LocalId
from ..names.gazetteer import hits
from ..reading import MentionKind, Reading, Zone
from .grade_areas import areas
from .grade_wording import OVERALL
from .grade_words import GRADE, names_grade, to_grade

_QUOTE = "[‘'“\"’”]?"
_GRADE_CELL = re.compile(
    rf"""^(?:(?:overall|judge?ment|grade|graded|judged|rated)[:\s]+)*
    {_QUOTE}{GRADE}{_QUOTE}[.:]?(?:\s*\((?P<note>[^)]{{2,60}})\))?$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTED = re.compile(rf"(?P<when>previous|was|last|up|down|from|20\d\d).*?{GRADE}", re.IGNORECASE)
_COLON_ROW = re.compile(
    rf"^(?P<question>[^:|]{{3,140}}?)(?<!\sis)(?<!\swas)\s*(?:[:=●•]|\s[–—-])\s*{_QUOTE}{GRADE}{_QUOTE}[.;]?(?:\s*\((?P<note>[^)]{{2,60}})\))?$",
    re.IGNORECASE,
)
_TOLD_TOGETHER = re.compile(r"\.\s+(?=[A-Z])")
_BRACKETED_ROW = re.compile(
    rf"^(?P<question>[A-Z][^:|().]{{3,110}}?)\s*\({_QUOTE}{GRADE}{_QUOTE}\)[.;]?$", re.IGNORECASE
)
_ASKED_ROW = re.compile(rf"^(?P<question>[A-Z][^?]{{10,200}})\?\s+{GRADE}$", re.IGNORECASE)
_GRADE_FIRST = re.compile(
    rf"""^(?:(?:graded|rated|judged)\s+)?{_QUOTE}{GRADE}{_QUOTE}\s*
    (?:\(\d+\)\s*)?(?:(?:at|in|for)\s*)?(?::|\s[–—-])\s*(?P<questions>[^|]{{4,400}})$
    |^{_QUOTE}(?P<grade2>outstanding|good|adequate|requires\s+improvement|inadequate){_QUOTE}\s+(?:at|in|for)\s+(?P<question>[^.:|]{{4,110}}?)(?:\.|[;,](?:\s+and)?)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_RUN_ON = re.compile(
    r"^(?P<question>[A-Z][^.:|]{3,110}?[a-z)])\s+"
    r"(?P<grade>Outstanding|Good|Adequate|Requires improvement|Inadequate)$"
)
_LABEL = re.compile(
    r"""^(?:(?:our|the|hmic(?:frs)?|inspectorate|overall|current|peel|force|inspection|previous|last|earlier|final|[12]\d{3}(?:[/–-]\d+)?)
        (?:['’]s)?\s+)*(?:judge?ments?|grad(?:e|es|ing)|graded|judged|rat(?:ing|ed)|overall|assessment|result)(?:\s+(?:for\s+)?[12]\d{3}(?:[/–-]\d+)?)?
        (?:\s*\[\d+\]|[¹²³⁴-⁹]+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
_OVERALL_LABEL = re.compile(
    r"^overall(?:\s+(?:judge?ment|grade|rating))?(?:\s*\[\d+\]|[¹²³⁴-⁹]+)?$", re.IGNORECASE
)
_EARLIER = re.compile(r"\b(?:previous|last|earlier|before|prior)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")
_BOX = re.compile(
    r"^(?:areas?\s+for\s+improvement|(?:accelerated\s+)?causes?\s+of\s+concern|recommendations?|(?:innovative|promising)\s+practice"
    r"|main\s+findings|about|context|introduction|notes?|published)\b",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+(?!Somerset|Cornwall)")
_CELLS = re.compile(r"\s*[|\t]\s*")
_QUESTION_WORDS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A grade in a line; ``question`` as worded there, None where the heading above must tell it."""

    grade: Grade
    question: str | None
    span: Block  # the words that are shown for it
    index: int  # of the line with the grade
    prior: bool = False
    column: str | None = None  # head of the column, where it is more than "Grade"


def force_named(words: str | None) -> LocalId | None:
    """The force whose name these words are: "Durham", "Kent Police"."""
    words = (words or "").strip()
    found = (hit.name for hit in hits(words) if (hit.start, hit.end) == (0, len(words)))
    return next((name.id for name in found if name.kind is MentionKind.FORCE), None) if words else None


def rows(reading: Reading) -> Iterator[Row]:
    """Every grade that a line states, in text order."""
    header: list[str] = []
    for index, laid in enumerate(reading.blocks):
        words = reading.words(laid.block).strip()
        cells = _CELLS.split(words.strip("|").strip()) if "|" in words or "\t" in words else []
        if len(cells) > 1 and not any(map(str.isalnum, words)):
            continue  # the rule below the head of a table
        if len(cells) > 1:
            yield from _of_table(reading, index, header, cells)
            if not any(_GRADE_CELL.match(cell) for cell in cells) or _only_grades(cells):
                header = cells
        elif laid.zone is not Zone.FURNITURE:
            header = []
            if names_grade(words):
                yield from _of_line(reading, index, words)


def _only_grades(cells: list[str]) -> bool:
    return all(_GRADE_CELL.match(cell) for cell in cells)


def _of_table(reading: Reading, index: int, header: list[str], cells: list[str]) -> Iterator[Row]:
    """A row of cells: areas below grades, or grades beside an area, or a force's grades below areas."""
    block = reading.blocks[index].block
    if len(cells) == len(header) and _only_grades(header) and not _only_grades(cells):
        for grade, cell in zip(header, cells, strict=True):
            yield from (
                Row(to_grade(grade), area, block, index) for area in areas(cell) if looks_like_area(area)
            )
        return
    graded = [(place, m) for place, cell in enumerate(cells) if (m := _GRADE_CELL.match(cell))]
    if not graded or _only_grades(cells):
        return
    newest = max((y for cell in header for y in _YEAR.findall(cell)), default="")
    for place, match in graded:
        column = header[place] if len(header) == len(cells) else ""
        older = _EARLIER.search(column) is not None or any(y < newest for y in _YEAR.findall(column))
        own = not column or _LABEL.match(column) or _YEAR.search(column) or _EARLIER.search(column)
        first = " ".join(cells[: graded[0][0]])
        yield Row(to_grade(match["grade"]), first or None, block, index, older, None if own else column)
        yield from _noted(match, first, block, index)


def _noted(match: re.Match[str], question: str | None, block: Block, index: int) -> Iterator[Row]:
    """``Good (2018: requires improvement)``: the earlier grade behind the new one."""
    if match["note"] and (earlier := _NOTED.search(match["note"])):
        yield Row(to_grade(earlier["grade"]), question, block, index, prior=True)


def _of_line(reading: Reading, index: int, words: str) -> Iterator[Row]:
    laid = reading.blocks[index]
    if alone := _GRADE_CELL.match(words):
        yield from _of_grade_alone(reading, index, alone)
    elif asked := _ASKED_ROW.match(words):
        yield Row(to_grade(asked["grade"]), asked["question"].strip(), laid.block, index)
    elif len(told := _TOLD_TOGETHER.split(words)) > 1 and all(map(_COLON_ROW.match, told)):
        for part in told:  # two items that ran together
            yield from _of_line(reading, index, part)
    elif row := _COLON_ROW.match(words):
        label = _LABEL.match(row["question"]) is not None
        question = None if label else row["question"].strip()
        older = label and _EARLIER.search(row["question"]) is not None
        yield Row(to_grade(row["grade"]), question, laid.block, index, older)
        yield from _noted(row, question, laid.block, index)
    elif (bracketed := _BRACKETED_ROW.match(words)) and looks_like_area(bracketed["question"]):
        yield Row(to_grade(bracketed["grade"]), bracketed["question"].strip(), laid.block, index)
    elif (first := _GRADE_FIRST.match(words)) and _is_short(words.rstrip(".")):
        for area in _forces_listed(first["questions"]) or areas(first["questions"] or first["question"]):
            yield Row(to_grade(first["grade"] or first["grade2"]), area, laid.block, index)
    elif (run_on := _run_on(reading, index, words)) is not None:
        yield Row(to_grade(run_on["grade"]), run_on["question"], laid.block, index)


def _forces_listed(words: str | None) -> list[str]:
    """``Outstanding: Durham, Kent and Norfolk``: names of forces and nothing else."""
    names = _BETWEEN_NAMES.split(words or "")
    return names if all(force_named(name) for name in names) else []


def _is_short(words: str) -> bool:
    """One list, not sentences."""
    return not re.search(r"[.!?]\s|\.$", words)


def _run_on(reading: Reading, index: int, words: str) -> re.Match[str] | None:
    """``Preventing crime Good``: a row of a table whose cells ran together; never one line alone."""
    found = _RUN_ON.match(words)
    if found is None or not looks_like_area(found["question"]):
        return None
    near = reading.blocks[max(0, index - 1) : index] + reading.blocks[index + 1 : index + 2]
    return found if any(_RUN_ON.match(reading.words(laid.block).strip()) for laid in near) else None


# A grade that stands alone


def _of_grade_alone(reading: Reading, index: int, match: re.Match[str]) -> Iterator[Row]:
    """The areas below it, the area above it, or what the heading above says."""
    grade, block = to_grade(match["grade"]), reading.blocks[index].block
    if _is_empty(reading, index + 1):
        return
    below = _areas_below(reading, index)
    for area in below:
        yield Row(grade, reading.words(area), area, index)
    if not below:
        question = _area_above(reading, index)
        yield Row(grade, question, block, index)
        yield from _noted(match, question, block, index)


def _is_empty(reading: Reading, index: int) -> bool:
    """No area got the grade above: "(none)"."""
    words = reading.words(reading.blocks[index].block) if index < len(reading.blocks) else ""
    return words.strip(" ()–—-.").casefold() in {"none", "no areas", "n/a", "nil"}


def _areas_below(reading: Reading, index: int) -> list[Block]:
    """Short lines below a grade, where a run of grades and areas begins with a grade."""
    first = index
    while first and _is_part(reading, first - 1):
        first -= 1
    opens = next((n for n in range(first, index + 1) if _is_grade(reading, n)), index)
    above = reading.words(reading.blocks[opens - 1].block) if opens > first else ""
    if looks_like_area(above) or _OVERALL_LABEL.match(above):
        return []
    found: list[Block] = []
    for laid in reading.blocks[index + 1 :]:
        at = index + 1 + len(found)
        if not _is_part(reading, at) or _is_grade(reading, at):
            break
        if laid.kind is not BlockKind.ITEM and not looks_like_area(reading.words(laid.block)):
            break
        found.append(laid.block)
    return found


def _is_part(reading: Reading, index: int) -> bool:
    """A line of a run of grades and areas: short, no sentence, no label of a box."""
    laid = reading.blocks[index]
    words = reading.words(laid.block).strip()
    short = len(words.split()) <= _QUESTION_WORDS and (
        not words.endswith((".", ":")) or _is_grade(reading, index)
    )
    return laid.zone is not Zone.FURNITURE and short and _BOX.match(words) is None


def _is_grade(reading: Reading, index: int) -> bool:
    return _GRADE_CELL.match(reading.words(reading.blocks[index].block).strip()) is not None


def _area_above(reading: Reading, index: int) -> str | None:
    """An item or short line right above that is worded as an area; headings are looked up later."""
    above = reading.blocks[index - 1] if index else None
    if above is None or above.kind is BlockKind.HEADING or above.zone is Zone.FURNITURE:
        return None
    words = reading.words(above.block).strip()
    return words if looks_like_area(words) and not words.endswith((".", ":")) else None


_AREA_OPENING = re.compile(
    r"""^(?:\d+\.?\s+)?(?:the\s+|its\s+)?(?:(?!outstanding)\w+ing\b|to\s+what\s+extent|how\s+(?:well|effective|efficient|legitimate|good|far|does|do)|effectiveness|efficiency|legitimacy
      |leadership|treatment|(?:good\s+)?use\s+of|record\w*|crime|police\s+powers|stop\s+and\s+search|victim|service|serious|organised
      |strategic|workforce|vetting|child|custody|counter|domestic|value|risk|governance|armed|overall|vulnerab\w+|fairness|ethic\w*)""",
    re.VERBOSE | re.IGNORECASE,
)


def looks_like_area(words: str) -> bool:
    """Worded as areas of policing are: "Managing offenders", "Treatment of the public", "How well ..."."""
    words = words.strip()
    return (
        len(words.split()) <= _QUESTION_WORDS
        and not words.endswith(".")
        and (OVERALL in words.lower() or _AREA_OPENING.match(words) is not None)
        and _LABEL.match(words) is None
    )
