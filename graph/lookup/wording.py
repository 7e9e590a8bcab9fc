"""What people type to find words: nothing in it can be a mistake of syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import UsageError

MOST_WORDS, MOST_WITHOUT = 8, 4
_TERM = re.compile(r"""(?P<without>-)?(?:["“”„](?P<phrase>[^"“”„]*)["“”„]?|(?P<word>[^\s"“”„]+))""")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words and phrases that must all be there, and those that must not."""

    terms: tuple[str, ...]  # in small letters; one that ends with a star stands for all that begins so
    without: tuple[str, ...] = ()

    @property
    def phrase(self) -> str:
        """The words as they stand one after the other."""
        return " ".join(term.rstrip("*") for term in self.terms)


def wanted(text: str) -> Wanted:
    """Read ``digital forensic* "too slow" -fraud``; raises `UsageError` for no word, or too many."""
    terms: list[str] = []
    without: list[str] = []
    for match in _TERM.finditer(text.encode("utf-8", "replace").decode().lower()):
        words = " ".join((match["phrase"] or match["word"] or "").split())
        if any(letter.isalnum() for letter in words):
            (without if match["without"] else terms).append(words)
    if not terms:
        raise UsageError("name the words to find, for example: peel find digital forensics")
    if len(terms) > MOST_WORDS or len(without) > MOST_WITHOUT:
        raise UsageError(f"at most {MOST_WORDS} words can be found together, and {MOST_WITHOUT} left out")
    return Wanted(tuple(terms), tuple(without))
