"""The gallery of questions, by what they ask about."""

from __future__ import annotations

from collections.abc import Mapping

from .....queries import Query, library
from ....store.local import LocalStore
from ..asked import Asked
from ..page import Page, Table

_TOPICS = {
    "Findings and themes": {"finding", "theme", "repeated"},
    "Recommendations and deadlines": {"recommendation", "deadline"},
    "Grades and monitoring": {"grade", "grades", "monitoring"},
    "Commissions and follow-ups": {"commission", "follow-up", "inspection"},
    "People": {"person", "people", "inspector", "role"},
    "Documents and reactions": {"document", "reaction", "news", "press"},
}
_OTHERS = "More"


def view(_store: LocalStore, _asked: Asked) -> Page:
    """All questions."""
    columns = ("name", "summary", "description", "parameters", "tags")
    rows = tuple(
        (q.name, q.summary, q.description, q.signature, ", ".join(q.tags)) for q in library().values()
    )
    return Page(
        "questions.html", "Questions", {"topics": gallery()}, (Table("questions", "", columns, rows),)
    )


def gallery() -> Mapping[str, list[Query]]:
    """Questions below the first topic that has one of their tags, in the order of topics."""
    topics: dict[str, list[Query]] = {topic: [] for topic in (*_TOPICS, _OTHERS)}
    for query in library().values():
        fitting = (topic for tag in query.tags for topic, tags in _TOPICS.items() if tag in tags)
        topics[next(fitting, _OTHERS)].append(query)
    return {topic: queries for topic, queries in topics.items() if queries}
