"""How an endpoint is entered: user and password, or token, of its address or the environment; never shown."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from urllib.parse import SplitResult, unquote, urlsplit

from ..errors import UsageError

USER, PASSWORD, TOKEN = "PEEL_ENDPOINT_USER", "PEEL_ENDPOINT_PASSWORD", "PEEL_ENDPOINT_TOKEN"

_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # b64token of RFC 6750, section 2.1


def authorization(address: SplitResult, environment: Mapping[str, str]) -> str | None:
    """Value of the header ``Authorization``: ``user:password@`` of an address goes before the environment.

    Raises `UsageError`, without the secret, where the environment holds half a login, or two.
    """
    if address.username:
        return _basic(unquote(address.username), unquote(address.password or ""))
    user, password, token = (environment.get(name, "") for name in (USER, PASSWORD, TOKEN))
    if token and (user or password):
        raise UsageError(f"{TOKEN} and {USER} exclude each other: set one")
    if bool(user) != bool(password):
        raise UsageError(f"{USER} and {PASSWORD} go together: set both")
    if token and not _TOKEN.fullmatch(token):
        raise UsageError(f"{TOKEN} holds a character that no bearer token has")
    if token:
        return f"Bearer {token}"
    return _basic(user, password) if user else None


def _basic(user: str, password: str) -> str:
    if ":" in user:
        raise UsageError("the user of a login cannot have a colon in its name")
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode("ascii")


def split(address: str, example: str) -> SplitResult:
    """The parts of an http(s) address; raises `UsageError`, without its secrets, for what is none."""
    try:
        parts = urlsplit(address)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:  # as of "http://[", or of a port that is no number
        is_one = False
    if not is_one:
        raise UsageError(f"{address.rpartition('@')[2].partition('?')[0]}: {example}")
    return parts
