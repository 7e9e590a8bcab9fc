"""Formats of files, told by what is in them before how they are called; each with its reader, or a remedy."""

from __future__ import annotations

from codecs import BOM_UTF8

from ..errors import DocumentError
from .interface import Outcome, Reader

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
EMAIL = "message/rfc822"

_ZIPPED = {  # names of parts tell what a zip file is
    b"word/document": DOCX,
    b"mimetype" + ODT.encode(): ODT,
    b"xl/workbook": "application/vnd.ms-excel",
    b"ppt/presentation": "application/vnd.ms-powerpoint",
    b"mimetypeapplication/vnd.oasis.opendocument": "application/vnd.ms-excel",
}
_SUFFIXES = {
    "docx": DOCX,
    "docm": DOCX,
    "odt": ODT,
    "eml": EMAIL,
    "mht": EMAIL,
    "mhtml": EMAIL,
    "md": "text/markdown",
    "markdown": "text/markdown",
}
_REFUSED = {
    "application/zip": "is an archive: give it a name that ends in .zip, or unpack it first",
    "application/vnd.ms-excel": "is a table or a drawing: save it as PDF first",
    "application/vnd.ms-powerpoint": "is a presentation: save it as PDF first",
    "application/x-ole-storage": "is in an old format of Office: save it as .docx, PDF or .eml first",
    "application/rtf": "is in Rich Text Format: save it as .docx or PDF first",
}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_NAMED = tuple(f".{suffix}" for suffix in (*_SUFFIXES, "txt", "html", "htm", "xhtml", "pdf", "zip"))
_OLD = (".doc", ".rtf", ".msg")  # cannot be read: each is named with the remedy


def is_document(name: str) -> bool:
    """Whether a file in a folder is meant to be read."""
    file = name.rpartition("/")[2].lower()
    return file.endswith(_NAMED + _OLD) and not file.startswith("readme.")


def media_type(data: bytes, name: str) -> str:
    """Type by content before suffix: a PDF or an HTML page is one whatever its name says."""
    head = data[:1024].removeprefix(BOM_UTF8).lstrip().lower()
    suffix = name.rsplit(".", 1)[-1].lower()
    if b"%pdf-" in head:
        return "application/pdf"
    if data.startswith(b"PK\x03\x04"):
        named = _SUFFIXES.get(suffix, "application/zip")
        return next((kind for part, kind in _ZIPPED.items() if part in data), named)
    if data.startswith(_OLE):
        return "application/x-ole-storage"
    if head.startswith(b"{\\rtf"):
        return "application/rtf"
    if head.startswith((b"<!doctype html", b"<html")) or _is_page(data, head, suffix):
        return "text/html"
    return _SUFFIXES.get(suffix, "text/plain")


def _is_page(data: bytes, head: bytes, suffix: str) -> bool:
    declared = head.startswith(b"<?xml") and b"<html" in head
    return declared or (suffix in ("html", "htm", "xhtml") and b"<" in data)


def reader(kind: str, data: bytes, name: str) -> Reader:
    """The reader of a media type; raises a `DocumentError` with the remedy where there is none."""
    # Each reader is imported when the first document of its type comes: PDFium and lexbor are large.
    if kind in _REFUSED:
        raise _refusal(kind, data, name)
    if kind == "application/pdf":
        from .pdf import read
    elif kind == "text/html":
        from .html import read
    elif kind == "text/markdown":
        from .markdown import read
    elif kind == EMAIL:
        from .mail import read
    elif kind == DOCX:
        from .docx import read
    elif kind == ODT:
        from .odt import read
    else:
        from .text import read
    return read


def _refusal(kind: str, data: bytes, name: str) -> DocumentError:
    if _ENCRYPTED in data:
        return DocumentError(name, Outcome.ENCRYPTED, "is encrypted: save it without its password first")
    return DocumentError(name, Outcome.NOT_TEXT, _REFUSED[kind])
