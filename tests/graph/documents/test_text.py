"""Plain texts as people have them: encodings, line ends, bullets, and files that are no texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import media_type, read
from peelgraph.graph.errors import DocumentError


def blocks(text: str) -> list[tuple[str, int, str]]:
    document = read(text.encode(), "a.txt")
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("The force must act.", "line", "The force must act."),
        ("   indented  ", "line", "indented"),
        ("  • delays in uploading;", "item", "delays in uploading;"),
        ("•delays in uploading;", "item", "delays in uploading;"),
        ("•", "line", "•"),
        ("- Published", "item", "Published"),
        ("– an en dash as a bullet", "item", "an en dash as a bullet"),
        ("> cited in a reply", "line", "cited in a reply"),
        ("> - an item that is cited", "item", "an item that is cited"),
        ("* a star", "item", "a star"),
        ("12. By July 2018, forces should", "item", "By July 2018, forces should"),
        ("1.2 The force should", "item", "The force should"),
        ("(a) the first;", "item", "the first;"),
        ("iv) the fourth", "item", "the fourth"),
        ("1.75 percent of crimes", "line", "1.75 percent of crimes"),
        ("2019 was a bad year", "line", "2019 was a bad year"),
        ("J. Smith wrote", "line", "J. Smith wrote"),
        ("-5 degrees", "line", "-5 degrees"),
        ("-", "line", "-"),
        ("## Next steps", "heading", "Next steps"),
    ],
)
def test_each_line_is_a_block_without_its_bullet(line: str, kind: str, words: str) -> None:
    assert [(k, w) for k, _, w in blocks(f"Before\n\n{line}\n")][1:] == [(kind, words)]


def test_lists_in_lists_have_levels() -> None:
    text = "Lead:\n\n  1. one\n    • one a\n    • one b\n  2. two\n\nNext:\n      • again outermost\n"
    assert [(level, words) for kind, level, words in blocks(text) if kind == "item"] == [
        (1, "one"),
        (2, "one a"),
        (2, "one b"),
        (1, "two"),
        (1, "again outermost"),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32", "cp1252", "latin-1"]
)
def test_encodings(encoding: str) -> None:
    text = "The force’s cost: £5 – “good”, said Zoë.\n" if encoding != "latin-1" else "Zoë: £5\n"
    data = (
        "\ufeff".encode("utf-16-le") + text.encode("utf-16-le")
        if "bom" in encoding
        else text.encode(encoding)
    )
    assert read(data, "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "name", "encoding", "reason"),
    [
        ("Zoë".encode("utf-8-sig"), "a.txt", "utf-8", "byte order mark"),
        ("Zoë".encode(), "a.txt", "utf-8", "valid"),
        ("Zoë – good".encode("cp1252"), "a.txt", "cp1252", "not utf-8"),
        ("Zoë’s report – Kent’s force".encode("mac_roman"), "a.txt", "mac-roman", "apostrophes"),
        ("<meta charset=utf-8><p>Zoë’s – good".encode("cp1252"), "a.html", "cp1252", "not utf-8"),
        ("Zoë is the inspector".encode("utf-16-le"), "a.txt", "utf-16-le", "zero bytes"),
        ("Zoë is the inspector".encode("utf-16-be"), "a.txt", "utf-16-be", "zero bytes"),
        ("<meta charset=windows-1250><p>Zoë Dvořák".encode("cp1250"), "a.html", "cp1250", "declared"),
        ("<meta charset=iso-8859-1><p>Zoë’s".encode("cp1252"), "a.html", "cp1252", "not utf-8"),
        ("<meta charset=windows-1252><p>Zoë’s".encode(), "a.html", "utf-8", "valid"),
        ("<meta charset=base64><p>Zoë’s".encode("cp1252"), "a.html", "cp1252", "not utf-8"),
        (
            b'<?xml version="1.0" encoding="iso-8859-2"?><html xmlns="x">' + "Zoë Dvořák".encode("iso8859-2"),
            "a.xhtml",
            "iso8859-2",
            "declared",
        ),
    ],
)
def test_the_encoding_is_a_field_with_its_reason(data: bytes, name: str, encoding: str, reason: str) -> None:
    document = read(data, name)
    assert document.text.startswith("Zoë")
    assert [(f.value, f.origin) for f in document.fields if f.name == "encoding"] == [(encoding, reason)]


WRAPPED = """Kent Police
28 March 2019

