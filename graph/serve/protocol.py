"""Requests of the SPARQL 1.1 Protocol (W3C Recommendation, 21 March 2013, section 2), read strictly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from .bodies import body
from .frames import Frame
from .limits import RefusedError

FORM = "application/x-www-form-urlencoded"
_DATASETS = {
    "query": ("default-graph-uri", "named-graph-uri"),
    "update": ("using-graph-uri", "using-named-graph-uri"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A query or an update with the dataset that the request, not the text, names."""

    text: bytes
    default: tuple[str, ...]
    named: tuple[str, ...]
    format: str
    accept: str | None

    def frame(self, operation: str, base: str) -> Frame:
        """As a question to a worker; ``base`` is the address that relative IRIs start from."""
        head: dict[str, object] = {"do": operation, "accept": self.accept, "base": base}
        if self.default or self.named:
            head |= {"default": self.default, "named": self.named}
        if self.format:
            head["format"] = self.format
        return Frame(head, self.text)


async def read(request: Request, kind: str, limit: int) -> Asked | None:
    """What is asked, a "query" or an "update"; None for a GET without a query: it is about the service.

    Raises `RefusedError` for whatever the protocol does not allow, or is longer than ``limit`` bytes.
    """
    url = request.scope["query_string"]
    if len(url) > limit:
        raise RefusedError(414, f"the query is longer than {limit:,} bytes")
    pairs = _pairs(url)
    if request.method == "POST":
        media, _, parameters = request.headers.get("content-type", "").partition(";")
        media = media.strip().lower()
        _check_charset(parameters)
        if media == f"application/sparql-{kind}":
            _only(pairs, _DATASETS[kind] + ("format",))
            pairs = [*pairs, (kind, await body(request, limit))]
        elif media == FORM:
            if any(name == kind for name, _ in pairs):
                raise RefusedError(400, f"{kind}= stands in the address of a POST: put it into the form")
            pairs = [*pairs, *_pairs(await body(request, 3 * limit))]
        else:
            raise RefusedError(
                415, f"POST as {FORM} or application/sparql-{kind}, not as {media or 'nothing'}"
            )
    elif kind == "query" and not any(name in ("query", "update") for name, _ in pairs):
        return None
    return _asked(request, kind, pairs, limit)


def _check_charset(parameters: str) -> None:
    name, _, value = parameters.strip().partition("=")
    if name.lower() == "charset" and value.strip('" ').lower().replace("-", "") not in {"utf8", "usascii"}:
        raise RefusedError(415, f"the charset must be UTF-8, not {value}")


def _pairs(text: bytes) -> list[tuple[str, bytes]]:
    """Names and values of a query string or form, undecoded, so that wrong UTF-8 is not made right."""
    try:
        pairs = parse_qsl(
            text.decode("latin-1"), keep_blank_values=True, encoding="latin-1", max_num_fields=2000
        )
    except ValueError as error:
        raise RefusedError(400, f"the form cannot be read: {error}") from error
    return [(name, value.encode("latin-1")) for name, value in pairs]


def _only(pairs: Sequence[tuple[str, bytes]], allowed: Sequence[str]) -> None:
    for name, _ in pairs:
        if name not in allowed:
            raise RefusedError(400, f"{name}= does not go with a query or update as the body")


def _asked(request: Request, kind: str, pairs: Sequence[tuple[str, bytes]], limit: int) -> Asked:
    given: dict[str, list[bytes]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    other = "update" if kind == "query" else "query"
    if other in given:
        raise RefusedError(400, f"{other}= is not for this address, which takes {kind}=")
    if len(given.get(kind, [])) != 1:
        raise RefusedError(400, f"give {kind}= once, not {len(given.get(kind, []))} times")
    if len(given[kind][0]) > limit:
        raise RefusedError(413, f"the {kind} is longer than {limit:,} bytes")
    default, named = ([_text(value) for value in given.get(name, [])] for name in _DATASETS[kind])
    if kind == "query" and any(name in given for name in _DATASETS["update"]):
        raise RefusedError(400, "using-graph-uri= and using-named-graph-uri= are for updates")
    format = _text(given.get("format", [b""])[-1])
    accept = ",".join(request.headers.getlist("accept")) or None
    return Asked(given[kind][0], tuple(default), tuple(named), format, accept)


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "a parameter is not UTF-8") from error
