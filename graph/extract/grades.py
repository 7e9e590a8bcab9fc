"""Graded judgments: tables and lines that hold a grade, lists of them, and sentences; each question once.

Not grades: the scale itself ("forces are graded outstanding, good, ..."), counts of areas or cases by grade, and the
same words in plain English ("good work", "requires improvement in some areas").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Block, BlockKind, Evidence, Grade, GradedJudgment, LocalId
from .dates import YEAR
from .reading import LaidBlock, MentionKind, Reading, Sentence, Voice, Zone

_GRADE = r"(?P<grade>outstanding|good|adequate|requir(?:es?|ing)\s+improvement|inadequate)"
_QUOTED = re.compile(rf"[‘'“\"]{_GRADE}[’'”\"]", re.IGNORECASE)
_WORD = re.compile(rf"(?<![\w-])(?<!\w[’']){_GRADE}(?![\w-])", re.IGNORECASE)
_ROW = re.compile(
    rf"""^(?:(?P<question>[^:]{{3,140}}?)\s*(?::|\s[–—-])\s*|(?:(?:overall|judgment|grade|graded|judged|rated)[:\s]+)*)
    [‘'“"]?{_GRADE}[’'”"]?\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
_TRIGGER = (
    r"(?:re-?graded|graded|judged|rated|assessed|ranked|scored|found|deemed|described|classed|considered)"
)
_JUDGED = re.compile(rf"\b{_TRIGGER}\b|\b(?:grade|grading|judgments?|rating|ratings|graded)\b", re.IGNORECASE)
_STRONG = re.compile(
    r"\b(?:re-?graded|graded|judged|rated|ranked|grades?|gradings?|ratings?|judgments?)\b|\bassessed\b[^.;]{3,90}\sas\s",
    re.IGNORECASE,
)
_FORCE_WORD = r"(?:[Ii]t|[Tt]he\s+(?:force|constabulary|service|Met))"
_PREDICATE = re.compile(
    rf"""(?:\b{_FORCE_WORD}|\b[A-Z][\w’']+\s*(?:['’]s\s[a-z][\w ,]{{3,80}})?)
    \s+(?:is|was|are|were|remains?|remained)\s+(?:also\s+|now\s+|still\s+|overall\s+)?{_GRADE}
    (?=\s+(?:at|in|for|overall)\b|\s*$|\s*[.,;])
    |(?:\b{_FORCE_WORD}|\b(?:Police|Constabulary|Service))\s+(?:also\s+)?(?P<grade2>requires\s+improvement)(?=\s+(?:at|in|for|overall)\b)""",
    re.VERBOSE,
)
_SCALE = re.compile(
    rf"{_GRADE.replace('?P<grade>', '?:')}[’'”\"]?,?\s+or\s+[‘'“\"]?{_GRADE.replace('?P<grade>', '?:')}",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"""^[’'”"]?\s*(?:in|for|at|across)?\s*(?:only\s+|just\s+|all\s+)?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|several|most|many|some|all)
    \s+(?:other\s+)?(?:of\s+(?:the\s+|its\s+)?)?(?:\w+\s+)?(?:areas?|forces|questions|categories|aspects|others?|inspections|cases|files|records)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED_BEFORE = re.compile(
    r"""\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\s+
    (?:(?:were|was|as|are|had\s+been|to\s+be|graded|judged|rated|assessed)\s+){0,3}[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_FILES = re.compile(
    r"\b(?:cases|files?|records|audits?|calls|investigations?|of\s+these|of\s+them|of\s+the\s+\d+)[\s,]+(?:[\w%]+\s+){0,6}[‘'“\"]?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^[’'”\"]?,?\s*(?:grade\s+|rating\s+|judgment\s+)?(?P<prep>at|in|for|on|when\s+it\s+comes\s+to|with|overall)\b\s*(?P<question>[^.;:()]{0,140})",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"""\s*(?:,\s*(?:and|but|while|although|with|which|the\s+(?:only|highest|lowest|top)|after|because|down|up|compared)\b|,\s*[‘'“"]|\s(?:but|while|although|after|because|since|whereas)\s
      |\s+and\s+(?:(?:was|is|were)\s+)?(?:(?:graded|rated|judged)\s+)?(?:as\s+|to\s+be\s+|a\s+)?[‘'“"]?(?:outstanding|good|adequate|requires|inadequate|for\s)|\s+and\s+(?:that\s+)?it\s|,?\s+(?:HMIC|inspectors|the\s+report)).*$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(
    r"""^(?:.*?[,;]\s+(?:and\s+|but\s+|while\s+)?)??(?:[Ff]or|[Ii]n|[Aa]t|[Oo]n|[Aa]gainst)\s+(?:its\s+|their\s+|the\s+question\s+of\s+)?
    (?P<question>[a-z‘'“"][^.;:]{3,120}?)(?=,\s|\s+[A-Z]|\s+(?:it|the\s+(?:force|constabulary|service))\b|\s+an?\s*[‘'“"]?$)""",
    re.VERBOSE | re.DOTALL,
)
_PILLARS = (
    ("effectiveness", re.compile(r"\beffective(?:ly)?\b", re.IGNORECASE)),
    ("efficiency", re.compile(r"\befficient(?:ly)?\b", re.IGNORECASE)),
    ("legitimacy", re.compile(r"\blegitimate(?:ly)?\b", re.IGNORECASE)),
)
_COUNT_BEHIND = re.compile(
    r",?\s+(?:and|but|while)\s+(?:in|at|for)\s+(?:a\s+further\s+)?(?:\d+|one|two|three|four|five|six|seven)\b.*$"
)
_NO_QUESTION = re.compile(
    rf"(?:\d|one\b|its\b|their\b|each\b|all\b|both\b|these\b|this\b|the\s+(?:first|second|third)\s+time|{YEAR})",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"\b{_TRIGGER}\s+(?P<object>[^.;]{{3,140}}?)\s+(?:to\s+be|as|at|is|was|were)?\s*(?:an?\s+)?[‘'“\"]?$",
    re.IGNORECASE,
)
_PRIOR = re.compile(
    r"\b(?:previous(?:ly)?|last\s+(?:time|inspection|year)|earlier|already|had\s+(?:been\s+)?(?:judged|graded|rated)|up\s+from|down\s+from|compared\s+(?:with|to)|from\s+being)\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+)?[‘'“\"]?$", re.IGNORECASE)
_YEAR = re.compile(rf"\b(?:in|In|of|since)\s+(?:\w+\s+)?(?P<year>{YEAR})\b")
_TOPIC = re.compile(
    r"""\b(?:when\s+it\s+comes\s+to|how\s+(?:well|effectively|efficiently)\s+(?:it|they|the\s+force|forces)|at)\s+(?P<topic>[a-z]\w+ing\b[^.,;]{4,90})
    |\b(?P<pillar>effectiveness|efficiency|legitimacy|leadership|crime(?:\s+data)?\s+(?:recording|integrity))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PILLAR_HEADING = re.compile(r"^(?:effectiveness|efficiency|legitimacy|leadership|overall)\b", re.IGNORECASE)
_STOP = frozenset(
    "a an and at for how in is it its of on the to with does do well are effectively force overall".split()
)
_OVERALL = "overall"
_OPENING = 8  # sentences at the beginning that say what was inspected
_AREAS = 14  # more areas than any cycle has asked about
_LONG_QUESTION = 6  # words; with more, a line is a sentence about the overall grade


@dataclass(frozen=True, slots=True)
class _Found:
    """A grade found: for whom, against what, in which words."""

    force: LocalId
    grade: Grade
    question: str
    span: Sentence | Block
    rule: str
    prior: bool = False


def read(reading: Reading) -> None:
    """Record each grade at its first statement."""
    kept: list[_Found] = []
    scale = _scale(reading)
    for found in sorted((*_in_lines(reading), *_in_sentences(reading)), key=lambda f: f.span.start):
        if any(_same(found, other) for other in kept):
            continue
        kept.append(found)
        reading.add(
            GradedJudgment(
                force=found.force,
                grade=found.grade,
                question=found.question,
                scale=scale,
                prior=found.prior,
                evidence=Evidence(found.span.start, found.span.end, found.rule),
                confidence=0.9,
            )
        )


def _scale(reading: Reading) -> str:
    """Five grades since 2021; "adequate" as a grade exists only there."""
    return (
        "five-tier"
        if (reading.published or "0") >= "2021" or re.search(r"[‘'“\"]adequate|: adequate", reading.text)
        else "four-tier"
    )


def _same(one: _Found, other: _Found) -> bool:
    if one.force != other.force or one.grade is not other.grade or one.prior != other.prior:
        return False
    if ("overall" in one.question) is not ("overall" in other.question):
        return False
    left, right = _words(one.question), _words(other.question)
    return left == right or (bool(left & right) and len(left & right) * 2 > min(len(left), len(right)))


def _words(question: str) -> frozenset[str]:
    return frozenset(word[:7] for word in re.findall(r"\w+", question.lower()) if word not in _STOP)


def _grade(words: str) -> Grade:
    words = words.lower()
    return Grade.REQUIRES_IMPROVEMENT if words.startswith("requir") else Grade(words)


# Lines


def _in_lines(reading: Reading) -> Iterator[_Found]:
    """``Working with partners: good``; a question with "Good" below it; a grade with its questions below it."""
    for index, laid in enumerate(reading.blocks):
        match = _ROW.match(reading.words(laid.block).strip()) if laid.zone is not Zone.FURNITURE else None
        if match is None:
            continue
        grade = _grade(match["grade"])
        below = _questions_below(reading, index)
        for force in _forces_of_line(reading, index):
            if match["question"]:
                words = match["question"].strip()
                overall = "overall" in words.lower() and len(words.split()) > _LONG_QUESTION
                yield _Found(force, grade, _OVERALL if overall else words, laid.block, "grades.line")
            elif below:
                yield from (_Found(force, grade, reading.words(b), b, "grades.list") for b in below)
            else:
                question = _question_above(reading, index)
                yield _Found(force, grade, question, laid.block, "grades.line")


def _forces_of_line(reading: Reading, index: int) -> Sequence[LocalId]:
    """The force that the heading above names, else the subject of the document."""
    heading = reading.blocks[index].heading
    if heading is not None:
        block = reading.blocks[heading].block
        named = [m.id for m in reading.mentions_in(block.start, block.end) if m.kind is MentionKind.FORCE]
        if len(named) == 1:
            return named
    return reading.subject_forces if len(reading.subject_forces) == 1 else ()


def _question_above(reading: Reading, index: int) -> str:
    """The heading that the grade answers, with the pillar above it; "overall" right below the title."""
    heading = reading.blocks[index].heading
    if heading is None or _is_title(reading, heading):
        return _OVERALL
    words = reading.words(reading.blocks[heading].block).strip(" ?")
    above = reading.blocks[heading - 1] if heading else None
    if (
        above is not None
        and above.kind is BlockKind.HEADING
        and _PILLAR_HEADING.match(reading.words(above.block))
    ):
        return f"{reading.words(above.block)}: {words}"
    return words


def _is_title(reading: Reading, index: int) -> bool:
    start = reading.blocks[index].block.start
    return any(s.evidence.rule == "facts.title" and s.evidence.start == start for s in reading.statements)


def _questions_below(reading: Reading, index: int) -> list[Block]:
    """Short items right below a grade: the areas that got it."""
    heading = reading.blocks[index].heading
    if heading is not None and reading.words(reading.blocks[heading].block).rstrip().endswith("?"):
        return []
    found: list[Block] = []
    for laid in reading.blocks[index + 1 : index + 1 + _AREAS]:
        words = reading.words(laid.block)
        if laid.kind is not BlockKind.ITEM or len(words.split()) > 10 or words.endswith("."):
            break
        found.append(laid.block)
    return found


# Sentences


def _in_sentences(reading: Reading) -> Iterator[_Found]:
    for index, sentence in enumerate(reading.sentences):
        words = reading.words(sentence)
        if not _WORD.search(words) or _SCALE.search(words):
            continue
        yield from _in_sentence(reading, index, sentence, words)


def _in_sentence(reading: Reading, index: int, sentence: Sentence, words: str) -> Iterator[_Found]:
    marks = list(_marks(reading, index, words))
    for place, (start, end, grade) in enumerate(marks):
        right = marks[place + 1][0] if place + 1 < len(marks) else len(words)
        left = marks[place - 1][1] if place else 0
        before, after = words[left:start], words[end:right]
        if _COUNTED.match(after) or _COUNTED_BEFORE.search(before) or _FILES.search(before):
            continue
        shared = _COUNTED.match(words[marks[place + 1][1] :]) if place + 1 < len(marks) else None
        question = _question(reading, index, words, (start, end), (left, right))
        prior = _is_prior(reading, words, before)
        rule = "grades.sentence"
        for force in _forces(reading, index, sentence, (start, end), (left, right)):
            if shared is None or question != _OVERALL:
                yield _Found(force, grade, question, sentence, rule, prior)


def _marks(reading: Reading, index: int, words: str) -> Iterator[tuple[int, int, Grade]]:
    """Places in a sentence where a grade word is meant as a grade."""
    judged = _JUDGED.search(words) is not None
    strong = _STRONG.search(words) is not None
    listed = reading.blocks[reading.sentences[index].block].lead_in is not None
    quoted = {m.start("grade"): m for m in _QUOTED.finditer(words)}
    speech = reading.speech[index] if index < len(reading.speech) else None
    spoken = speech is not None and (speech.quoted or speech.voice in (Voice.FORCE, Voice.OTHER))
    predicates = (
        set()
        if spoken
        else {m.start("grade") if m["grade"] else m.start("grade2") for m in _PREDICATE.finditer(words)}
    )
    for match in _WORD.finditer(words):
        start, end = match.span("grade")
        sure = start in quoted and (judged or listed or _linked(words, start))
        if sure or start in predicates or (strong and _is_complement(words, start)):
            yield start, end, _grade(match["grade"])


def _linked(words: str, start: int) -> bool:
    """``is 'good' at``, ``as 'inadequate'``, ``a 'good' grade``."""
    return (
        re.search(
            r"\b(?:is|was|are|were|as|be|an?|and|remains?|requires|for|to|from|rated|in)\s+[‘'“\"]$",
            words[:start],
        )
        is not None
    )


def _is_complement(words: str, start: int) -> bool:
    """Unquoted behind "graded", "judged ... to be", "as", or "grade of"."""
    return (
        re.search(
            r"\b(?:(?:re-?graded|graded|judged|rated|ranked)(?:\s+(?:overall\s+)?(?:as|to\s+be|it))*(?:\s+[^,.;]{0,90}?\s(?:as|to\s+be|is|was))?|(?:as|be)(?:\s+being)?"
            r"|(?:grade|rating|judgment)s?\s+(?:of|is|was|as|remains?)|stays?\s+as\s+it\s+is:|and|from|to)\s+(?:an?\s+)?$",
            words[:start][-140:],
            re.IGNORECASE,
        )
        is not None
    )


def _question(reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int]) -> str:
    """The question answered: behind the grade, before it, what was judged, or the topic of the sentences before."""
    start, end = mark
    left, right = part
    if after := _AFTER.match(words[end:right]):
        if after["prep"].lower() == _OVERALL:
            return _overall(reading, index)
        question = _tidy(_CUT.sub("", after["question"]))
        if question and not re.match(
            r"(?:\d+|one|the\s+(?:first|second|third)\s+time|" + YEAR + r")\b", question
        ):
            return question
    if found := _OBJECT.search(words[left:start]):
        question = _without_force(reading, index, found["object"], left + found.start("object"))
        if question:
            return question
    if before := _BEFORE.search(words[left:start]):
        question = _tidy(before["question"])
        if question and not _NO_QUESTION.match(question):
            return question
    if re.search(r"\boverall\b", words[left:right], re.IGNORECASE):
        return _overall(reading, index)
    return _topic(reading, index)


def _without_force(reading: Reading, index: int, words: str, offset: int) -> str | None:
    """``the crime-recording arrangements of Kent Police`` -> ``crime-recording arrangements``."""
    start = reading.sentences[index].start + offset
    for mention in reversed(reading.mentions_in(start, start + len(words))):
        words = words[: mention.start - start] + "|" + words[mention.end - start :]
    parts = [
        re.sub(
            r"\s+(?:of|by|in|at|for)\s*$|^['’]s\s+|^\W+|\b(?:the|that|has|have|been|it|force|constabulary|as|and)\b",
            " ",
            part,
        )
        for part in words.split("|")
    ]
    question = _tidy(max(parts, key=len))
    return question if len(re.findall(r"[a-z]{4,}", question)) >= 1 else None


def _overall(reading: Reading, index: int) -> str:
    """ "overall", with the pillar that the sentences before speak of."""
    topic = _topic(reading, index)
    return topic if topic == _OVERALL else f"{topic} {_OVERALL}"


def _topic(reading: Reading, index: int) -> str:
    """The topic named in this sentence or the two before it, in its heading, or first in the document."""
    texts = [reading.words(s) for s in reading.sentences[max(0, index - 2) : index + 1]][::-1]
    heading = reading.blocks[reading.sentences[index].block].heading
    if heading is not None:
        texts.append(reading.words(reading.blocks[heading].block))
    texts += [reading.words(s) for s in reading.sentences[:_OPENING]]
    found = next((m for m in map(_TOPIC.search, texts) if m is not None), None)
    return _tidy(found["topic"] or found["pillar"].lower()) if found else _OVERALL


def _tidy(words: str) -> str:
    """A question as reports word it; "how efficiently it operates" names its pillar first."""
    plain = re.sub(r"\s+", " ", words).strip(" ,‘’'“”\"–—-").removeprefix("the ").removeprefix("its ")
    plain = re.sub(r"\s+(?:and|but|or)(?:\s+(?:in|at|for))?$", "", _COUNT_BEHIND.sub("", plain)).strip(" ,")
    if plain.startswith("how "):
        pillar = next((name for name, adverb in _PILLARS if adverb.search(plain[:40])), None)
        return f"{pillar}: {plain}" if pillar else plain
    return plain


def _forces(
    reading: Reading, index: int, sentence: Sentence, mark: tuple[int, int], part: tuple[int, int]
) -> Sequence[LocalId]:
    """Forces graded: named before the grade in its part of the sentence, else behind it, else those spoken of."""
    offset = sentence.start
    named = [m for m in reading.mentions_in(sentence.start, sentence.end) if m.kind is MentionKind.FORCE]
    own = [m for m in named if offset + part[0] <= m.start < offset + part[1]]
    before = [m.id for m in own if m.start < offset + mark[0]]
    after = [m.id for m in own if m.start >= offset + mark[1]]
    if before or after:
        return list(dict.fromkeys(before or after))
    earlier = [m.id for m in named if m.start < offset + mark[0]]
    if earlier:
        return list(dict.fromkeys(earlier))
    about = reading.forces_of[index] if index < len(reading.forces_of) else ()
    return about or (reading.subject_forces if len(reading.subject_forces) == 1 else ())


def _is_prior(reading: Reading, words: str, before: str) -> bool:
    year = _YEAR.search(words)
    older = year is not None and reading.published is not None and year["year"] < reading.published[:4]
    return older or _FROM.search(before) is not None or _PRIOR.search(words) is not None
