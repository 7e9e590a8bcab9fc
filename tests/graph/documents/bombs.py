"""PDFs and zip files of a few kilobytes that ask their reader for gigabytes or for ever."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from .office_files import zipped

_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /X %d 0 R >> >>"


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(data))
    return data + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + trailer


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def _page(content: bytes, forms: Sequence[bytes] = ()) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        _FONT,
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 3 0 R >> /XObject << /X 6 0 R >> >> >>",
        content,
        *forms,
    )


def harmless() -> bytes:
    """A page with a few words."""
    return _page(_stream(b"BT /F1 11 Tf 72 700 Td (Some words.) Tj ET"))


def inflating(gigabytes: int = 3) -> bytes:
    """A page whose packed content is gigabytes of spaces."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    return _page(_stream(b"x\x9c" + block * (1000 * gigabytes), b"/Filter /FlateDecode"))


def laughing(levels: int = 12) -> bytes:
    """Ten forms, each of which shows the next ten times."""
    forms = [_stream(b"/X Do\n" * 10, _FORM % (7 + level)) for level in range(levels)]
    return _page(_stream(b"/X Do"), [*forms, _stream(b"BT /F1 9 Tf (ha) Tj ET", _FORM % 6)])


def in_itself() -> bytes:
    """A form that shows itself twice."""
    return _page(_stream(b"/X Do"), [_stream(b"/X Do /X Do", _FORM % 6)])


def its_own_parent() -> bytes:
    """A tree of pages that is its own branch, and says that it has a thousand million leaves."""
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>"
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", pages)


def zip_bomb() -> bytes:
    """Half a gigabyte in half a megabyte."""
    return zipped({f"{number}.txt": bytes(20_000_000) for number in range(26)})


PDFS = {
    "inflating": inflating,
    "laughing": laughing,
    "in itself": in_itself,
    "its own parent": its_own_parent,
}
