"""The question that a grade answers: in the words behind the grade, before it, or in what was judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...model import BlockKind
from ..reading import Reading
from .grade_around import area_around, subject_graded
from .grade_labels import is_name, looks_like_area
from .grade_wording import CUT, OVERALL, PILLARS, tidy, usable
from .grade_words import IN_ALL_AREAS, NUMBER, TRIGGER

_AFTER = re.compile(
    r"""^[’'”"]?(?:,\s+in\s+(?:our|their|its)\s+(?:assessment|view|judge?ment|opinion)(?=,\s))?(?:,|\s+[–—-](?=\s))?\s*(?:by\s+[^,.;]{3,80}?\s+)?(?:(?:grade|rating|judge?ment|mark|score|verdict|assessment|status)s?,?\s+)?
    (?:for\s+the\s+\w+\s+(?:time|year|inspection)(?:\s+(?:running|in\s+a\s+row))?,?\s+)?
    (?:(?:overall|both)\s+(?=(?:at|in|for|on)\b))?(?P<prep>in\s+(?:respect\s+of|terms\s+of|relation\s+to)|with\s+(?:regard|respect)\s+to|as\s+regards|at|in|for|on|when\s+it\s+c[oa]mes?\s+to|with|overall|(?:went|goes?|going|ones?)\s+to)\b\s*(?P<question>(?:[^.;:()]|;(?=\s+(?:and\s+)?(?:(?:at|in|for)\s+)?\w+ing\s)){0,220})""",
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    r"""^(?:.*?[,;]\s+(?:and\s+|but\s+|while\s+)?)??(?:[Oo]nly\s+)?(?:[Ff]or|[Ii]n|[Aa]t|[Oo]n|[Aa]gainst)\s+
    (?:its\s+|their\s+|the\s+question\s+of\s+)?(?P<question>[a-z‘'“"][^.;:]{3,120}?)(?<!\bway)
    (?=,\s|\s+[A-Z]|\s+(?:is|was|were|are)\s|\s+(?:(?:did\s+|was\s+)?it|the\s+(?:force|constabulary|service|grade|rating|judge?ment))\b|\s+an?\s*[‘'“"]?$)""",
    re.VERBOSE | re.DOTALL,
)
_OBJECT = re.compile(
    rf"""\b{TRIGGER}\s+(?P<object>[^.;]{{3,140}}?)\s+(?:to\s+be|as|at|is|was|were)?\s*
    (?:an?\s+)?[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_EXPANSION = re.compile(
    r"\b(?:police\s+)?effectiveness,\s+efficiency,?\s+(?:and|&)\s+legitimacy\b", re.IGNORECASE
)
_ACROSS = re.compile(
    rf"[’'”\"]?\s*(?:across\s+the\s+board|(?:in|on)\s+every|{IN_ALL_AREAS})\b", re.IGNORECASE
)
_LOOK_BACK = 4  # sentences before in which the topic is named
_OF_FORCE = re.compile(r"[’'”\"]?\s+(?:police\s+)?(?:force|constabulary|service)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"""\b(?:when\s+it\s+comes\s+to|how\s+(?:well|effectively|efficiently)\s+(?:it|they|the\s+force|forces)|(?<!\bgood\s)(?<!\bbetter\s)at)
      \s+(?P<topic>[a-z]\w+ing\b(?:(?!\sbut\b)[^.,;]){4,90})
    |\bhow\s+(?:well|effectively|efficiently)\s+(?:it|they|(?:the|each|every|a)\s+force|forces|(?-i:(?!The\b)[A-Z][\w’']+(?:\s+(?:and\s+)?[A-Z][\w’']+){0,4}))
      \s+(?:tackles?\s+(?=serious\b))?(?P<does>(?!is\b|are\b|was\b|were\b|has\b|have\b|had\b|can\b|do\b|does\b|did\b|would\b|should\b)[a-z]+\s[^.,;]{4,90})
    |\bthe\s+way\s+(?:in\s+which\s+)?(?:it|they|forces)\s+(?:tackles?\s+(?=serious\b))?(?P<way>[a-z]+\s[^.,;]{4,90})
    |^(?:On|In|At|For)\s+(?P<opening>[a-z]\w+ing\s[^.,;]{4,90}?)(?=,|\s+(?:(?-i:[A-Z])|(?:the\s+force|it)\b))
    |\b(?:grades?|graded|rated|ratings?|judged|marks?)\b[^.;]{0,30}?\b(?:for|on)\s+how\s+(?:it|they|forces|each\s+(?:force|of\s+them))
      \s+(?:tackles?\s+(?=serious\b))?(?P<graded>[a-z]+\s[^.,;:]{4,90})
    |\bhow\s+(?P<adjective>effective|efficient|legitimate)\s+(?:[\w’'-]+\s+){0,5}?(?:they|it|forces?|constabular(?:y|ies)|police)\b
    |\b(?P<pillar>effectiveness|efficiency|legitimacy|leadership|crime(?:\s+data)?\s+(?:recording|integrity))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PILLAR_TOPIC = re.compile(r"(?:effectiveness|efficiency|legitimacy|leadership|crime)\b")
_LEADERS = re.compile(r"\bleadership\b(?!\s+(?:and|inspection|pillar|report))", re.IGNORECASE)  # its leaders
_RESPONSE_TO = re.compile(
    r"\b(?:(?:response|approach)\s+to|report\s+(?:on|into))\s+(?:the\s+)?(?P<topic>(?![A-Z])[^:–—|]{5,80}?)(?:\s+(?:in\s+(?:[A-Z]|the\s+(?:north|south|east|west|region))|needs?\b|must\b|requires?\b|should\b|has\b|is\b|are\b).*)?$"
)
_SOME_OF = re.compile(r"\bof\s+(?:which|them|these|those)$")  # "in nine areas, three of which"
_REPORT_NAME = re.compile(r"An?\s+(?:joint\s+)?(?:inspection|review)\s+of\s+the\s[^.]{10,160}$")
_HOW = re.compile(r"\b(?:how|what|which|whether|way|that|who|where|those|people|all)\b", re.IGNORECASE)
_PARTED = re.compile(r"[,;:]|\b(?:is|was|were|are|has|have|had)\b")
_VERB = re.compile(r"\s(?:is|was|were|are|has|have|had)\s")
_FILLERS = re.compile(
    r"""\s+(?:of|by|in|at|for)\s*$|^['’]s\s+|^\W+|\b(?:the|that|has|have|been|it|force|constabulary|as|and)\b""",
    re.VERBOSE,
)
_AGAIN = re.compile(  # "inadequate in that area"
    r"""\b(?:that|this|the\s+same|this\s+is\s+the\s+\w+)\s+(?:area|pillar|question|heading|category|strand|aspect|respect|part
      |measure|count|work|thing|grade|grading|rating|mark|judge?ment|score)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_VERDICT = re.compile(  # "inadequate: that is the inspectors' verdict on custody"
    r"\b(?:grade|rating|judge?ment|mark|verdict)\s+(?:[^.,;:]{3,40}?\s+)?(?:on|for)\s+(?P<question>[^.;:,]{4,90})",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\s*\(\s*[‘'“\"]?$")  # "how it investigates crime (requires improvement)"
_BOUND = re.compile(r"^|[,;:]\s+(?:and\s+)?|\b(?:and|in|at|for|on|with|from|is|was|are|were|required)\s+")
_AND_FOR = re.compile(  # "for custody we were judged good, and for vetting 'inadequate'"
    r"(?:,\s+(?:and\s+|but\s+)?|\b(?:and|but)\s+)(?:for|in|at|on)\s+(?P<question>(?:its\s+)?[a-z][^.;:,]{3,90}?)\s+(?:an?\s+)?[‘'“\"]?$"
)
_GRADE_IS = re.compile(  # "and for how it treats the public the grade is again 'good'"
    r"\b(?:for|in|on|at)\s+(?P<question>(?:how|the\s+way|\w+ing)\s[^.;]{4,110}?)(?<!\bwhere),?\s+(?:the|its)\s+(?:grade|rating|mark|judge?ment)\s+"
    r"(?:is|was|remains?)\s+(?:\w+\s+)?[‘'“\"]?$",
    re.IGNORECASE,
)
_PILLAR_OF = re.compile(  # "the effectiveness of the MPS in investigating crime 'requires improvement'"
    r"\bthe\s+(?P<pillar>effectiveness|efficiency|legitimacy)\s+of\s+the\s+[A-Z]\w+(?:\s+(?:in|at)\s+(?P<area>\w+ing\s[^.;:]{3,90}?))?\s+"
    r"(?:(?:is|was|remains)\s+)?[‘'“\"]?$"
)
_PILLAR_SUBJECT = re.compile(
    r"""(?:^|[.;]\s+)(?:The\s+extent\s+to\s+which\s[^.;]{3,80}?\s(?:is|are)\s(?P<adjective>effective|efficient|legitimate)\b(?P<area>\s+(?:at|in)\s+\w+ing\s[^.;]{3,120}?)?
      |(?:The|Its|Their|(?:[A-Z][\w’'-]*\s){0,4}?[A-Z][\w-]*[’']s)\s+(?:overall\s+)?(?P<pillar>effectiveness|efficiency|legitimacy)
        (?:(?P<of>\s+(?:at|in)\s+\w+ing\s[^.;]{3,120}?)|(?:,|\s+(?:with\s+which|in|at))\s[^.;]{3,120}?)?)
      \s+(?:(?:is|was|remains|now|still|also)\s+)*[‘'“\"]?$""",
    re.VERBOSE,
)  # "The efficiency with which the constabulary cuts crime is outstanding"
_FORCES_ONLY = re.compile(rf"(?:both|all|{NUMBER}|these|the)?\s*(?:\w+\s+)?forces", re.IGNORECASE)
_OPENING = 8  # sentences at the beginning that say what was inspected


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a grade before its own words are read."""

    before: str | None  # the question that the grade told last answered
    both: Sequence[str]  # the last two questions
    beside: str | None  # the same, if one is of this inspection and the other of an earlier one
    of_other: str | None  # the same, where it was another force's
    of_force: str | None  # the only one that the force has been graded on so far
    prior: bool  # all grades of the sentence are earlier ones


def question_of(
    reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int], told: Told
) -> str | None:
    """Question of the grade at ``words[mark]``; ``part`` is the stretch of the sentence around it.

    None if only what the document speaks of can tell it (see `topic_at`). An earlier grade is not taken to
    answer the question that the sentences around it speak of.
    """
    left, right = part
    after = words[mark[1] : right]
    if (behind := _AFTER.match(after)) and behind["prep"].lower() == OVERALL:
        return _overall(reading, index)
    if _OF_FORCE.match(after):
        return OVERALL
    for found in _worded(reading, index, words, mark, part):
        told_before = found is None or _AGAIN.match(found)
        if found is not None and not (told_before or is_name(found) or _SOME_OF.search(found)):
            return found
    overall = re.search(rf"\b{OVERALL}\b", words[left:right], re.IGNORECASE)
    if (
        overall is None
        and _AGAIN.search(words[left:right])
        and (again := told.before or _headed(reading, index))
    ):
        return again
    if overall is None and told.beside:
        return told.beside
    if _ACROSS.match(after) or (told.prior and _TOPIC.search(words) is None):
        return told.of_force or OVERALL
    if overall is None and told.of_other and _TOPIC.search(words) is None:
        return told.of_other
    return _overall(reading, index) if overall else None


def _worded(
    reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int]
) -> Iterator[str | None]:
    """What may be the question, by the words behind the grade, around it and before it, the surest first."""
    left, right = part
    before, after = words[left : mark[0]], words[mark[1] : right]
    if subject := _PILLAR_SUBJECT.search(before):
        pillar = subject["pillar"] or PILLARS[subject["adjective"]]
        yield pillar.lower() + (subject["area"] or subject["of"] or "")
    if aside := _ASIDE.search(before):
        yield _in_front(before[: aside.start()])
    if behind := _AFTER.match(after):
        yield usable(_without_verb(CUT.sub("", behind["question"])))
    if left and (also := _AND_FOR.search(before)):
        yield usable(also["question"])
    if of_force := _PILLAR_OF.search(before):
        yield of_force["area"] or of_force["pillar"]
    if told := _GRADE_IS.search(before):
        yield usable(told["question"])
    yield area_around(reading, index, words[: mark[0]], before, after)
    if judged := _OBJECT.search(before):
        yield _without_force(reading, index, judged["object"], left + judged.start("object"))
    yield subject_graded(before, requires=words[mark[0]] in "rn", later=left > 0)
    if ahead := _BEFORE.search(before):
        yield usable(CUT.sub("", ahead["question"]))
    if verdict := _VERDICT.search(after):
        yield usable(CUT.sub("", verdict["question"]))


def _in_front(words: str) -> str | None:
    """The area that words end with: the longest one that no comma or verb parts."""
    parts = (words[bound.end() :].strip() for bound in _BOUND.finditer(words))
    return next((usable(part) for part in parts if looks_like_area(part) and not _PARTED.search(part)), None)


def _without_verb(words: str) -> str:
    """``a grade of inadequate for vetting was not acceptable``: up to a verb that is not part of it."""
    return words if _HOW.search(words) else _VERB.split(words, maxsplit=1)[0]


def _headed(reading: Reading, index: int) -> str | None:
    """The area that the heading above names."""
    heading = reading.blocks[reading.sentences[index].block].heading
    words = reading.words(reading.blocks[heading].block) if heading is not None else ""
    return words if looks_like_area(words) else None


def topic_of(reading: Reading, block: int) -> str:
    """What the lines above a block speak of: the topic of the last sentence before it that names one."""
    before = [i for i, sentence in enumerate(reading.sentences) if sentence.block < block]
    return topic_at(reading, before[-1]) if before else _topic_of_title(reading)


def _without_force(reading: Reading, index: int, words: str, offset: int) -> str | None:
    """``the crime-recording arrangements of Kent Police`` -> ``crime-recording arrangements``."""
    start = reading.sentences[index].start + offset
    for mention in reversed(reading.mentions_in(start, start + len(words))):
        words = words[: mention.start - start] + "|" + words[mention.end - start :]
    question = tidy(max((_FILLERS.sub(" ", part) for part in words.split("|")), key=len))
    if question.startswith("to ") or _FORCES_ONLY.fullmatch(question):
        return None
    return question if re.search(r"[a-z]{4,}", question) else None


def _overall(reading: Reading, index: int) -> str:
    """``overall``, with the pillar that the sentences before speak of."""
    topic = topic_at(reading, index)
    return f"{topic} {OVERALL}" if _PILLAR_TOPIC.match(topic) else OVERALL


def topic_at(reading: Reading, index: int) -> str:
    """The topic named in this sentence or the two before, in its heading, or first in the document."""
    texts = [reading.words(s) for s in reading.sentences[max(0, index - _LOOK_BACK) : index + 1]][::-1]
    heading = reading.blocks[reading.sentences[index].block].heading
    if heading is not None:
        texts.append(reading.words(reading.blocks[heading].block))
    opening = zip(reading.sentences[: min(_OPENING, index + 1)], reading.speech, strict=False)
    said = (reading.words(sentence) for sentence, speech in opening if not speech.quoted)
    first = [_LEADERS.sub("", words) for words in said]
    texts, first = ([_EXPANSION.sub("", text) for text in some] for some in (texts, first))
    found = next(filter(None, map(_TOPIC.search, texts)), None)
    if found is None and (found := next(filter(None, map(_TOPIC.search, first)), None)) is not None:
        pillars = (m for text in first for m in _TOPIC.finditer(text) if m["pillar"])
        found = next(pillars, found)
    if found is not None:
        if found["adjective"]:  # "how effective all forces were"
            return PILLARS[found["adjective"].lower()]
        return tidy(
            found["topic"]
            or found["does"]
            or found["graded"]
            or found["way"]
            or found["opening"]
            or found["pillar"].lower()
        )
    return _topic_of_title(reading)


def _topic_of_title(reading: Reading) -> str:
    answered = _RESPONSE_TO.search(reading.title) or _of_report(reading)
    return tidy(answered["topic"]) if answered else OVERALL


def _of_report(reading: Reading) -> re.Match[str] | None:
    """``Get the report``, and below it ``An inspection of the response to organised crime``: its topic."""
    heads = (reading.words(laid.block) for laid in reading.blocks if laid.kind is not BlockKind.ITEM)
    return next((_RESPONSE_TO.search(words) for words in heads if _REPORT_NAME.match(words)), None)
