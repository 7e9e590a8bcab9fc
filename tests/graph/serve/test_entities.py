"""Each thing has an address, which gives a page to people and RDF to programs."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from .conftest import Site

pytestmark = pytest.mark.xdist_group("serve-protocol")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "type"),
    [
        (BROWSER, "text/html"),
        ("*/*", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml, text/html;q=0.5", "application/rdf+xml"),
    ],
)
def test_a_force_is_told_as_the_client_likes(site: Site, accept: str, type: str) -> None:
    reply = site.ask("/id/force/metropolitan", accept=accept)
    assert (reply.status, reply.type, reply.headers["vary"]) == (200, type, "Accept")
    assert b"Metropolitan Police" in reply.body


def test_what_points_to_a_thing_is_told_too(site: Site) -> None:
    reply = site.ask("/id/force/metropolitan?format=nt")
    inspects = "<https://w3id.org/peelgraph/ns#inspects> <https://w3id.org/peelgraph/id/force/metropolitan> ."
    assert inspects in reply.text
    assert reply.body == site.ask("/id/force/metropolitan?format=nt").body
    assert len(list(ox.parse(reply.body, ox.RdfFormat.N_TRIPLES))) > 20


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/force/nowhere", 404),
        ("/id/a%20b", 404),
        ("/ns/PoliceForce", 200),
        ("/ns", 200),
        ("/nothing", 404),
    ],
)
def test_addresses_that_are_there_and_not(site: Site, path: str, status: int) -> None:
    assert site.ask(path).status == status


def test_people_get_pages_of_errors(site: Site) -> None:
    reply = site.ask("/id/force/%3Cscript%3E", accept=BROWSER)
    assert (reply.status, reply.type) == (404, "text/html")
    assert "<script>" not in reply.text
    assert "style-src 'self'" in reply.headers["content-security-policy"]
    assert site.ask("/", accept=BROWSER).status == 200
    assert site.ask("/static/explorer.css").status == 200
