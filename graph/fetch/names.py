"""Names of files: readable, safe on every file system, and inside the folder whatever a server says."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from email.message import Message
from urllib.parse import unquote, urlsplit

from ..errors import DocumentError
from .interface import Answer, Outcome
from .kept import SITEMAPS

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "message/rfc822": ".eml",
    "application/msword": ".doc",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_UNTOLD = {"", "application/octet-stream", "binary/octet-stream", "application/force-download"}
_LONGEST = 80  # characters of what is readable in a name
_UNSAFE = re.compile(r"[^a-z0-9]+")


def file_name(answer: Answer) -> str:
    """Path of a document below the folder: host, readable name, digits of its address, suffix of its format.

    Raises a `DocumentError` for what is no document, such as a picture.
    """
    parts = urlsplit(answer.address)
    offered = _offered(answer)
    stem, _, _ = offered.rpartition(".") if _suffix_of(offered) else (offered, "", "")
    host = re.sub(r"[^a-z0-9.-]", "-", parts.netloc).strip("-.")
    return f"{host}/{_slug(stem) or 'index'}-{_digits(answer)}{_format(answer, offered)}"


def sitemap_name(answer: Answer) -> str:
    """Path of a sitemap below the folder."""
    return f"{SITEMAPS}{_digits(answer)}.xml"


def _digits(answer: Answer) -> str:
    return hashlib.sha256(answer.address.encode()).hexdigest()[:8]


def _offered(answer: Answer) -> str:
    """The name that the server proposes, or the last part of the address; only ever read as words."""
    header = Message()
    header["Content-Disposition"] = answer.header("content-disposition") or "inline"
    offered = header.get_filename()
    if not offered:
        offered = unquote(urlsplit(answer.address).path.rstrip("/").rpartition("/")[2])
    return offered.replace("\\", "/").rpartition("/")[2]


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", plain)[:_LONGEST].strip("-")


def _suffix_of(name: str) -> str:
    suffix = f".{name.rpartition('.')[2].lower()}"
    return suffix if suffix in _SUFFIXES.values() else ""


def _format(answer: Answer, offered: str) -> str:
    """Suffix by the content where that is plain, else by the type that the server tells, else by the name."""
    head = answer.body[:1024].lstrip().lower()
    if b"%pdf-" in head:
        return ".pdf"
    if head.removeprefix(b"\xef\xbb\xbf").startswith((b"<!doctype html", b"<html")):
        return ".html"
    told = answer.header("content-type").partition(";")[0].strip().lower()
    suffix = _suffix_of(offered) if told in _UNTOLD else _SUFFIXES.get(told)
    if not suffix:
        raise DocumentError(
            answer.address, Outcome.NO_DOCUMENT, f"is no document ({told[:60] or 'unknown type'})"
        )
    return suffix
