"""Visits: by the site's rules, never in a hurry, and never to other hosts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from peelgraph.graph.errors import DocumentError
from peelgraph.graph.fetch.addresses import Allowed
from peelgraph.graph.fetch.client import Client
from peelgraph.graph.fetch.visit import Visitor

from .site import Handler, Site


@contextmanager
def visiting(site: Site, delay: float = 0, hosts: tuple[str, ...] = ()) -> Iterator[Visitor]:
    with Client("peelgraph/test", timeout=2, allows=lambda _: True) as client:
        yield Visitor(client, Allowed.by([site.url], hosts), delay)


def refusal(visitor: Visitor, address: str) -> str:
    with pytest.raises(DocumentError) as caught:
        visitor.get(address)
    assert caught.value.name == address
    return caught.value.reason


def test_redirects_in_letters_of_other_tongues(site: Site) -> None:
    site.redirect("/a", "/Cymraeg-t\xc5\xb7/")  # UTF-8, as it is on the wire
    site.file("/Cymraeg-t%C5%B7/", b"geiriau", "text/plain")
    with visiting(site) as visitor:
        assert visitor.get(f"{site.url}/a").body == b"geiriau"


def test_redirects_are_followed_on_the_same_host(site: Site) -> None:
    site.redirect("/old", "/new?page=1#part")
    site.file("/new?page=1", b"words", "text/plain")
    with visiting(site) as visitor:
        answer = visitor.get(f"{site.url}/old")
    assert (answer.address, answer.body) == (f"{site.url}/new?page=1", b"words")


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        (
            "http://169.254.169.254/latest/meta-data/",
            "is redirected to http://169.254.169.254/latest/meta-data/",
        ),
        ("http://127.0.0.2:{port}/secret", "which is on a host that is not allowed"),
        ("//127.0.0.2:{port}/secret", "(allow it with --allow-host 127.0.0.2)"),
        ("http://localhost:{port}/secret", "(allow it with --allow-host localhost)"),
        ("http://[::ffff:127.0.0.1]:{port}/secret", "which is on a host that is not allowed"),
        ("http://127.0.0.1:22/", "which is at port 22, which is not allowed"),
        ("file:///etc/passwd", "is redirected to file:///etc/passwd, which is no address on the web"),
        ("ftp://127.0.0.1/a", "which is no address on the web"),
        ("http://user:secret@127.0.0.1:{port}/secret", "which holds a login"),
        ("/circle", "is redirected in a circle"),
        ("/far/0", "is redirected more than 10 times"),
        ("", "is redirected in a circle"),
    ],
)
def test_redirects_elsewhere_are_refused(site: Site, target: str, reason: str) -> None:
    site.redirect("/a", target.format(port=site.port))
    site.redirect("/circle", "/a")
    for number in range(20):
        site.redirect(f"/far/{number}", f"/far/{number + 1}")
    site.file("/secret", b"secret", "text/plain")
    with visiting(site) as visitor:
        assert reason in refusal(visitor, f"{site.url}/a")
    assert "/secret" not in site.counts


def test_another_host_may_be_allowed(site: Site) -> None:
    site.redirect("/a", f"http://127.0.0.2:{site.port}/b")
    site.file("/b", b"words", "text/plain")
    with visiting(site, hosts=("127.0.0.2",)) as visitor:
        assert visitor.get(f"{site.url}/a").address == f"http://127.0.0.2:{site.port}/b"
    asked = [asked.host for asked in site.asked if asked.path == "/robots.txt"]
    assert asked == [f"127.0.0.1:{site.port}", f"127.0.0.2:{site.port}"]  # each host has rules of its own


ROBOTS = b"""\xef\xbb\xbfUser-agent: *
Disallow: /private/
Allow: /private/reports/
Disallow: /*.doc$

User-agent: othergraph
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "open_to_us"),
    [("/a", True), ("/private/a", False), ("/private/reports/a", True), ("/a.doc", False), ("/a.docx", True)],
)
def test_robots_txt_is_obeyed(site: Site, path: str, open_to_us: bool) -> None:
    site.file("/robots.txt", ROBOTS, "text/plain")
    site.file(path, b"words", "text/plain")
    site.redirect("/hop", path)
    with visiting(site) as visitor:
        if open_to_us:
            assert visitor.get(f"{site.url}{path}").body == b"words"
            assert visitor.get(f"{site.url}/hop").body == b"words"
        else:
            assert "closed to programs by its site's robots.txt" in refusal(visitor, f"{site.url}{path}")
            assert "which is closed to programs" in refusal(visitor, f"{site.url}/hop")
    assert (path in site.counts) is open_to_us
    assert len([asked for asked in site.asked if asked.path == "/robots.txt"]) == 1


def test_rules_for_us_by_name(site: Site) -> None:
    site.file("/robots.txt", b"User-agent: PeelGraph\nDisallow: /\n", "text/plain")
    with visiting(site) as visitor:
        assert "robots.txt" in refusal(visitor, f"{site.url}/a")


def test_where_the_rules_cannot_be_had_nothing_is_asked(site: Site) -> None:
    site.routes["/robots.txt"] = lambda handler: handler.send(503, b"")
    with visiting(site) as visitor:
        reason = "is not asked for, as its site's robots.txt is not given out now (503)"
        assert refusal(visitor, f"{site.url}/a") == reason
    assert site.counts.total() == 0


def test_questions_to_a_host_are_spaced(site: Site) -> None:
    site.file("/robots.txt", b"User-agent: *\nCrawl-delay: 0.2\n", "text/plain")
    site.file("/a", b"words", "text/plain")
    with visiting(site, delay=0.05) as visitor:
        for _ in range(3):
            visitor.get(f"{site.url}/a")
    times = [asked.at for asked in site.asked]
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert gaps[0] >= 0.04
    assert min(gaps[1:]) >= 0.19


@pytest.mark.parametrize("delay", ["nan", "-5", "soon", "1e-9"])
def test_senseless_delays_are_no_error(site: Site, delay: str) -> None:
    site.file("/robots.txt", f"User-agent: *\nCrawl-delay: {delay}\n".encode(), "text/plain")
    site.file("/a", b"words", "text/plain")
    with visiting(site) as visitor:
        assert visitor.get(f"{site.url}/a").body == visitor.get(f"{site.url}/a").body == b"words"


def failing(site: Site, times: int, status: int, **headers: str) -> None:
    """A page that is there after so many failures."""

    def answer(handler: Handler) -> None:
        if site.counts["/a"] <= times:
            handler.send(status, b"", {name.replace("_", "-"): value for name, value in headers.items()})
        else:
            handler.send(200, b"words")

    site.routes["/a"] = answer


def test_retry_after_is_kept(site: Site) -> None:
    failing(site, 1, 429, Retry_After="1")
    with visiting(site) as visitor:
        assert visitor.get(f"{site.url}/a").body == b"words"
    first, second = (asked.at for asked in site.asked if asked.path == "/a")
    assert second - first >= 1


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_busy_server_is_asked_again_with_growing_pauses(site: Site, status: int) -> None:
    failing(site, 3, status)
    with visiting(site, delay=0.02) as visitor:
        assert visitor.get(f"{site.url}/a").body == b"words"
    times = [asked.at for asked in site.asked if asked.path == "/a"]
    gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert all(gap >= pause for gap, pause in zip(gaps, (0.04, 0.08, 0.16), strict=True))


def test_a_cut_answer_is_asked_for_again(site: Site) -> None:
    def answer(handler: Handler) -> None:
        cut = site.counts["/a"] == 1
        handler.send(200, b"wor" if cut else b"words", {"Content-Length": "5"})
        handler.close_connection = True

    site.routes["/a"] = answer
    with visiting(site) as visitor:
        assert visitor.get(f"{site.url}/a").body == b"words"


def test_a_length_that_is_too_short_spoils_no_other_answer(site: Site) -> None:
    site.routes["/short"] = lambda handler: handler.send(200, b"words", {"Content-Length": "3"})
    site.file("/b", b"other words", "text/plain")
    with visiting(site) as visitor:
        assert visitor.get(f"{site.url}/short").body == b"wor"
        assert visitor.get(f"{site.url}/b").body == b"other words"


def test_who_asks_to_be_left_alone_for_long_is_left_alone(site: Site) -> None:
    failing(site, 99, 503, Retry_After="3600")
    with visiting(site) as visitor:
        assert refusal(visitor, f"{site.url}/a") == "is not given out now (503)"
        reason = "was not asked for: its host asks to be left alone for 3600 s"
        assert refusal(visitor, f"{site.url}/b") == reason
    assert site.counts == {"/a": 1}


def test_a_host_that_is_down_is_not_asked_for_all_the_rest(site: Site) -> None:
    for name in "abcde":
        site.routes[f"/{name}"] = lambda handler: handler.send(502, b"")
    with visiting(site) as visitor:
        reasons = [refusal(visitor, f"{site.url}/{name}") for name in "abcde"]
    assert reasons[2] == "is not given out now (502)"
    assert reasons[3] == "was not asked for: its host failed 3 times in a row"
    assert site.counts == dict.fromkeys(("/a", "/b", "/c"), 4)
