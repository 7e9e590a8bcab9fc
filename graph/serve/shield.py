"""What stands before every route: which hosts and origins may ask, and what browsers are told."""

from __future__ import annotations

import re
from collections.abc import Collection, MutableMapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SECURITY = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}
_SECURITY = [(name.encode(), value.encode()) for name, value in SECURITY.items()]
_HOST = re.compile(r"(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::[0-9]{1,5})?")
"""A Host header without what addresses may have besides: names of users, paths, zones."""
_SAFE = {"GET", "HEAD", "OPTIONS"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Names that this server goes by, and origins whose pages may read from it (``*`` for all)."""

    hosts: Collection[str]
    origins: Collection[str] = ()

    def knows(self, host: str) -> bool:
        """Whether a Host header names this server, at any port."""
        found = _HOST.fullmatch(host)
        return found is not None and (found[1] or found[2]).lower() in self.hosts

    def allows(self, origin: str) -> bool:
        """Whether pages of an origin may read here."""
        return "*" in self.origins or origin in self.origins


class Shield:
    """ASGI middleware; what may change something no page of another origin may use at all."""

    def __init__(self, app: ASGIApp, neighbours: Neighbours) -> None:
        self._app = app
        self._neighbours = neighbours

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on and add the headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        shared = self._cors(scope, headers, origin)

        async def send_on(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add(message, shared)
            await send(message)

        answer = self._refusal(scope, headers, origin)
        if answer is None and scope["method"] == "OPTIONS":
            answer = Response(status_code=204)
        await (answer or self._app)(scope, receive, send_on)

    def _cors(self, scope: Scope, headers: Headers, origin: str | None) -> dict[str, str]:
        if not _reads(scope) or not self._neighbours.origins:
            return {"cross-origin-resource-policy": "same-origin"}
        anyone = "*" in self._neighbours.origins
        if not anyone and (origin is None or not self._neighbours.allows(origin)):
            return {"vary": "Origin"}
        shared = {"access-control-allow-origin": "*" if anyone else str(origin)}
        if not anyone:
            shared["vary"] = "Origin"
        if scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            shared |= {
                "access-control-allow-methods": "GET, HEAD, POST",
                "access-control-allow-headers": "Accept, Content-Type",
                "access-control-max-age": "600",
            }
        return shared

    def _refusal(self, scope: Scope, headers: Headers, origin: str | None) -> Response | None:
        if len(headers.getlist("host")) != 1 or not self._neighbours.knows(headers["host"]):
            told = "this server does not go by that name: see --host-name of `peel serve`\n"
            return PlainTextResponse(told, 421)
        if origin is not None and not _own(scope, headers, origin):
            if not (_reads(scope) and self._neighbours.allows(origin)):
                return PlainTextResponse(f"pages of {origin[:200]} may not ask here: see --cors\n", 403)
        elif headers.get("sec-fetch-site") in {"cross-site", "same-site"} and not self._visit(scope, headers):
            return PlainTextResponse("pages of other sites may link to here, not ask here\n", 403)
        return None

    def _visit(self, scope: Scope, headers: Headers) -> bool:
        """A person followed a link, or a page may read."""
        linked = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
        if linked and scope["method"] in _SAFE:
            return True
        return _reads(scope) and "*" in self._neighbours.origins


def _reads(scope: Scope) -> bool:
    """Whether a request changes nothing: a query may be so long that it has to be posted."""
    return scope["method"] in _SAFE or scope["path"] == "/sparql"


def _own(scope: Scope, headers: Headers, origin: str) -> bool:
    """A page of this server; behind a proxy the scheme may be another, so only the host counts."""
    return origin.partition("://")[2] == headers["host"] and scope["type"] == "http"


def _add(message: MutableMapping[str, Any], shared: dict[str, str]) -> None:
    given = {name for name, _ in message["headers"]}
    message["headers"] = [*message["headers"], *(pair for pair in _SECURITY if pair[0] not in given)]
    headers = MutableHeaders(scope=message)
    for name, value in shared.items():
        if name == "vary":
            headers.add_vary_header(value)
        else:
            headers[name] = value
