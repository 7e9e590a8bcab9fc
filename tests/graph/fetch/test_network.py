"""Only public addresses are connected to, whatever names and spellings lead to the others."""

from __future__ import annotations

import ipaddress
import ssl
from pathlib import Path

import pytest
import trustme

from peelgraph.graph.errors import DocumentError
from peelgraph.graph.fetch.client import Client
from peelgraph.graph.fetch.network import is_public

from .site import Site, serving


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::8.8.8.8", True),
        ("127.0.0.1", False),
        ("127.8.9.10", False),
        ("0.0.0.0", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),  # behind a provider's translation
        ("169.254.169.254", False),  # where clouds tell their secrets
        ("224.0.1.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::127.0.0.1", False),
        ("2002:7f00:1::", False),  # 127.0.0.1 by 6to4
        ("ff02::1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.1", "2130706433", "0x7f.1", "0177.0.0.1", "localhost", "[::1]", "[::ffff:7f00:1]"],
)
def test_this_machine_is_not_asked_in_any_spelling(site: Site, host: str) -> None:
    with Client("test") as client, pytest.raises(DocumentError, match="private address"):
        client.get(f"http://{host}:{site.port}/", {})
    assert site.asked == []


def test_a_host_with_one_private_address_is_refused(site: Site) -> None:
    with (
        Client("test", resolve=lambda host, port: ["8.8.8.8", "127.0.0.1"]) as client,
        pytest.raises(DocumentError, match=r"is at a private address, 127\.0\.0\.1"),
    ):
        client.get(f"http://two.example:{site.port}/", {})


def test_a_name_that_leads_elsewhere_a_moment_later_is_refused(site: Site) -> None:
    """The first answer of its name server is a public address (here 127.0.0.1), the later ones are private."""
    answers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.2"])
    looked_up = []

    def rebinding(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return [next(answers)]

    site.routes["/"] = lambda handler: handler.send(200, b"words", {"Connection": "close"})
    with Client("test", allows=lambda address: str(address) == "127.0.0.1", resolve=rebinding) as client:
        assert client.get(f"http://rebinding.example:{site.port}/", {}).body == b"words"
        assert looked_up == ["rebinding.example"]  # not once for the check and again for the connection
        with pytest.raises(DocumentError, match=r"private address, 127\.0\.0\.2"):
            client.get(f"http://rebinding.example:{site.port}/", {})
    assert [asked.host for asked in site.asked] == [f"rebinding.example:{site.port}"]


@pytest.mark.parametrize(
    ("host", "message"),
    [("www.example.org", None), ("other.example.org", "certificate that cannot be trusted")],
)
def test_certificates_are_those_of_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str, message: str | None
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("www.example.org").configure_cert(context)
    with (
        serving(context) as site,
        Client("test", allows=lambda _: True, resolve=lambda host, port: ["127.0.0.1"]) as client,
    ):
        site.file("/", b"words", "text/plain")
        address = f"https://{host}:{site.port}/"
        if message is None:
            assert client.get(address, {}).body == b"words"
        else:
            with pytest.raises(DocumentError, match=message):
                client.get(address, {})
            assert site.asked == []
