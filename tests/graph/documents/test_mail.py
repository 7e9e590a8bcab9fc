"""E-mails, and pages that a browser saved as one: headers as lines and fields, then the words of the message."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.mail import attachments, parse
from peelgraph.graph.documents.read import read
from peelgraph.graph.errors import DocumentError


def message(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    mail = EmailMessage()
    for name, value in (headers or {"Subject": "Kent – child protection"}).items():
        mail[name] = value
    if plain is not None:
        mail.set_content(plain)
    if html is not None:
        (mail.add_alternative if plain else mail.set_content)(html, subtype="html")
    return mail


HEADERS = {
    "Subject": "HMICFRS: Kent Police – child protection",
    "From": "Zoë Press Office <press@example.org>",
    "To": "news@example.org",
    "Date": "Thu, 28 Mar 2019 00:30:00 +0000",
}


def test_headers_are_lines_and_fields() -> None:
    document = read(message("The force has made progress.\n", **HEADERS).as_bytes(), "release.eml")
    assert document.media_type == "message/rfc822"
    assert document.text == (
        "HMICFRS: Kent Police – child protection\n\n"
        "From: Zoë Press Office <press@example.org>\nDate: Thu, 28 Mar 2019 00:30:00 +0000\nTo: news@example.org\n\n"
        "The force has made progress."
    )
    assert [(f.name, f.value, f.origin) for f in document.fields] == [
        ("title", "HMICFRS: Kent Police – child protection", "e-mail Subject"),
        ("from", "Zoë Press Office <press@example.org>", "e-mail From"),
        ("to", "news@example.org", "e-mail To"),
        ("published", "2019-03-28T00:30:00+00:00", "e-mail Date"),
        ("encoding", "utf-8", "valid"),
    ]


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("From: Press <p@example=te: Thu, 28 Mar 2019ent: mixed; b=b", "From: Press <p@example=te: Thu"),
        ("To: " + ", ".join(f"a{n}@example.org" for n in range(500)), "To: a0@example.org, a1@example.org"),
        ("Subject: " + '"(<' * 50_000, '"(<"(<'),
    ],
)
def test_headers_that_are_malformed_or_long_are_shown_as_they_stand(header: str, shown: str) -> None:
    text = read(f"{header}\n\nThe force is good.".encode(), "a.eml").text
    assert text.startswith(shown)
    assert text.endswith("\n\nThe force is good.")


def test_the_formatted_words_are_preferred() -> None:
    html = "<style>p {}</style><p>We found:</p><ul><li>one;</li><li>two.</li></ul><p hidden>x</p>"
    text = read(message("We found: one, two", html).as_bytes(), "a.eml").text
    assert text == "Kent – child protection\n\nWe found:\n\n  • one;\n  • two."


@pytest.mark.parametrize(
    ("headers", "body", "words"),
    [
        ("Content-Type: text/plain; charset=iso-8859-1", b"\x93good\x94 Zo\xeb", "“good” Zoë"),
        ("Content-Type: text/plain; charset=koi8-r", b"\xed\xcf\xd3\xcb\xd7\xc1", "Москва"),
        ("Content-Type: text/plain; charset=unheard-of", "Zoë".encode(), "Zoë"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64", b"d29yZHM=", "words"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable", b"a=\nb =E2=80=93", "ab –"),
        ("Content-Type: text/html; charset=utf-8", b"<p>Zo&euml;<br>Smith</p>", "Zoë\nSmith"),
        ("Content-Type: text/plain; format=flowed", b"It is \ngood.\nIt is.", "It is good.\nIt is."),
        ("X-None: none", b"> quoted\n>> words\n\n  * one\n  * two", "quoted\nwords\n\n  * one\n  * two"),
        ("Content-Type: multipart/mixed; boundary=never", b"no boundary follows", ""),
    ],
)
def test_bodies(headers: str, body: bytes, words: str) -> None:
    data = f"Subject: S\n{headers}\n\n".encode() + body
    assert read(data, "a.eml").text.removeprefix("S").lstrip("\n") == words


def test_attachments_are_named_and_can_be_taken_out() -> None:
    mail = message("See the report.")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="report\n é.pdf")
    mail.add_attachment(
        b"GIF", maintype="image", subtype="gif", disposition="inline", cid="<x>", filename="logo.gif"
    )
    mail.add_attachment(message("Earlier.", Subject="Before"))
    data = mail.as_bytes()
    named = [f.value for f in read(data, "a.eml").fields if f.name == "attachment"]
    assert named == ["report é.pdf", "Before.eml"]
    taken = dict(attachments(parse(data)))
    assert taken["Before.eml"].startswith(b"Subject: Before")
    assert b"%PDF-1.7" in taken.values()


def test_a_page_saved_as_one_file_is_read_as_a_page() -> None:
    page = b"<html><body><nav>Menu</nav><main><h1>Kent</h1><p>The force is good.</p></main></body></html>"
    data = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/kent/\nSubject: Kent\nMIME-Version: 1.0\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n'
        b"--b\nContent-Type: text/html\nContent-Location: https://example.org/kent/\n\n" + page + b"\n--b--\n"
    )
    document = read(data, "Kent.mhtml")
    assert document.text == "Kent\n\nThe force is good."
    assert document.url == "https://example.org/kent/"


def test_a_message_without_words_is_empty() -> None:
    with pytest.raises(DocumentError) as caught:
        read(b"X-Nothing: here\n\n", "a.eml")
    assert caught.value.outcome == Outcome.EMPTY


@given(
    st.binary(),
    st.sampled_from([b"", b"Subject: S\n", b"Date: ", b"Content-Type: multipart/mixed; boundary=b\n\n--b\n"]),
)
def test_any_bytes_are_read_or_refused(data: bytes, start: bytes) -> None:
    try:
        read(start + data, "a.eml")
    except DocumentError as error:
        assert str(error).startswith("a.eml: ")
