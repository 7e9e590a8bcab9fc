"""Whatever a document says and however it is packed: each statement has its words, and keeps to the shapes."""

from __future__ import annotations

import html
from collections.abc import Callable
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from peelgraph.graph.build.work import Task, Understood, understand
from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.errors import DocumentError
from peelgraph.graph.rdf import read_nquads
from peelgraph.graph.rdf.terms import OA, PEEL
from peelgraph.graph.validate.shacl import check_by_shacl
from peelgraph.graph.validate.view import package_context

from ...sample import DOCUMENTS
from ..documents.office_files import docx, odt, p

SENTENCES = [
    sentence + "."
    for path in sorted(DOCUMENTS.glob("*.txt"))
    for sentence in path.read_text("utf-8").replace("\n", " ").split(". ")
    if 20 < len(sentence) < 400
]
HEADS = [
    "Kent Police – child protection inspection\n\nPublished on: 3 May 2019",
    "HMICFRS inspected Kent Police in May 2019. It was graded 'inadequate' at preventing crime.",
    "Metropolitan Police Service: letter to the Commissioner\n\nDear Sir Mark",
    "",
]
LABELS = [
    "Cause of concern",
    "Area for improvement",
    "Recommendations",
    "  • ",
    "1. ",
    "“",
    "Grade: Good",
    "\n",
]

pieces = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(LABELS),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20),
)
texts = st.builds(
    lambda head, parts: "\n\n".join([head, *parts]), st.sampled_from(HEADS), st.lists(pieces, max_size=8)
)


def as_mail(text: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Kent Police: a release"
    message.set_content(text, charset="utf-8")
    return message.as_bytes()


def paragraphs(text: str, element: Callable[[str], str]) -> str:
    printable = "".join(c if c == "\n" or c.isprintable() else " " for c in text)
    return "".join(element(html.escape(part, quote=False)) for part in printable.split("\n\n"))


FORMATS: dict[str, Callable[[str], bytes]] = {
    "a.txt": str.encode,
    "a.md": str.encode,
    "a.html": lambda text: f"<!DOCTYPE html><main>{paragraphs(text, lambda p: f'<p>{p}</p>')}".encode(),
    "a.eml": as_mail,
    "a.docx": lambda text: docx(paragraphs(text, p)),
    "a.odt": lambda text: odt(paragraphs(text, lambda words: f"<text:p>{words}</text:p>")),
}


def understood(text: str, name: str) -> Understood | None:
    try:
        return understand(Task(name, FORMATS[name](text)))
    except DocumentError as error:
        assert error.outcome in (Outcome.EMPTY, Outcome.NOT_TEXT), (
            error
        )  # nothing but signs that are no words
        return None


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_each_statement_has_its_words_where_it_says_and_keeps_to_the_shapes(name: str, text: str) -> None:
    if found := understood(text, name):
        assert found.problems == []
        assert_words_are_at_their_offsets(found.document.text, read_nquads(found.nquads))


def assert_words_are_at_their_offsets(text: str, quads: list[Quad]) -> None:
    value = {(quad.subject, quad.predicate): quad.object.value for quad in quads}
    stated = [quad.subject for quad in quads if quad.predicate == PEEL.statedIn]
    backed = {quad.subject: quad.object for quad in quads if quad.predicate == PEEL.evidence}
    assert stated
    for statement in stated:
        words = backed[statement]
        start, end = (int(value[words, place]) for place in (OA.start, OA.end))
        assert value[words, OA.exact] == text[start:end] != ""


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_a_validator_that_shares_no_code_agrees(text: str) -> None:
    if found := understood(text, "a.txt"):
        assert check_by_shacl(read_nquads(found.nquads), package_context()) == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_release_says_the_same_in_every_format(name: str) -> None:
    """So that the properties above are not kept by reading nothing."""
    text = (DOCUMENTS / "001-met-child-protection-progress.txt").read_text("utf-8")
    found = understood(text, name)
    assert found is not None
    assert found.statements["finding"] > 3
