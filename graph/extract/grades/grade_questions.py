"""The question that a grade answers: in the words behind the grade, before it, or in what was judged."""

from __future__ import annotations

import re

from ...model import Fact
from ..reading import Reading
from ..words.dates import YEAR
from .grade_words import NUMBER, TRIGGER

OVERALL = "overall"
_AFTER = re.compile(
    r"""^[’'”"]?,?\s*(?:by\s+[^,.;]{3,80}?\s+)?(?:(?:grade|rating|judge?ment|mark|score|verdict|assessment|status)s?,?\s+)?
    (?:for\s+the\s+\w+\s+(?:time|year|inspection)(?:\s+(?:running|in\s+a\s+row))?,?\s+)?
    (?:overall\s+(?=(?:at|in|for|on)\b))?(?P<prep>at|in|for|on|when\s+it\s+comes\s+to|with|overall)\b\s*(?P<question>(?:[^.;:()]|;(?=\s+(?:and\s+)?(?:(?:at|in|for)\s+)?\w+ing\s)){0,220})""",
    re.VERBOSE | re.IGNORECASE,
)
_CUT = re.compile(
    r"""\s*(?:,\s*and\b(?!\s+(?:(?:at|in|for)\s+)?\w+ing\b)(?=\s+(?:it|he|she|they|there|this|that|its|HMIC\w*|inspectors|officers|(?:the|an?)\s|(?-i:[A-Z]))
          |(?:(?!\bhow\b)[^,;])*\b(?:is|was|were|are|has|have|had|will|said|says|found|told|made|would|must|should|needs?|did|do|does|can)\b)
      |,\s*(?:but|while|although|with|which|the\s+(?:only|highest|lowest|top)|after|because|down|up
        |compared|according|(?:it|an?\s+(?:new\s+)?report)\s+(?:has\s+|have\s+)?(?:said|found|says|finds))\b|,\s*[‘'“"]|\s(?:but|while|although|(?<!looking\s)after|because|since|whereas|when)\s
      |\s+and\s+(?:(?:today|now|then|also)\s+)?(?:(?:was|is|were)\s+)?(?:(?:graded|rated|judged|deemed)\s+)?(?:as\s+|to\s+be\s+|a\s+)?
       [‘'“"]?(?:outstanding|good|adequate|requires|inadequate|for\s+[\w ]{3,40}\s+an?\s*$)
      |\s+and\s+(?:(?:today|now|then|also)\s+)?(?:was|is|were|has\s+been)\s+(?:graded|rated|judged|deemed|found)\b
      |\s+and\s+(?:(?:that\s+)?it|is|was|were|has|had)\s|,?\s+(?:HMIC|inspectors|the\s+report)
      |,?\s+(?:in|by|after|following)\s+(?:an?|the|its|their)\s+(?:[\w-]+\s+){0,3}(?:inspection|report|assessment|review)\b
      |,?\s+(?:last|this)\s+(?:year|week|month)\b
      |\s+and\s+(?:(?:just|only|also)\s+)?(?-i:[A-Z])[\w’']+(?:\s+(?-i:[A-Z])[\w’']+)*\s+$
      |,?\s+by\s+(?:the\s+)?(?:HMIC|inspector|watchdog|police\s+watchdog|HM\b)
      |,?\s+in\s+(?:19|20)\d\d\b).*$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_BEFORE = re.compile(
    r"""^(?:.*?[,;]\s+(?:and\s+|but\s+|while\s+)?)??(?:[Ff]or|[Ii]n|[Aa]t|[Oo]n|[Aa]gainst)\s+
    (?:its\s+|their\s+|the\s+question\s+of\s+)?(?P<question>[a-z‘'“"][^.;:]{3,120}?)(?<!\bway)
    (?=,\s|\s+[A-Z]|\s+(?:it|the\s+(?:force|constabulary|service|grade|rating|judge?ment))\b|\s+an?\s*[‘'“"]?$)""",
    re.VERBOSE | re.DOTALL,
)
_OBJECT = re.compile(
    rf"""\b{TRIGGER}\s+(?P<object>[^.;]{{3,140}}?)\s+(?:to\s+be|as|at|is|was|were)?\s*
    (?:an?\s+)?[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"""(?:^|[,;]\s|\band\s|\bwhile\s|\bbut\s|\bits\s|\btheir\s|['’]s?\s)(?P<subject>[\w][\w\s,-]{3,140}?)\s*
    (?:\b(?:is|was|were|are|has\s+been|had\s+been|remains?)\s+(?:(?:also|now|again|then|all|both|each)\s+)?
      (?:(?:re-?graded|graded|judged|rated|found|said|deemed|considered|assessed|marked)\s+)?(?:as\s+|to\s+(?:be\s+)?)?(?:an?\s+)?)[‘'“"]?$""",
    re.VERBOSE | re.IGNORECASE,
)
_CONTRAST = re.compile(r"\b(?:while|whereas|but)\s")
_POSSESSED = re.compile(r"\bits\s+(?P<subject>[a-z][a-z\s-]{3,50}?)(?:\s+as)?\s+[‘'“\"]?$")
_AREA_WORD = re.compile(
    r"^(?:the\s+|its\s+|their\s+|overall\s+)?(?:\w+ing\s|how\s|extent\s+to\s+which\s|effectiveness|efficiency|legitimacy|leadership|treatment|use\s+of|good\s+use|crime|vetting"
    r"|recording|custody|police\s+powers|stop\s+and\s+search|response|victim|service|protection|workforce"
    r"|work\s+(?:on|with|against|to)|approach|handling|management|support|care|ability|planning|performance\s+(?:on|in|at))",
    re.IGNORECASE,
)
_ITS = re.compile(r"^(?:its|their|the)\s+", re.IGNORECASE)
_EXPANSION = re.compile(
    r"\b(?:police\s+)?effectiveness,\s+efficiency,?\s+(?:and|&)\s+legitimacy\b", re.IGNORECASE
)
_ACROSS = re.compile(r"[’'”\"]?\s*(?:across\s+the\s+board|(?:in|on)\s+every)\b", re.IGNORECASE)
_COUNTED_LIST = re.compile(
    rf"""[’'”"]?\s*(?:in|for|at|across)(?:(?:\s+only|\s+just|\s+all)?\s+(?:{NUMBER}(?:\s+of\s+(?:them|these|those))?|these|the\s+following)\b|(?=:))
    (?:\s+(?:\w+\s+)?areas?(?:\s+of\s+\w+)?)?
    (?:\s*:|\s+[–—-]|,\s+(?:namely|including)|\s+\()\s*(?P<list>[^.()]{{5,220}})""",
    re.VERBOSE | re.IGNORECASE,
)
_LOOK_BACK = 4  # sentences before in which the topic is named
_NO_QUESTION = re.compile(
    rf"(?:\d|to\b|(?:the\s+)?(?:time|times|present|moment|past|recent|last|least|once|previous|latest|earlier|new|(?:a|this|that)\s+(?:new\s+)?(?:report|inspection)|report|inspection|years?|months?|first|same)\b|it\b|that\b|them\b|all\b|one\b|its\b|their\b|each\b|all\b|both\b|these\b|this\b|the\s+(?:first|second|third)\s+time|{YEAR})",
    re.IGNORECASE,
)
_COUNT_BEHIND = re.compile(
    r",?\s+(?:and|but|while)\s+(?:in|at|for)\s+(?:a\s+further\s+)?(?:\d+|one|two|three|four|five|six|seven)\b.*$"
)
_LOOSE_END = re.compile(r"\s+(?:and|but|or)(?:\s+(?:in|at|for))?$")
_PILLARS = (
    ("effectiveness", re.compile(r"\beffective(?:ly)?\b", re.IGNORECASE)),
    ("efficiency", re.compile(r"\befficient(?:ly)?\b", re.IGNORECASE)),
    ("legitimacy", re.compile(r"\blegitimate(?:ly)?\b", re.IGNORECASE)),
)
_GRADE_FOR = re.compile(
    r"""\b(?:grade|grading|rating|judge?ment|mark|score)s?\s+(?:for|on|in|at)\s+(?P<question>[^,;:.]{3,90}?)
    (?=\s+(?:has|have|had|was|were|is|are|went|goes|fell|rose|dropp\w+|improv\w+|slipp\w+|mov\w+|remain\w*|stay\w*|chang\w+)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA = r"\b(?:areas?|questions?|categor(?:y|ies)|aspects?|strands?)"
_AREA_GRADED = re.compile(rf"{_AREA}\b[^.;:]{{0,50}}$", re.IGNORECASE)
_WAS = re.compile(r"[’'”\"]?\s+(?:was|were|is|are|includ(?:e[sd]?|ing))\s*:?\s*(?P<question>[^.:]{4,200})", re.IGNORECASE)
_IS_THE_AREA = re.compile(
    rf"""(?:^|[,;:]\s+|\band\s+|\bwith\s+)(?P<question>[^.;:]{{4,90}}?)\s+(?:was|is|were|are|being)\s+
    (?:the\s+)?(?:(?:only|one|single|sole|other)\s+)*{_AREA}\b[^.;:,]{{0,40}}$""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA_INCLUDED = re.compile(
    rf"""(?:{_AREA}|\b(?:others?|{NUMBER}))\s*,\s+(?:including|among\s+them|such\s+as)\s+(?P<question>[^;:.]{{4,160}}?),\s+
    (?:was|were|is|are|has\s+been|have\s+been)\b[^.;:,]{{0,40}}$""",
    re.VERBOSE | re.IGNORECASE,
)
_AREA_NAMED = re.compile(
    rf"""(?:{_AREA}|\b(?:one|two|three|others?))\s*(?:,|\s[–—-])\s*(?P<question>[^,–—;:.]{{4,120}}?)\s*(?:,|\s[–—-])\s*
    (?:was|were|is|are|has\s+been|have\s+been)\b[^.;:,]{{0,40}}$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_FORCE = re.compile(r"[’'”\"]?\s+(?:police\s+)?(?:force|constabulary|service)\b", re.IGNORECASE)
_TOPIC = re.compile(
    r"""\b(?:when\s+it\s+comes\s+to|how\s+(?:well|effectively|efficiently)\s+(?:it|they|the\s+force|forces)|at)
      \s+(?P<topic>[a-z]\w+ing\b[^.,;]{4,90})
    |\b(?P<pillar>effectiveness|efficiency|legitimacy|leadership|crime(?:\s+data)?\s+(?:recording|integrity))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_RESPONSE_TO = re.compile(
    r"\b(?:response|approach)\s+to\s+(?:the\s+)?(?P<topic>[^:–—|]{5,80}?)(?:\s+in\s+[A-Z].*)?$"
)
_FILLERS = re.compile(
    r"""\s+(?:of|by|in|at|for)\s*$|^['’]s\s+|^\W+|\b(?:the|that|has|have|been|it|force|constabulary|as|and)\b""",
    re.VERBOSE,
)
_EXTENT = ("extent to which", "to what extent")
_PILLAR = r"(?:effectiveness|efficiency|legitimacy|leadership)"
_WITH_WHICH = re.compile(rf"{_PILLAR}\s+with\s+which\b", re.IGNORECASE)  # all of a report on one pillar
_PILLAR_LIST = re.compile(rf"{_PILLAR}(?:(?:,\s+|,?\s+and\s+){_PILLAR})+", re.IGNORECASE)
_REPEATED = re.compile(r"(?:;|,|,?\s+and|;\s+and|,\s+and|,?\s+as\s+well\s+as)\s+(?:at|in|for|on)\s+(?=[a-z])")
_BETWEEN_AREAS = re.compile(
    r"""(?:;\s+(?:and\s+)?|,\s+(?:and\s+)?|\s+and\s+)
    (?=(?!reducing\s+(?:vulnerab|re-?offend|crime)|keeping\s+people|tackling\s+anti|providing\s+sustain|learning\b
        |protecting\s+(?:its|the|their)\s+(?:workforce|staff|people))
      (?:\w+ing\s+(?!and\b)\w|how\s+(?:it|well|the)\b
        |(?<=[,;]\s)(?:respond|protect|manage|investigate|prevent|support|tackle|engage|treat|keep|record)\s
        |(?<=,\sand\s)(?:respond|protect|manage|investigate|prevent|support|tackle|engage|treat|keep|record)\s
        |(?:the\s+|its\s+)?(?:treatment|(?:good\s+)?use|leadership|recording|crime\s+(?:recording|data)|police\s+powers
          |victim\s+service|service\s+to|serious|strategic)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_UNFINISHED = re.compile(
    r"police\s+powers$|(?:^|\b(?:to|of|in|for|at)\s)(?:\w+ing(?:,\s*|\s+and\s+)?)+$|\b(?:with|of|to|for|by|in|on)$|^$", re.IGNORECASE
)
_AREA_OF = re.compile(r"^(?:(?:final|first|second|third|other)\s+)?(?:category|pillar|strand|area)\s+of\s+")
_OPEN_END = re.compile(r"\s*[;,]\s*(?:and|or)?\s*$")
_STOP = frozenset(
    re.findall(
        r"\w+",
        "a an and at for how in is it its of on the to with does do well are effectively force overall",
    )
)
_STEM = 7  # letters by which words of questions are compared
_OPENING = 8  # sentences at the beginning that say what was inspected
_PILLAR_REACH = 40


def question_of(
    reading: Reading, index: int, words: str, mark: tuple[int, int], part: tuple[int, int], *, prior: bool
) -> str:
    """Question of the grade at ``words[mark]``; ``part`` is the stretch of the sentence around it.

    An earlier grade is not taken to answer the question that the sentences around it speak of.
    """
    left, right = part
    before, after = words[left : mark[0]], words[mark[1] : right]
    if (behind := _AFTER.match(after)) and behind["prep"].lower() == OVERALL:
        return _overall(reading, index)
    if _OF_FORCE.match(after):
        return OVERALL
    found = _usable(_CUT.sub("", behind["question"])) if behind else None
    found = found or _area_around(words[: mark[0]], before, after)
    if found is None and (judged := _OBJECT.search(before)):
        found = _without_force(reading, index, judged["object"], left + judged.start("object"))
    if found is None:
        found = _subject(before, requires=words[mark[0]] in "rn")
    if found is None and (ahead := _BEFORE.search(before)):
        found = _usable(ahead["question"])
    if found is not None:
        return found
    overall = re.search(rf"\b{OVERALL}\b", words[left:right], re.IGNORECASE)
    if _ACROSS.match(after) or (prior and _TOPIC.search(words) is None):
        return OVERALL
    return _overall(reading, index) if overall else _topic(reading, index)


def several(question: str, *, recent: bool) -> list[str]:
    """``investigating crime, supporting victims and managing offenders``: the areas that got a grade.

    Of the cycles before 2021, questions such as "reducing crime and keeping people safe" are one area each.
    """
    if question.startswith(_EXTENT):
        return [question]
    if _PILLAR_LIST.fullmatch(question):
        return re.findall(r"[a-z]+(?=[,\s]|$)(?<!and)", question.lower())
    parts = [part for piece in _REPEATED.split(question) for part in _split(piece, recent=recent)]
    parts = [_tidy(part) for part in parts]
    return parts if all(len(part) > 3 for part in parts) else [question]


def areas_counted(behind: str) -> list[str]:
    """``in three areas: vetting, custody and ...``: the areas that are counted and then named."""
    found = _COUNTED_LIST.match(behind)
    if found is None:
        return []
    pieces = re.split(r"[;,]\s*(?:and\s+)?", _CUT.sub("", found["list"]))
    return [area for piece in pieces if piece.strip() for area in areas(piece)]


def areas(words: str) -> list[str]:
    """Areas listed in a line of their own: ``treatment of the public; managing offenders``."""
    words = _OPEN_END.sub("", words)
    if ";" in words:
        return [part for part in map(_tidy, re.split(r"\s*;\s*(?:and\s+)?", words)) if part]
    return several(_tidy(words), recent=True)


def _split(words: str, *, recent: bool) -> list[str]:
    """Cut where another area begins, not inside "building, supporting and protecting the workforce"."""
    cuts = [m for m in _BETWEEN_AREAS.finditer(words) if not _UNFINISHED.search(words[: m.start()])]
    if not recent and not any("," in m.group() or ";" in m.group() for m in cuts):
        return [words]
    parts, at = [], 0
    for cut in cuts:
        if _UNFINISHED.search(words[at : cut.start()]):
            continue
        parts.append(words[at : cut.start()])
        at = cut.end()
    return [*parts, words[at:]]


def topic_of(reading: Reading, block: int) -> str:
    """What the lines above a block speak of: the topic of the last sentence before it that names one."""
    before = [i for i, sentence in enumerate(reading.sentences) if sentence.block < block]
    return _topic(reading, before[-1]) if before else OVERALL


def same_question(one: str, other: str, *, closely: bool = False) -> bool:
    """Most of the words of the shorter one, or with ``closely`` of the longer one, are in the other."""
    one, other = one.lower(), other.lower()
    if OVERALL in one or OVERALL in other:
        return all(OVERALL in words or _WITH_WHICH.match(words) for words in (one, other))
    left, right = _stems(one), _stems(other)
    size = max(len(left), len(right)) if closely else min(len(left), len(right))
    needed = 0.75 if closely else 0.5
    return one == other or len(left & right) > needed * size > 0


def _stems(question: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in re.findall(r"\w+", question.lower()) if word not in _STOP)


def _area_around(ahead: str, before: str, after: str) -> str | None:
    """``the only area rated good was X``; ``one, X, was graded``; ``its grade for X rose from``."""
    if _AREA_GRADED.search(before) and (named := _WAS.match(after)):
        return _usable(_CUT.sub("", named["question"]))
    around = (_IS_THE_AREA, _AREA_INCLUDED, _AREA_NAMED)
    told = next(filter(None, (area.search(before) for area in around)), None) or _GRADE_FOR.search(ahead)
    return _usable(told["question"]) if told else None


def _subject(before: str, *, requires: bool) -> str | None:
    """``Its efficiency was rated``, ``and its legitimacy``: the area that is the subject of the verb."""
    before = _CONTRAST.split(before)[-1]
    found = _POSSESSED.search(before) or _SUBJECT.search(before)
    if found is None and requires:
        found = _SUBJECT.search(f"{before.rstrip()} is ")
    if found is None or _AREA_WORD.match(found["subject"]) is None:
        return None
    return _usable(_ITS.sub("", found["subject"]))


def _usable(words: str) -> str | None:
    question = _tidy(words)
    return question if question and not _NO_QUESTION.match(question) else None


def _without_force(reading: Reading, index: int, words: str, offset: int) -> str | None:
    """``the crime-recording arrangements of Kent Police`` -> ``crime-recording arrangements``."""
    start = reading.sentences[index].start + offset
    for mention in reversed(reading.mentions_in(start, start + len(words))):
        words = words[: mention.start - start] + "|" + words[mention.end - start :]
    question = _tidy(max((_FILLERS.sub(" ", part) for part in words.split("|")), key=len))
    if question.startswith("to "):
        return None
    return question if re.search(r"[a-z]{4,}", question) else None


def _overall(reading: Reading, index: int) -> str:
    """``overall``, with the pillar that the sentences before speak of."""
    topic = _topic(reading, index)
    return topic if topic == OVERALL else f"{topic} {OVERALL}"


def _topic(reading: Reading, index: int) -> str:
    """The topic named in this sentence or the two before, in its heading, or first in the document."""
    texts = [reading.words(s) for s in reading.sentences[max(0, index - _LOOK_BACK) : index + 1]][::-1]
    heading = reading.blocks[reading.sentences[index].block].heading
    if heading is not None:
        texts.append(reading.words(reading.blocks[heading].block))
    opening = zip(reading.sentences[:_OPENING], reading.speech, strict=False)
    texts += [reading.words(sentence) for sentence, speech in opening if not speech.quoted]
    texts = [_EXPANSION.sub("", text) for text in texts]
    found = next((m for m in map(_TOPIC.search, texts) if m is not None), None)
    if found is not None:
        return _tidy(found["topic"] or found["pillar"].lower())
    title = next((f.value for f in reading.statements if isinstance(f, Fact) and f.name == "title"), "")
    answered = _RESPONSE_TO.search(title)
    return _tidy(answered["topic"]) if answered else OVERALL


def _tidy(words: str) -> str:
    """A question as reports word it; ``how efficiently it operates`` names its pillar first."""
    plain = re.sub(r"\s+", " ", words).strip(" ,‘’'“”\"–—-").removeprefix("the ").removeprefix("its ")
    plain = _AREA_OF.sub("", plain)
    plain = _LOOSE_END.sub("", _COUNT_BEHIND.sub("", plain)).strip(" ,")
    if not plain.startswith("how "):
        return plain
    pillar = next((name for name, adverb in _PILLARS if adverb.search(plain[:_PILLAR_REACH])), None)
    return f"{pillar}: {plain}" if pillar else plain
