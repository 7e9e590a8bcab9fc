"""What is said of the document itself: its title, date, publisher, genre, and whom it is about."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from ..model import Fact, ForceLink, Genre, InspectorateLink
from ..reference import bodies, forces
from .page import Page
from .terms import DCTERMS, ORG, PEEL, RDF, RDFS, date, thing

GENRES = {
    Genre.PUBLICATION_PAGE: PEEL.PublicationPage,
    Genre.PRESS_RELEASE: PEEL.PressRelease,
    Genre.NEWS_ARTICLE: PEEL.NewsArticle,
    Genre.REPORT: PEEL.Report,
    Genre.LETTER: PEEL.Letter,
    Genre.RESPONSE: PEEL.Response,
    Genre.OTHER: PEEL.Document,
}


def write_fact(page: Page, fact: Fact) -> None:
    """A property of the document, and the claim behind it."""
    predicate, value = _property(fact)
    if fact.name == "publisher" and fact.value not in bodies() and fact.value not in forces():
        node, name = thing(fact.value), Literal(page.words(fact.evidence))
        page.add(node, RDF.type, ORG.Organization)  # described here, for no table has it
        page.add(node, RDFS.label, name)
    page.claim(fact, page.node, predicate, value)


def write_force_link(page: Page, link: ForceLink) -> None:
    """A force that the document is about, or only mentions."""
    page.claim(link, page.node, PEEL.about if link.subject else PEEL.mentions, thing(link.force))


def write_inspectorate_link(page: Page, link: InspectorateLink) -> None:
    """An inspectorate that acts in the document."""
    page.claim(link, page.node, PEEL.mentions, thing(link.body))


def _property(fact: Fact) -> tuple[NamedNode, NamedNode | Literal]:
    match fact.name:
        case "title":
            return DCTERMS.title, Literal(fact.value)
        case "published":
            return DCTERMS.issued, date(fact.value)
        case "publisher":
            return DCTERMS.publisher, thing(fact.value)
        case "genre":
            return RDF.type, GENRES[Genre(fact.value)]
    raise ValueError(f"no such fact of a document: {fact.name!r}")