We found that the force has made good progress since we inspected it
last, and that its senior leaders understand the risks to children. But
more must be done, as officers:

  * do not always record what the child itself had wanted to happen to
    it, or to others; and
  * are slow.
The force should act. It should do so by the end of June 2019, and tell
us."""


def test_lines_that_were_broken_at_a_width_are_one_again() -> None:
    assert read(WRAPPED.encode(), "a.txt").text.split("\n") == [
        "Kent Police",
        "28 March 2019",
        "",
        "We found that the force has made good progress since we inspected it last, and that its senior leaders"
        " understand the risks to children. But more must be done, as officers:",
        "",
        "  * do not always record what the child itself had wanted to happen to it, or to others; and",
        "  * are slow.",
        "The force should act. It should do so by the end of June 2019, and tell us.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "One line that is about as wide as the next one is\nTwo\nThree lines that are not full\nFour\nFive\n",
        WRAPPED + "\n\n" + "A paragraph in one line. " * 5,  # not all lines are broken: these are wanted
        "a b c d\n" * 9,
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert read(text.encode(), "a.txt").text == text


def test_one_broken_byte_does_not_spoil_the_other_letters() -> None:
    assert read("The force’s ‘good’ \xe9".encode() + b"\xe2", "a.txt").text == "The force’s ‘good’ é\ufffd"


def test_line_ends_and_invisible_characters() -> None:
    text = read(
        "one\r\ntwo\rthree\x0cfour\u2028five \x1b[31mre\u00adinspection\u200b\x92s".encode(), "a.txt"
    ).text
    assert text == "one\ntwo\nthree\nfour\nfive [31mreinspection’s"


def test_joined_letters_are_single_ones() -> None:
    assert (
        read("oﬃcers’ eﬀorts, ﬁndings, ﬂags".encode(), "a.txt").text == "officers’ efforts, findings, flags"
    )


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b"", Outcome.EMPTY),
        (b" \n\t\r\n", Outcome.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4, Outcome.NOT_TEXT),
        (bytes(range(1, 256)) * 4, Outcome.NOT_TEXT),
        (b"a\x81\x8d" * 5, Outcome.NOT_TEXT),
    ],
)
def test_what_is_no_text_is_named_with_its_reason(data: bytes, outcome: Outcome) -> None:
    with pytest.raises(DocumentError, match=r"^report\.txt: ") as caught:
        read(data, "report.txt")
    assert caught.value.outcome == outcome


def test_a_large_text_is_over_the_limit() -> None:
    with pytest.raises(DocumentError, match=r"over the limit of 0\.001 MB") as caught:
        read(b"x" * 1001, "big.txt", max_size=1000)
    assert caught.value.outcome == Outcome.OVER_THE_LIMIT


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"%PDF-1.7\n", "report.txt", "application/pdf"),
        (b"\n <!DOCTYPE html><p>", "page", "text/html"),
        (b"<p>No doctype</p>", "page.htm", "text/html"),
        (b"no tag at all", "page.html", "text/plain"),
        (b"# Title", "notes.md", "text/markdown"),
        (b"a < b", "notes.txt", "text/plain"),
    ],
)
def test_the_type_is_seen_in_the_content(data: bytes, name: str, expected: str) -> None:
    assert media_type(data, name) == expected


@given(st.text(min_size=1))
def test_blocks_cover_every_visible_character_once_and_in_order(text: str) -> None:
    try:
        document = read(text.encode("utf-8", "surrogatepass"), "a.txt")
    except DocumentError:
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end
        assert "\n" not in document.text[block.start : block.end]
        assert document.text[block.start : block.end].strip() == document.text[block.start : block.end]
        end = block.end
