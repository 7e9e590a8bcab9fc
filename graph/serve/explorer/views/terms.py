"""What a query can be written with, for the editor: prefixes, classes, properties, and examples."""

from __future__ import annotations

from dataclasses import asdict

from .....ontology import PREFIXES
from ....lookup.vocabulary import vocabulary
from ....store.local import LocalStore
from ..asked import Asked
from ..page import Page
from .questions import gallery


def view(store: LocalStore, _: Asked) -> Page:
    """All of it.

    JSON: ``prefixes``, ``classes`` and ``properties`` (``iri``, ``count``, ``label``, ``comment``), ``used``
    (of each class, properties with how often a sample has them), and ``questions`` (``name``, ``summary``,
    ``topic``, ``query``; a blank in a query is a variable that begins with ``?_``).
    """
    questions = [
        {"name": query.name, "summary": query.summary, "topic": topic, "query": query.text}
        for topic, queries in gallery().items()
        for query in queries
    ]
    return Page("", "terms", data={"prefixes": PREFIXES, **asdict(vocabulary(store)), "questions": questions})
