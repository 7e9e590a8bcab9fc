"""What servers answer, well or badly: within limits of time and size, with the reason in one line."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from peelgraph.graph.errors import DocumentError
from peelgraph.graph.fetch.client import Client, seconds_to_wait
from peelgraph.graph.fetch.interface import PassingError

from .site import Site, bomb, free_port

OK = b"HTTP/1.1 200 OK\r\n"
LIMIT = 100_000


@pytest.fixture
def client() -> Iterator[Client]:
    with Client("peelgraph/test", max_size=LIMIT, timeout=0.4, allows=lambda _: True) as client:
        yield client


def test_an_answer_is_kept_as_it_came(site: Site, client: Client) -> None:
    body = "Pwllheli – £5".encode("cp1252") + b"\0\xff"
    site.file("/a", body, "text/html; charset=windows-1252", X_Served="caf\xe9")
    answer = client.get(f"{site.url}/a", {"If-None-Match": '"other"'})
    assert (answer.status, answer.body) == (200, body)
    assert answer.header("content-type") == "text/html; charset=windows-1252"
    assert ("X-Served", "caf\xe9") in answer.headers
    assert site.asked[0].headers["User-Agent"] == "peelgraph/test"
    assert "Cookie" not in site.asked[0].headers


PACKED = {
    "one member": gzip.compress(b"words " * 500),
    "two members": gzip.compress(b"words " * 200) + gzip.compress(b"words " * 300),
    "padded": gzip.compress(b"words " * 500) + b"\0" * 512,
}


@pytest.mark.parametrize("kind", PACKED)
def test_packed_answers_are_unpacked(site: Site, client: Client, kind: str) -> None:
    site.file("/a", PACKED[kind], "text/plain", Content_Encoding="gzip")
    assert client.get(f"{site.url}/a", {}).body == b"words " * 500


def test_chunked_answers_are_joined(site: Site, client: Client) -> None:
    head = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    site.raw("/a", head, b"5\r\nwords\r\n", b"3\r\n on\r\n", b"0\r\n\r\n")
    assert client.get(f"{site.url}/a", {}).body == b"words on"


BAD = {
    "gzip bomb": (OK + b"Content-Encoding: gzip\r\n\r\n", bomb(50)),
    "endless": (OK + b"\r\n", *[b"x" * 50_000] * 10),
    "ten terabytes": (OK + b"Content-Length: 10000000000000\r\n\r\n", b"x"),
    "a length of 5000 digits": (OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", b"x"),
    "long headers": (OK, *[b"X-Endless: " + b"x" * 50_000 + b"\r\n"] * 10),
    "cut": (OK + b"Content-Length: 100\r\n\r\n", b"only this"),
    "cut chunk": (OK + b"Transfer-Encoding: chunked\r\n\r\n", b"64\r\nonly this"),
    "cut gzip": (OK + b"Content-Encoding: gzip\r\n\r\n", bomb(1)[:100]),
    "no gzip": (OK + b"Content-Encoding: gzip\r\n\r\n", b"just words"),
    "unknown packing": (OK + b"Content-Encoding: br\r\n\r\n", b"x"),
    "two lengths": (OK + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\n", b"words"),
    "no web server": (b"220 mail.example.org ESMTP\r\n",),
    "nothing": (),
}
REASONS = {
    "gzip bomb": "over the limit of 0.1 MB",
    "endless": "over the limit of 0.1 MB",
    "ten terabytes": "over the limit of 0.1 MB",
    "a length of 5000 digits": "breaks off, or is no answer",
    "long headers": "breaks off, or is no answer",
    "cut": "breaks off",
    "cut chunk": "breaks off",
    "cut gzip": "breaks off",
    "no gzip": "is damaged",
    "unknown packing": "comes packed as br",
    "two lengths": "breaks off, or is no answer",
    "no web server": "breaks off, or is no answer",
    "nothing": "breaks off, or is no answer",
}


@pytest.mark.parametrize("kind", BAD)
def test_bad_answers_end_with_their_reason(site: Site, client: Client, kind: str) -> None:
    site.raw("/a", *BAD[kind])
    with pytest.raises(DocumentError, match=REASONS[kind]) as caught:
        client.get(f"{site.url}/a", {})
    assert caught.value.name == f"{site.url}/a"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "pieces",
    [
        (OK + b"Content-Length: 300\r\n\r\n", *[b"x"] * 300),  # a body in drips
        (OK + b"X-Long: ", *[b"x"] * 300),  # a header in drips
        (*[b""] * 300,),  # silence
    ],
)
def test_slow_answers_end_with_the_time_allowed(
    site: Site, client: Client, pieces: tuple[bytes, ...]
) -> None:
    site.raw("/a", *pieces, pause=0.01)
    start = time.monotonic()
    with pytest.raises(PassingError, match=r"does not come whole within 0\.4 s"):
        client.get(f"{site.url}/a", {})
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    ("status", "passing", "reason"),
    [
        (403, False, "may not be read (403)"),
        (404, False, "is not there (404)"),
        (410, False, "is not there (410)"),
        (429, True, "is not given out now (429)"),
        (503, True, "is not given out now (503)"),
        (204, False, "is answered in an unknown way (204)"),
        (418, False, "is answered in an unknown way (418)"),
    ],
)
def test_refusals(site: Site, client: Client, status: int, passing: bool, reason: str) -> None:
    site.routes["/a"] = lambda handler: handler.send(status, b"")
    with pytest.raises(DocumentError) as caught:
        client.get(f"{site.url}/a", {})
    assert caught.value.reason == reason
    assert isinstance(caught.value, PassingError) is passing


def test_a_dead_server_may_come_back(client: Client) -> None:
    with pytest.raises(PassingError, match="cannot be reached: connection refused"):
        client.get(f"http://127.0.0.1:{free_port()}/", {})
    with pytest.raises(DocumentError, match=r"cannot be reached: (name or service|temporary failure)"):
        client.get("http://nowhere.invalid/", {})


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("120", 120, 120),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
        ("soon", 0, 0),
        ("9" * 5000, 1e300, float("inf")),
        ("Mon, 99 Foo 99999 99:99:99 GMT", 0, 0),
        ("-5", 0, 0),
        ("", 0, 0),
    ],
)
def test_how_long_a_server_asks_to_be_left_alone(header: str, least: float, most: float) -> None:
    assert least <= seconds_to_wait(header) <= most


def test_a_time_until_which_a_server_asks_to_be_left_alone() -> None:
    hence = datetime.now(UTC) + timedelta(hours=1)
    assert 3000 <= seconds_to_wait(format_datetime(hence, usegmt=True)) <= 3601
