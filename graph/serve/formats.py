"""Formats of answers, and which of them a client's Accept header asks for (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ROWS: Mapping[str, str] = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TURTLE = "text/turtle"
TRIPLES: Mapping[str, str] = {
    TURTLE: "ttl",
    "application/ld+json": "jsonld",
    "application/n-triples": "nt",
    "application/rdf+xml": "rdf",
}
TWINS: Mapping[str, str] = {
    "application/json": "application/sparql-results+json",
    "application/xml": "application/sparql-results+xml",
    "text/xml": "application/sparql-results+xml",
    "application/x-turtle": TURTLE,
    "text/n3": TURTLE,
}
"""What clients ask for when they mean another type."""
HTML = "text/html"


_WISHES = 100
"""Wishes of an Accept header that are read: browsers have some eight."""


@dataclass(frozen=True, slots=True)
class _Range:
    """One wish of an Accept header."""

    type: str
    quality: float

    def fits(self, offered: str) -> int:
        """How exactly this is what is offered: 3 the type, 2 a twin of it, 1 its kind, 0 anything, -1 no."""
        if self.type == offered:
            return 3
        if TWINS.get(self.type) == offered:
            return 2
        if self.type.endswith("/*") and offered.startswith(self.type[:-1]):
            return 1
        return 0 if self.type == "*/*" else -1


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The offered type that the client likes best, the first of equals; None where it likes none."""
    if not accept:
        return offered[0]
    wishes = [_wish(part) for part in accept.split(",", _WISHES)[:_WISHES] if part.strip()]
    best, most = None, 0.0
    for type in offered:
        exact, quality = max(((wish.fits(type), wish.quality) for wish in wishes), default=(-1, 0.0))
        if exact >= 0 and quality > most:
            best, most = type, quality
    return best


def named(name: str, offered: Sequence[str]) -> str | None:
    """The offered type of a short name (``csv``, ``ttl``) or of its own name, as in ``?format=csv``."""
    short = {**ROWS, **TRIPLES, HTML: "html"}
    return next((type for type in offered if name in (type, short.get(type))), None)


def _wish(part: str) -> _Range:
    type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value[2:] for value in parameters if value.startswith("q=")), "1")
    try:
        return _Range(type, min(1.0, max(0.0, float(quality))))
    except ValueError:
        return _Range(type, 0.0)
