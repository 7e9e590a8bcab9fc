"""E-mail: subject, sender and date as lines and as fields, then the message; attachments are named.

Pages that a browser saved as one file (.mht) are e-mails without a sender.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import Any

from ..errors import DocumentError
from ..model import PageField
from .composer import Composer
from .html import declared, read_page, write_fragment
from .interface import Captured, Outcome
from .text import clean, decode, lines, unwrapped

_LONGEST = 2_000  # characters of a header that Python may parse: its time grows with the square
_SHOWN_OF_IT = 10_000  # characters that are kept of any
_SHOWN = ("From", "Date", "To", "Cc")
_QUOTED = re.compile(r"^(?:>[ \t]?)+", re.MULTILINE)
_SOFT = re.compile(r"(?<! ) (?:\n)(?!\n)")


class _Headers(HeaderRegistry):
    """Headers as Python understands them; as they stand where it fails or would take long."""

    def __call__(self, name: str, value: str) -> Any:  # Any: a header, which is a text that knows more
        """A header that is at least a text."""
        if len(value) <= _LONGEST:
            with contextlib.suppress(Exception):  # of many kinds: AttributeError, IndexError, ValueError, ...
                return super().__call__(name, value)
        if name.lower() == "content-disposition":  # a text will not do
            return super().__call__(name, "inline")
        return value[:_SHOWN_OF_IT].encode("utf-8", "surrogateescape").decode("utf-8", "replace")


_POLICY = EmailPolicy(header_factory=_Headers(), refold_source="none")


def read(data: bytes, name: str) -> Captured:
    """Read a message, or a page that was saved as one."""
    message = parse(data)
    body = message.get_body(("html", "plain"))
    address = _header(message, "Snapshot-Content-Location") or _header(message, "Content-Location")
    if address and body is not None and body.get_content_type() == "text/html":
        text, encoding = _content(body, name)
        return read_page(text, name, (PageField("url", address, "saved page"), *encoding))
    composer = Composer()
    if subject := _header(message, "Subject"):
        composer.add_lines(subject, heading=1)
    for index, key in enumerate(key for key in _SHOWN if message[key]):
        composer.add_lines(f"{key}: {_header(message, key)}", tight=index > 0)
    encoding = () if body is None else _write(body, name, composer)
    if not composer.blocks:
        raise DocumentError(name, Outcome.EMPTY, "is empty: there are no words in it")
    return composer.captured((*_fields(message), *encoding))


def parse(data: bytes) -> EmailMessage:
    """The parts of a message."""
    return BytesParser(EmailMessage, policy=_POLICY).parsebytes(data)


def attachments(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what is attached; pictures that belong to the words of the message are not."""
    for part in _parts(message):
        name = _text(part.get_filename)
        inline = part.get_content_disposition() == "inline" or "Content-ID" in part
        if part.get_content_type() == "message/rfc822":
            inner = part.get_content()
            yield name or f"{_header(inner, 'Subject') or 'message'}.eml", inner.as_bytes()
        elif name and not (inline and part.get_content_maintype() == "image"):
            data = part.get_payload(decode=True)
            yield name, data if isinstance(data, bytes) else b""


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    if not message.is_multipart() or message.get_content_type() == "message/rfc822":
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _header(message: EmailMessage, key: str) -> str:
    return " ".join(clean(str(message[key] or "")).split())


def _fields(message: EmailMessage) -> Iterator[PageField]:
    for key, name in (("Subject", "title"), ("From", "from"), ("To", "to"), ("Cc", "cc")):
        if value := _header(message, key):
            yield PageField(name, value, f"e-mail {key}")
    if sent := _date(message):
        yield PageField("published", sent.isoformat(), "e-mail Date")
    for name, _ in attachments(message):
        yield PageField("attachment", " ".join(clean(name).split()), "e-mail attachment")


def _date(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "Date"))
    except (ValueError, TypeError):
        return None


def _content(part: MIMEPart, name: str) -> tuple[str, tuple[PageField, ...]]:
    data = part.get_payload(decode=True)
    data = data if isinstance(data, bytes) else b""
    return decode(data, name, _text(part.get_content_charset) or declared(data))


def _text(parameter: Callable[[], str | None]) -> str:
    """A parameter of a header; empty where there is none, or none that can be read."""
    try:
        return parameter() or ""
    except ValueError:  # as of a zero byte in the name of its encoding
        return ""


def _write(part: MIMEPart, name: str, composer: Composer) -> tuple[PageField, ...]:
    text, encoding = _content(part, name)
    if part.get_content_type() == "text/html":
        write_fragment(text, name, composer)
        return encoding
    text = _QUOTED.sub("", clean(text))
    if part.get_param("format") == "flowed":
        text = _SOFT.sub(" ", text)
    _write_plain(unwrapped(text), composer)
    return encoding


def _write_plain(text: str, composer: Composer) -> None:
    end = 0
    for block in lines(text):
        gap, _, lead = text[end : block.start].rpartition("\n")
        composer.add(
            text[block.start : block.end],
            block.kind,
            block.level,
            indent=block.level if lead.strip() else 0,
            marker=lead.strip(),
            tight=end > 0 and "\n" not in gap,
        )
        end = block.end
