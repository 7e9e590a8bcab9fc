"""Whether quotations stand where they are said to stand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pyoxigraph import Quad

from ..rdf.terms import OA, PEEL
from .problem import Problem, graph_name
from .view import Context, Term, View, name

_PLACES = (OA.start, OA.end, OA.exact, OA.prefix, OA.suffix)


def check_quotes(quads: Iterable[Quad], text: str) -> list[Problem]:
    """The quotations of a document's graph that are not found at their offsets in its captured text."""
    quads = list(quads)
    if not quads:
        return []
    graph = graph_name(name(quads[0].graph_name))
    view = View(quads, Context(()))
    found = [
        Problem(graph, name(thing), "quote-in-text", "this quotation does not stand at its place in the text")
        for thing in view.instances(PEEL.Evidence)
        if not _stands(view, thing, text)
    ]
    digest = hashlib.sha256(text.encode()).hexdigest()
    found += [
        Problem(graph, name(document), "text-digest", "this document's captured text has been changed")
        for document in view.instances(PEEL.Document)
        if [value.value for value in view.literals(document, PEEL.textDigest)] != [digest]
    ]
    return sorted(found)


def _stands(view: View, thing: Term, text: str) -> bool:
    values = [view.literals(thing, predicate) for predicate in _PLACES]
    if any(len(found) != 1 for found in values):
        return False  # which place or words are meant cannot be known
    start_text, end_text, exact, prefix, suffix = (found[0].value for found in values)
    if not (start_text.isdecimal() and end_text.isdecimal()):
        return False
    start, end = int(start_text), int(end_text)
    return text[start:end] == exact and text[:start].endswith(prefix) and text[end:].startswith(suffix)
