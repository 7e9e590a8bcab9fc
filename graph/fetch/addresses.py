"""Addresses on the web: each in one form, and each allowed or refused before anything is asked of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from ..errors import DocumentError, UsageError
from .interface import Outcome

ROBOTS = "/robots.txt"
"""Where a site's rules for programs are."""

_PORTS = {"http": 80, "https": 443}
_KEPT = "/:;=@!$&'()*+,~%"  # of a path, what is no letter and means something; % as it is escaped already
_HOST = re.compile(r"[a-z0-9._-]+|\[[0-9a-f:.]+\]")
_LINE_ENDS = str.maketrans("", "", "\t\r\n")  # as browsers do


def normal(address: str, base: str = "") -> str:
    """The one form of an http(s) address: joined to ``base``, escaped, without its fragment.

    Raises a `DocumentError` for other schemes, for addresses with a login, and for what is no address.
    """
    written = address.strip().translate(_LINE_ENDS)
    try:
        parts = urlsplit(urljoin(base, written))
        netloc = _netloc(parts)
        path, query = quote(_without_dots(parts.path), safe=_KEPT), quote(parts.query, safe=_KEPT + "?")
    except ValueError as error:
        raise DocumentError(_shown(written), Outcome.NO_ADDRESS, "is no address on the web") from error
    if parts.username is not None or parts.password is not None:
        raise DocumentError(_shown(written), Outcome.NO_ADDRESS, "holds a login: leave that out")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _without_dots(path: str) -> str:
    """A path from the root, where ``.`` and ``..`` have been gone along (RFC 3986, section 5.2.4)."""
    way: list[str] = []
    names = path.removeprefix("/").split("/")
    for name in names:
        if name == "..":
            del way[-1:]
        elif name != ".":
            way.append(name)
    ends_in_folder = names[-1] in (".", "..") and way
    return "/" + "/".join(way) + ("/" if ends_in_folder else "")


def host_of(address: str) -> str:
    """The host of an address in its one form."""
    return urlsplit(address).hostname or ""


def port_of(address: str) -> int:
    """The port of an address in its one form."""
    parts = urlsplit(address)
    return parts.port or _PORTS[parts.scheme]


def _netloc(parts: SplitResult) -> str:
    if parts.scheme not in _PORTS:
        raise ValueError("neither http nor https")
    host = (parts.hostname or "").rstrip(".")
    host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    if not _HOST.fullmatch(host):
        raise ValueError("no host")
    return host if parts.port in (None, _PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _shown(address: str) -> str:
    """An address as messages name it: never with a password, nor endless."""
    scheme, colon, rest = address.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{colon}{authority.rpartition('@')[2]}{slash}{path}"[:500]


@dataclass(frozen=True, slots=True)
class Allowed:
    """The hosts and ports that a run may ask."""

    hosts: Mapping[str, str]  # each with the path below which all is allowed
    domains: tuple[str, ...]  # of which each host is allowed, with a dot before them
    ports: frozenset[int]

    @classmethod
    def by(cls, addresses: Iterable[str], more: Iterable[str] = ()) -> Allowed:
        """Hosts of addresses that a user gave, with their families, and ``more`` (HOST or ``*.DOMAIN``)."""
        addresses, named = list(addresses), [_host_named(host) for host in more]
        hosts = {host_of(address) for address in addresses}
        hosts |= {host for host in named if not host.startswith("*.")}
        return cls(
            _relatives(hosts) | dict.fromkeys(hosts, "/"),
            tuple(sorted(host[1:] for host in named if host.startswith("*."))),
            frozenset({*_PORTS.values(), *map(port_of, addresses)}),
        )

    def check(self, address: str) -> None:
        """Raise a `DocumentError` with the remedy for an address elsewhere."""
        host, port, path = host_of(address), port_of(address), urlsplit(address).path
        below = self.hosts.get(host, "/" if host.endswith(self.domains) else "")
        if not below or (path != ROBOTS and not path.startswith(below)):
            reason = f"is on a host that is not allowed (allow it with --allow-host {host})"
            raise DocumentError(address, Outcome.OTHER_HOST, reason)
        if port not in self.ports:
            raise DocumentError(address, Outcome.OTHER_HOST, f"is at port {port}, which is not allowed")


def _host_named(host: str) -> str:
    bare = host.strip().lower().removeprefix("*.")
    try:
        known = host_of(normal(f"https://{bare}/")) == bare
    except DocumentError:
        known = False
    if not known:
        raise UsageError(
            f"--allow-host {host}: name a host, such as www.example.org, or *.example.org for all"
        )
    return host.strip().lower()


def _relatives(hosts: Iterable[str]) -> dict[str, str]:
    """Where a site keeps its files or had its pages, and each host with or without ``www.``."""
    table = csv.DictReader(files(__package__).joinpath("families.csv").read_text("utf-8").splitlines())
    rows = {row["host"]: row for row in table if row["host"]}
    twins = {host.removeprefix("www.") if host.startswith("www.") else f"www.{host}" for host in hosts}
    families = {rows[host]["family"] for host in {*hosts, *twins} if host in rows}
    family = {host: row["below"] for host, row in rows.items() if row["family"] in families}
    return family | dict.fromkeys(twins, "/")
