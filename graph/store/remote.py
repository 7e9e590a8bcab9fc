"""Any SPARQL 1.1 endpoint; pyoxigraph parses its answers, so its terms are those of a local store."""

from __future__ import annotations

import http.client
import os
import time
from collections.abc import Sequence
from contextlib import closing
from email.message import Message
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, urlsplit, urlunsplit
from urllib.request import Request

from SPARQLWrapper import JSON, POST, TURTLE, SPARQLExceptions, SPARQLWrapper

from ...queries.tokens import form
from ..errors import EndpointError, UsageError
from . import received
from .interface import Answer
from .login import PASSWORD, TOKEN, USER, authorization, split
from .syntax import check, pointed

TIMEOUT = 60
"""Seconds to wait for an answer's next bytes; PEEL_ENDPOINT_TIMEOUT sets others."""

PAUSES = (0.25, 1.0)
"""Seconds before each further try, where an endpoint is busy or the connection fails: a query only reads."""

LONGEST_PAUSE = 10
"""Seconds that an endpoint may ask to be waited for (``Retry-After``); for longer ones nobody waits."""

_BUSY = {429, 502, 503, 504}
_REFUSALS = {
    403: "refuses access",
    404: "has nothing at this address",
    405: "takes no queries at this address",
    **dict.fromkeys(_BUSY, "is busy or down"),
}


class _PassingError(EndpointError):
    """A failure that may be over soon."""

    def __init__(self, message: str, wait: float = 0) -> None:
        super().__init__(message)
        self.wait = wait


class RemoteStore:
    """An endpoint at an http(s) address, entered as `login` tells."""

    def __init__(self, endpoint: str, timeout: int | None = None, pauses: Sequence[float] = PAUSES) -> None:
        parts = split(endpoint, "an endpoint is an address such as https://example.org/sparql")
        self.name = _without_secrets(parts)
        self._address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self._authorization = authorization(parts, os.environ)
        self._timeout = _timeout() if timeout is None else timeout
        self._pauses = pauses

    @property
    def size(self) -> None:
        """Unknown."""

    def query(self, text: str) -> Answer:
        """Answer a query (see `interface.Store`); an answer is whole, or an error."""
        check(text)
        for pause in self._pauses:
            try:
                return self._ask(text)
            except _PassingError as error:
                time.sleep(max(pause, error.wait))
        return self._ask(text)

    def captured_text(self, text_digest: str) -> None:
        """An endpoint holds no texts."""

    def _ask(self, text: str) -> Answer:
        wrapper = _Wrapper(self._address, self._authorization)
        wrapper.setTimeout(self._timeout)
        wrapper.setQuery(text)
        wrapper.queryType = form(text) or wrapper.queryType
        graph = wrapper.queryType in {"CONSTRUCT", "DESCRIBE"}
        wrapper.setReturnFormat(TURTLE if graph else JSON)
        body, media_type = self._fetch(wrapper, text)
        if "html" in media_type:
            raise EndpointError(
                f"{self.name} answers with a web page: is that the address of its SPARQL endpoint?"
            )
        try:
            return received.graph(body, media_type) if graph else received.solutions(body, media_type)
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{self.name}: the answer is cut off or is no SPARQL result ({error})"
            ) from error

    def _fetch(self, wrapper: SPARQLWrapper, text: str) -> tuple[bytes, str]:
        try:
            with closing(wrapper.query().response) as response:
                if response.geturl() != self._address:  # urllib has followed, without query and login
                    raise self._moved(response.geturl())
                return response.read(), response.headers.get_content_type()
        except SPARQLExceptions.QueryBadFormed as error:
            raise UsageError(
                f"{self.name} refuses the query: {pointed(text, _first_line(error) or 'it gives no reason')}"
            ) from error
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise self._refused(error.__context__, _first_line(error)) from error
        except HTTPError as error:
            raise self._refused(error) from error
        except TimeoutError as error:
            raise EndpointError(f"{self.name} gives no answer within {self._timeout} s") from error
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise EndpointError(f"{self.name} cannot be reached within {self._timeout} s") from error
            reason = getattr(error.reason, "strerror", None) or error.reason
            raise _PassingError(f"{self.name} cannot be reached: {reason}") from error
        except (http.client.HTTPException, OSError) as error:
            raise _PassingError(f"{self.name}: the connection broke off ({type(error).__name__})") from error

    def _moved(self, address: str) -> EndpointError:
        return EndpointError(
            f"{self.name} sends on to {_without_secrets(urlsplit(address))}: give that address"
        )

    def _refused(self, error: BaseException | None, said: str = "") -> EndpointError:
        if not isinstance(error, HTTPError):
            return EndpointError(f"{self.name} fails")
        error.close()
        if error.code == 401:
            how = "refuses this login" if self._authorization else "wants a login"
            return EndpointError(f"{self.name} {how} (HTTP 401): set {USER} and {PASSWORD}, or {TOKEN}")
        if error.code in {307, 308}:
            return self._moved(error.headers.get("Location", ""))
        if error.geturl() != self._address:
            return self._moved(error.geturl())
        message = f"{self.name} {_REFUSALS.get(error.code, 'fails')} (HTTP {error.code})"
        wait = _wait(error.headers)
        if error.code in _BUSY and wait <= LONGEST_PAUSE:
            return _PassingError(message, wait)
        return EndpointError(f"{message}: {said}" if error.code == 500 and said else message)


class _Wrapper(SPARQLWrapper):
    """Sends queries by POST, and the login to the endpoint alone, never to where it redirects."""

    def __init__(self, address: str, authorization: str | None) -> None:
        super().__init__(address)
        self.setOnlyConneg(True)
        self.setMethod(POST)
        self._authorization = authorization

    def _createRequest(self) -> Request:  # noqa: N802  (its name in SPARQLWrapper)
        request = super()._createRequest()
        if self._authorization:
            request.add_unredirected_header("Authorization", self._authorization)
        return request


def _timeout() -> int:
    value = os.environ.get("PEEL_ENDPOINT_TIMEOUT") or str(TIMEOUT)
    if not value.isdecimal() or not int(value):
        raise UsageError(f"PEEL_ENDPOINT_TIMEOUT={value}: give whole seconds, 1 or more")
    return int(value)


def _wait(headers: Message) -> int:
    """Seconds that the endpoint asks to be waited for; dates are not heeded."""
    value = headers.get("Retry-After", "")
    return int(value) if value.isdecimal() else 0


def _without_secrets(parts: SplitResult) -> str:
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _first_line(error: Exception) -> str:
    """What the endpoint says in plain text; a web page says nothing."""
    response = str(error).partition("Response:")[2].strip().removeprefix("b").strip("'\"")
    line = response.replace("\\n", "\n").partition("\n")[0][:300]
    return "" if line.startswith("<") else line
