"""Lists that lost their marks and line ends: ``Calls are answered fast Officers arrive late``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ...model import Block, BlockKind
from ..names.gazetteer import hits

_WORDS = re.compile(r"\S+")
_STOP = re.compile(r"[.!?;|“”\"‘]|\.\.\.")
_FEWEST = 3  # items of a list
_SHORTEST, _USUAL = 4, 6  # words of an item, and of all on average
_JOINS = frozenset(
    re.findall(
        r"\w+",
        """
        a an the this that these those its it their his her our your my no any some each every both
        all one two three four five six and or but nor of in on at by for from with to into as than
        then when while where which who whom whose if because so not be is are was were been has
        have had do does did will would can could should may must said says called named about after
        before between during under through against among without within per new former deputy
        assistant acting chief senior local near via
        """,
    )
)
"""Words behind which a sentence does not end."""
_NEVER_FIRST = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri"
    r"|Satur|Sun)day|I|Mr|Mrs|Ms|Dr|Sir|PC|HM|His|Her)\W*$"
)
_VERB = re.compile(
    r"(?:has\s+(?:yet|not|no|a|an|the|been|too)|does\s+not|is\s+(?:not|now|still|too)|cannot|(?:sends|leaves|loses|keeps|makes|takes|gives"
    r"|lacks|needs|uses|works|holds|puts|gets|runs|fails|knows|deals|responds|understands|manages|provides|treats|records|monitors"
    r"|supports|protects|identifies|investigates|reviews|shares|trains|spends|relies|plans|tells|lets|misses|struggles|answers"
    r"|attends|assesses|engages|listens|learns|checks|tackles|prevents|develops|offers|allows|ensures|recruits|vets|pays|sets))\b"
)
_LEAD = re.compile(r"[^.:;]{3,80}:\s+(?=[a-z])")


def unmarked(text: str, block: Block) -> Iterator[Block]:
    """The items of a block that has lost the marks between them, behind what leads in; else the block."""
    words = text[block.start : block.end]
    starts = _verbs(words) or _capitals(words) if not _STOP.search(words.rstrip(" .")) else []
    if not starts:
        yield block
        return
    lead = words[: starts[0]].strip()
    if lead:
        yield replace(block, end=block.start + len(words[: starts[0]].rstrip()))
    kind = BlockKind.ITEM if lead else block.kind
    for start, end in pairwise([*starts, len(words)]):
        yield replace(
            block, kind=kind, start=block.start + start, end=block.start + len(words[:end].rstrip())
        )


def _capitals(words: str) -> list[int]:
    """Where items begin with a capital letter behind a word that no sentence breaks off with."""
    found = list(_WORDS.finditer(words))
    starts = [0] + [
        here.start()
        for before, here, behind in zip(found, found[1:], [*found[2:], None], strict=False)
        if _begins(before.group(), here.group(), behind.group() if behind else "")
    ]
    if not _is_list(words, starts):
        return []
    names = {hit.start for hit in hits(words)}
    starts = [start for start in starts if not start or start not in names]
    return starts if _is_list(words, starts) else []


def _begins(before: str, here: str, behind: str) -> bool:
    return (
        here[:1].isupper()
        and before[-1:].isalnum()
        and not before[:1].isupper()
        and before.lower() not in _JOINS
        and (not behind[:1].isupper() or here.lower() in _JOINS)
        and not _NEVER_FIRST.match(here)
    )


def _verbs(words: str) -> list[int]:
    """Where items begin with a verb, behind a lead-in: ``The force: sends ... leaves ... keeps ...``."""
    lead = _LEAD.match(words)
    if lead is None or _VERB.match(words, lead.end()) is None:
        return []
    starts = [lead.end()]
    for found in _VERB.finditer(words, lead.end() + 1):
        before = words[: found.start()].rsplit(maxsplit=1)[-1]
        if before.isalpha() and before.lower() not in _JOINS and before != "force":
            starts.append(found.start())
    return starts if _is_list(words, starts) else []


def _is_list(words: str, starts: Sequence[int]) -> bool:
    if len(starts) < _FEWEST:
        return False
    lengths = [len(words[a:b].split()) for a, b in pairwise([*starts, len(words)])]
    return min(lengths) >= _SHORTEST and sum(lengths) >= _USUAL * len(lengths)
