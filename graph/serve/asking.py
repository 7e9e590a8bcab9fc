"""From a request to a worker and back: the client's wishes go along, and its leaving ends the work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from .formats import HTML, choose
from .frames import Frame
from .limits import PLAIN, Limits, RefusedError
from .pages import problem
from .pool import Gone, Pool
from .remembered import Remembered
from .shield import Neighbours

_READ = ("GET", "HEAD")  # the methods for which RFC 9110 has 304


@dataclass(frozen=True, slots=True)
class Writing:
    """The one worker that changes the store, and the word that lets a client do so."""

    pool: Pool
    token: str


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes share, as ``request.app.state.service``."""

    pool: Pool
    remembered: Remembered
    neighbours: Neighbours
    limits: Limits
    writing: Writing | None = None
    """Where updates are taken."""

    @property
    def pools(self) -> list[Pool]:
        """All workers there are."""
        return [self.pool, *([self.writing.pool] if self.writing else [])]


def service(request: Request) -> Service:
    """What the routes share."""
    found: Service = request.app.state.service
    return found


def asked_format(request: Request) -> str | None:
    """The format that the address names; it is parsed only if it does, as queries in it are long."""
    if b"format=" not in request.scope["query_string"]:
        return None
    return request.query_params.get("format")


async def ask(request: Request, question: Frame) -> Frame:
    """A worker's answer, or `RefusedError` with its reason."""
    head = {"accept": ",".join(request.headers.getlist("accept")) or None, **question.head}
    head.setdefault("format", asked_format(request))
    shared = service(request)
    asking = partial(shared.pool.ask, gone=_leaving(request))
    return accepted(await shared.remembered.answer(Frame(head, question.body), asking))


def accepted(answer: Frame) -> Frame:
    """An answer, or `RefusedError` with its reason."""
    status = int(str(answer.head["status"]))
    if status >= 300:
        raise RefusedError(status, answer.body.decode("utf-8", "replace"))
    return answer


async def answered(request: Request, question: Frame) -> Response:
    """A worker's answer as it is."""
    return as_response(request, await ask(request, question))


def as_response(request: Request, answer: Frame) -> Response:
    """Bytes with their type, in one write; none (304) for a client whose own still hold."""
    type = str(answer.head["type"])
    full = f"{type}; charset=utf-8" if type.startswith("text/") else type
    headers = {"content-type": full, "vary": "Accept", "cache-control": "no-cache", "etag": answer.tag}
    if request.method in _READ and answer.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, headers=headers)


def refused(request: Request, status: int, reason: str) -> Response:
    """What went wrong, as a page for people and as lines for programs."""
    if choose(request.headers.get("accept"), [PLAIN.partition(";")[0], HTML]) == HTML:
        made: Response = problem(status, reason)
    else:
        made = PlainTextResponse(reason + "\n", status)
    if status == 401:
        made.headers["www-authenticate"] = 'Bearer realm="peelgraph"'
    if status == 503:
        made.headers["retry-after"] = "5"
    if status in {413, 408}:  # the rest of the body is not waited for
        made.headers["connection"] = "close"
    made.headers["vary"] = "Accept"
    made.headers["cache-control"] = "no-store"
    return made


def root(request: Request) -> str:
    """The address of this server as the client knows it."""
    return f"{request.url.scheme}://{request.headers['host']}"


def _leaving(request: Request) -> Gone:
    async def gone() -> None:
        while (await request.receive())["type"] != "http.disconnect":
            pass

    return gone
