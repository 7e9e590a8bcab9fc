"""PDFs made by hand, so that each test shows what is in its file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

Placed = tuple[float, float, float, str]
"""x, y and letter size in points (A4, from the lower left corner), and the words; "*" first makes them bold."""


def _text(placed: Sequence[Placed]) -> bytes:
    lines = []
    for x, y, size, words in placed:
        font = "F2" if words.startswith("*") else "F1"
        raw = (
            words.removeprefix("*")
            .encode("cp1252")
            .replace(b"\\", rb"\\")
            .replace(b"(", rb"\(")
            .replace(b")", rb"\)")
        )
        lines.append(b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (font.encode(), size, x, y, raw))
    return b"\n".join(lines)


def pdf(*pages: Sequence[Placed] | bytes, title: str = "") -> bytes:
    """A PDF of pages in Helvetica; the words of a page stand in the file in the order given.

    A page may also be given as bytes, which are PDF's own commands.
    """
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>"
    kids = b" ".join(b"%d 0 R" % (6 + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        font % b"Helvetica",
        font % b"Helvetica-Bold",
        b"<< /Title (%s) >>" % title.encode("cp1252"),
    ]
    for number, placed in enumerate(pages):
        content = placed if isinstance(placed, bytes) else _text(placed)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % (7 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(data))
    )


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Makes a PDF: see `pdf`."""
    return pdf
