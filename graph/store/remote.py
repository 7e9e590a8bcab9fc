"""Any SPARQL 1.1 endpoint; pyoxigraph parses its answers, so its terms are those of a local store."""

from __future__ import annotations

import http.client
from contextlib import closing
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

import pyoxigraph as ox
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLExceptions, SPARQLWrapper

from ...queries.tokens import form
from ..errors import EndpointError, UsageError
from .interface import Answer
from .syntax import check, pointed

TIMEOUT = 60
"""Seconds to wait for an answer's next bytes."""

_REFUSALS = {401: "wants a login", 403: "refuses access", 404: "has nothing at this address"}


class RemoteStore:
    """An endpoint at an http(s) address; ``user:password@`` in it is sent as basic authentication."""

    def __init__(self, endpoint: str, timeout: int = TIMEOUT) -> None:
        parts = urlsplit(endpoint)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UsageError(f"{endpoint}: an endpoint is an address such as https://example.org/sparql")
        self.name = _without_secrets(parts)
        self._address = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        self._user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self._timeout = timeout

    @property
    def size(self) -> None:
        """Unknown."""

    def query(self, text: str) -> Answer:
        """Answer a query (see `interface.Store`); an answer is whole, or an error."""
        check(text)
        wrapper = self._wrapper(text)
        graph = wrapper.queryType in {"CONSTRUCT", "DESCRIBE"}
        body, media_type = self._fetch(wrapper, text)
        if "html" in media_type:
            raise EndpointError(
                f"{self.name} answers with a web page: is that the address of its SPARQL endpoint?"
            )
        try:
            return _graph(body, media_type) if graph else _solutions(body, media_type)
        except (SyntaxError, ValueError) as error:
            raise EndpointError(
                f"{self.name}: the answer is cut off or is no SPARQL result ({error})"
            ) from error

    def captured_text(self, text_digest: str) -> None:
        """An endpoint holds no texts."""

    def _wrapper(self, text: str) -> SPARQLWrapper:
        wrapper = SPARQLWrapper(self._address)
        wrapper.setOnlyConneg(True)
        wrapper.setMethod(POST)
        wrapper.setTimeout(self._timeout)
        if self._user:
            wrapper.setCredentials(*self._user)
        wrapper.setQuery(text)
        wrapper.queryType = form(text) or wrapper.queryType
        wrapper.setReturnFormat(TURTLE if wrapper.queryType in {"CONSTRUCT", "DESCRIBE"} else JSON)
        return wrapper

    def _fetch(self, wrapper: SPARQLWrapper, text: str) -> tuple[bytes, str]:
        try:
            with closing(wrapper.query().response) as response:
                return response.read(), response.headers.get_content_type()
        except SPARQLExceptions.QueryBadFormed as error:
            raise UsageError(f"{self.name} refuses the query: {pointed(text, _first_line(error))}") from error
        except SPARQLExceptions.SPARQLWrapperException as error:
            raise EndpointError(f"{self.name} {_refusal(error.__context__)}") from error
        except HTTPError as error:
            raise EndpointError(f"{self.name} {_refusal(error)}") from error
        except TimeoutError as error:
            raise EndpointError(f"{self.name} gives no answer within {self._timeout} s") from error
        except URLError as error:
            raise EndpointError(f"{self.name} cannot be reached: {error.reason}") from error
        except (http.client.HTTPException, OSError) as error:
            raise EndpointError(f"{self.name}: the connection broke off ({type(error).__name__})") from error


def _without_secrets(parts: SplitResult) -> str:
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def _refusal(error: BaseException | None) -> str:
    code = 500
    if isinstance(error, HTTPError):
        code = error.code
        error.close()
    return f"{_REFUSALS.get(code, 'fails')} (HTTP {code})"


def _first_line(error: Exception) -> str:
    response = str(error).partition("Response:")[2].strip().removeprefix("b").strip("'\"")
    return response.replace("\\n", "\n").partition("\n")[0][:300] or type(error).__name__


def _solutions(body: bytes, media_type: str) -> Answer:
    format = ox.QueryResultsFormat.from_media_type(media_type) or ox.QueryResultsFormat.JSON
    answer = ox.parse_query_results(body, format)
    if isinstance(answer, ox.QueryBoolean):
        return answer
    try:
        for _ in answer:  # to its end, so that a cut-off answer is none
            pass
    finally:
        del answer  # it must die in its own thread, and an exception's traceback would keep it
    return ox.parse_query_results(body, format)


def _graph(body: bytes, media_type: str) -> Answer:
    format = ox.RdfFormat.from_media_type(media_type) or ox.RdfFormat.TURTLE
    store = ox.Store()
    store.bulk_load(body, format=format)
    return store.query("CONSTRUCT WHERE {?s ?p ?o}")
