"""Text in XML 1.0, quickly: most values need no escaping, and one look tells which."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from .cells import clean

_PLAIN = re.compile("[ !#-%'-;=?-~]*")
"""ASCII without the characters that are escaped between tags or in quotation marks."""


def quoted(text: str) -> str:
    """An attribute's value with its quotation marks."""
    return f'"{text}"' if _PLAIN.fullmatch(text) else quoteattr(clean(text))


def content(text: str) -> str:
    """Text between tags; a bare carriage return would be read as a line feed."""
    return text if _PLAIN.fullmatch(text) else escape(clean(text), {"\r": "&#13;"})
