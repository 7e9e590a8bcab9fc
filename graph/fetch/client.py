"""One question to one server, and its answer or why there is none; nothing is followed or tried again."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import httpcore2

from ..documents.read import MAX_SIZE, check_size
from ..errors import DocumentError
from .bodies import ACCEPTED, unpacked
from .interface import Answer, Outcome, PassingError
from .network import SILENCE, Allows, Deadline, PublicNetwork, Resolve, is_public, resolve

TIMEOUT = 120.0
"""Seconds for one answer, from the look-up of its host to its last byte."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_MODIFIED = 304
_OK = 200

_BUSY = {408, 429, 500, 502, 503, 504}
_REFUSALS = {
    **dict.fromkeys((401, 403, 407, 451), (Outcome.REFUSED, "may not be read")),
    **dict.fromkeys((404, 410), (Outcome.NOT_THERE, "is not there")),
}


class Client:
    """Asks servers, one question at a time; neither sends nor keeps cookies or logins."""

    def __init__(
        self,
        agent: str,
        *,
        max_size: int = MAX_SIZE,
        timeout: float = TIMEOUT,
        allows: Allows = is_public,
        resolve: Resolve = resolve,
    ) -> None:
        self._agent = agent
        self._max_size = max_size
        self._timeout = timeout
        self._deadline = Deadline()
        network = PublicNetwork(self._deadline, allows, resolve)
        self._pool = httpcore2.ConnectionPool(
            network_backend=network, max_connections=10, keepalive_expiry=60
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()

    def get(self, address: str, headers: Mapping[str, str]) -> Answer:
        """A good answer, a redirect or a 304; else a `DocumentError`, a `PassingError` where it may pass."""
        asked = {"User-Agent": self._agent, "Accept": "*/*", "Accept-Encoding": ACCEPTED, **headers}
        self._deadline.set(self._timeout)
        try:
            with self._pool.stream("GET", address, headers=list(asked.items())) as response:
                return self._read(address, response)
        except httpcore2.TimeoutException as error:
            whole = f"does not come whole within {self._timeout:g} s"
            reason = whole if self._deadline.is_over else f"does not come: {SILENCE:g} s without a word"
            raise PassingError(address, Outcome.BUSY, reason) from error
        except httpcore2.ConnectError as error:
            raise _unreachable(address, error) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            reason = "breaks off, or is no answer of a web server"
            raise PassingError(address, Outcome.BROKEN, reason) from error

    def _read(self, address: str, response: httpcore2.Response) -> Answer:
        headers = tuple((key.decode("latin-1"), value.decode("latin-1")) for key, value in response.headers)
        answer = Answer(address, response.status, headers)
        if response.status in REDIRECTS or response.status == NOT_MODIFIED:
            return answer
        if response.status != _OK:
            raise _refusal(answer)
        length = answer.header("content-length")
        if length.isdecimal() and int(length) > self._max_size:
            check_size(int(length), address, self._max_size)
        body = unpacked(response.iter_stream(), answer.header("content-encoding"), address, self._max_size)
        return Answer(address, response.status, headers, body)


def _unreachable(address: str, error: httpcore2.ConnectError) -> DocumentError:
    """A wrong certificate and an unknown name stay so; anything else may pass."""
    cause = error.args[0]  # the library hands it on here
    if isinstance(cause, ssl.SSLCertVerificationError):
        why = cause.verify_message.rstrip(".")
        return DocumentError(address, Outcome.UNREACHABLE, f"has a certificate that cannot be trusted: {why}")
    why = (isinstance(cause, OSError) and cause.strerror) or str(cause)
    reason = f"cannot be reached: {why.lower()}"
    if isinstance(cause, socket.gaierror) and cause.errno == socket.EAI_NONAME:
        return DocumentError(address, Outcome.UNREACHABLE, reason)
    return PassingError(address, Outcome.UNREACHABLE, reason)


def _refusal(answer: Answer) -> DocumentError:
    if answer.status in _BUSY:
        wait = seconds_to_wait(answer.header("retry-after"))
        return PassingError(answer.address, Outcome.BUSY, f"is not given out now ({answer.status})", wait)
    outcome, reason = _REFUSALS.get(answer.status, (Outcome.BROKEN, "is answered in an unknown way"))
    return DocumentError(answer.address, outcome, f"{reason} ({answer.status})")


def seconds_to_wait(retry_after: str) -> float:
    """Seconds that a server asks for, as a number or as a date; 0 where it asks for nothing sensible."""
    if retry_after.strip().isdecimal():
        return float(retry_after)
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
