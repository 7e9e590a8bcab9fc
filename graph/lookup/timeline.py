"""What the documents say about a force, in order of time."""

from __future__ import annotations

from ...queries import load
from .names import Match


def timeline_query(force: Match, theme: Match | None = None) -> str:
    """The SPARQL that lists what the documents tell of a force by its dates."""
    terms = {"force": force.node} | ({"theme": theme.node} if theme else {})
    return load("lookups/timeline").bound(terms)
