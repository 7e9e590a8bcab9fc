"""Words as they are compared between documents."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")
_WITHIN_WORDS = re.compile("['\u2018\u2019\u00ad]")


def normal(text: str) -> str:
    """Words of a text alone, in small letters, whatever quotes, dashes and spaces stand between them."""
    folded = _WITHIN_WORDS.sub("", unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(_WORD.findall(folded))
