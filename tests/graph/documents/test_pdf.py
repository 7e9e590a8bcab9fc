"""PDFs: paragraphs from lines, without running heads, with hyphens mended, and typed refusals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import read
from peelgraph.graph.errors import DocumentError
from peelgraph.graph.model import Document

MakePdf = Callable[..., bytes]


def blocks(document: Document) -> list[tuple[str, int, str]]:
    return [(b.kind.value, b.page or 0, document.text[b.start : b.end]) for b in document.blocks]


def column(x: float, y: float, *lines: str, size: float = 11) -> list[tuple[float, float, float, str]]:
    return [(x, y - 14 * number, size, line) for number, line in enumerate(lines)]


def test_paragraphs_headings_and_items(make_pdf: MakePdf) -> None:
    page = [
        (72, 780, 20, "Child protection in Kent:"),
        (72, 756, 20, "a post-inspection review"),
        *column(
            72,
            720,
            "The force has made good progress since we inspected it, and its senior",
            "leaders understand the risks. More must be done.",
        ),
        *column(
            72,
            680,
            "A second paragraph begins here, and it is as long as the first one was so",
            "that it takes two lines. We found that the force:",
        ),
        *column(
            72,
            640,
            "• supervises investigations more closely than it did at the time of our",
            "   last visit; and",
        ),
        *column(72, 604, "• trains its officers."),
        *column(72, 570, "Matt Parr", "HM Inspector of Constabulary"),
    ]
    document = read(make_pdf(page, title="A title"), "report.pdf")
    assert [(kind, words) for kind, _, words in blocks(document)] == [
        ("heading", "Child protection in Kent: a post-inspection review"),
        (
            "paragraph",
            "The force has made good progress since we inspected it, and its senior leaders understand the risks. More must be done.",
        ),
        (
            "paragraph",
            "A second paragraph begins here, and it is as long as the first one was so that it takes two lines. We found that the force:",
        ),
        ("item", "supervises investigations more closely than it did at the time of our last visit; and"),
        ("item", "trains its officers."),
        ("line", "Matt Parr"),
        ("line", "HM Inspector of Constabulary"),
    ]
    assert "  • supervises" in document.text
    assert [(f.name, f.value, f.origin) for f in document.fields] == [("title", "A title", "pdf Title")]


def test_running_heads_go_and_paragraphs_go_on_over_the_page(make_pdf: MakePdf) -> None:
    def page(number: int, *lines: str) -> list[tuple[float, float, float, str]]:
        head = [(72, 815, 9, "Inspection of Kent Police"), (500, 30, 9, f"Page {number} of 3")]
        return [*head, *column(72, 760, *lines)]

    document = read(
        make_pdf(
            page(
                1,
                "The force did not always record the voice of the child, and its officers",
                "seldom asked what the child itself, or those who look after it at home, had",
            ),
            page(
                2,
                "wanted to happen, which matters a great deal in such cases as these are.",
                "Recording was poor.",
            ),
            page(3, "The force should record crimes."),
        ),
        "a.pdf",
    )
    assert blocks(document) == [
        (
            "paragraph",
            1,
            "The force did not always record the voice of the child, and its officers seldom asked what the child"
            " itself, or those who look after it at home, had wanted to happen, which matters a great deal in such"
            " cases as these are. Recording was poor.",
        ),
        ("paragraph", 3, "The force should record crimes."),
    ]
    assert "Page" not in document.text
    assert "Inspection of Kent Police" not in document.text


def test_heads_of_chapters_and_numbers_of_pages_go_but_numbers_in_tables_stay(make_pdf: MakePdf) -> None:
    chapters = ["Introduction"] * 4 + ["Child protection"] * 5 + ["Custody"] * 3 + ["Next steps"] * 8
    pages = []
    for number, chapter in enumerate(chapters):
        words = f"Paragraph {'abcdefghijklmnopqrst'[number]} of the report on this force, said once."
        area, height = "Area " + "abcdefghijklmnopqrst"[number], 60 + 13 * (number % 7)
        table = [(72, height, 11, area), (300, height, 11, str(number + 3)), (400, height, 11, "Good")]
        folio = "iv" if number == 3 else str(number + 1)
        pages.append([(72, 815, 9, chapter), (72, 700, 11, words), *table, (540, 30, 9, folio)])
    found = blocks(read(make_pdf(*pages), "a.pdf"))
    assert [page for kind, page, _ in found if kind == "paragraph"] == [*range(1, 21)]
    assert [words for kind, _, words in found if kind == "row"] == [
        f"Area {'abcdefghijklmnopqrst'[number]} | {number + 3} | Good" for number in range(20)
    ]
    assert len(found) == 40


def test_a_sentence_goes_on_behind_the_footnotes_and_has_no_marks_in_it(make_pdf: MakePdf) -> None:
    first = (
        b"BT /F1 11 Tf 14 TL 72 200 Td (The force did not always record the voice of the child) Tj"
        b" /F1 7 Tf 4 Ts (1) Tj /F1 11 Tf 0 Ts (, and its officers) Tj T* (seldom asked what the child itself,"
        b" or those who look after it at home, had) Tj /F1 8 Tf 72 -60 Td ET"
        b" BT /F1 8 Tf 72 60 Td (1 Inspectors looked at sixty files in all.) Tj ET"
    )
    second = column(72, 760, "wanted to happen, in 2019 as in 2020. Recording was poor.", "The end.")
    assert [words for _, _, words in blocks(read(make_pdf(first, second), "a.pdf"))] == [
        "The force did not always record the voice of the child, and its officers seldom asked what the child"
        " itself, or those who look after it at home, had wanted to happen, in 2019 as in 2020. Recording was"
        " poor.",
        "1 Inspectors looked at sixty files in all.",
        "The end.",
    ]


@pytest.mark.parametrize("turn", [b"0 1 -1 0 595 0 cm", b"0 -1 1 0 0 842 cm", b"-1 0 0 -1 595 842 cm"])
def test_pages_that_stand_on_their_side_or_head_are_turned(make_pdf: MakePdf, turn: bytes) -> None:
    lines = (
        b"BT /F1 11 Tf 14 TL 72 400 Td (The force should improve how it records crime, so that each of the) Tj"
        b" T* (victims is served.) Tj T* T* (Leaders know the risks.) Tj ET"
    )
    assert blocks(read(make_pdf(turn + b" " + lines), "a.pdf")) == [
        (
            "paragraph",
            1,
            "The force should improve how it records crime, so that each of the victims is served.",
        ),
        ("paragraph", 1, "Leaders know the risks."),
    ]


def test_scanned_pages_among_others_are_named(make_pdf: MakePdf, tmp_path: Path) -> None:
    scan = b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    words = column(72, 700, "HMICFRS found that Kent Police should improve how it records crime.")
    data = make_pdf(words, scan, scan, [], words, scan)
    [field] = read(data, "a.pdf").fields
    assert (field.name, field.value) == ("pages without text", "2-3, 6")
    (tmp_path / "a.pdf").write_bytes(data)
    report = ingest([tmp_path / "a.pdf"], tmp_path / "store")
    [problems] = report.problems.values()
    assert problems == ["no text layer on pages 2-3, 6: they are pictures, and would need OCR first"]
    assert (report.stored, report.is_complete) == (1, False)


@pytest.mark.parametrize("jumbled", [False, True])
def test_two_columns_are_read_one_after_the_other(make_pdf: MakePdf, jumbled: bool) -> None:
    left = column(60, 700, *(f"Left line {n} of a column of text that goes" for n in range(1, 9)))
    right = column(320, 700, *(f"Right line {n} of a column of text that goes" for n in range(1, 9)))
    lines = [line for pair in zip(left, right, strict=True) for line in pair] if jumbled else left + right
    text = read(
        make_pdf([(60, 760, 18, "A title that stands across both of the columns"), *lines]), "a.pdf"
    ).text
    assert text.index("Left line 8") < text.index("Right line 1")
    assert text.index("A title") < text.index("Left line 1")


def test_a_cut_word_is_mended_as_the_document_writes_it_elsewhere(make_pdf: MakePdf) -> None:
    document = read(
        make_pdf(
            column(
                72,
                700,
                "The safeguarding hub is a multi-agency team. We spoke to all of the safe-",
                "guarding staff, and to the leaders of the partners who work in the multi-",
                "agency team as well.",
            )
        ),
        "a.pdf",
    )
    assert "all of the safeguarding staff" in document.text
    assert "in the multi-agency team as well" in document.text


def test_contents_lose_their_dots_and_tables_keep_their_rows(make_pdf: MakePdf) -> None:
    page = [
        (72, 760, 11, "Foreword ............................ 3"),
        (72, 740, 11, "Background .......................... 12"),
        (72, 700, 11, "Question"),
        (300, 700, 11, "Grade"),
        (72, 680, 11, "Preventing crime"),
        (300, 680, 11, "Good"),
        (72, 640, 11, "The force is good at preventing crime, and understands the demand it faces"),
    ]
    found = [(kind, words) for kind, _, words in blocks(read(make_pdf(page), "a.pdf"))]
    assert found[:4] == [
        ("line", "Foreword"),
        ("line", "Background"),
        ("row", "Question | Grade"),
        ("row", "Preventing crime | Good"),
    ]


def test_bold_lines_are_headings(make_pdf: MakePdf) -> None:
    page = [
        (72, 700, 11, "*Areas for improvement"),
        *column(72, 680, "The force should improve how it records crime. It should do it soon."),
    ]
    assert blocks(read(make_pdf(page), "a.pdf"))[0] == ("heading", 1, "Areas for improvement")


@pytest.mark.parametrize("width", ["1000000000", "1e30", "nan", "-5", "0"])
def test_pages_of_senseless_widths_are_read_at_once(make_pdf: MakePdf, width: str) -> None:
    whole = make_pdf(column(72, 700, "Some words."))
    data = whole.replace(b"[0 0 595 842]", f"[0 0 {width} 842]".encode())
    assert read(data, "a.pdf").text == "Some words."


def test_refusals(make_pdf: MakePdf) -> None:
    whole = make_pdf(column(72, 700, "Some words."))
    encrypted = whole.replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >>",
    )
    for data, outcome in (
        (whole[: len(whole) // 2], Outcome.CORRUPT),
        (b"%PDF-1.7\n" + bytes(range(256)), Outcome.CORRUPT),
        (encrypted, Outcome.ENCRYPTED),
        (make_pdf([]), Outcome.NO_TEXT_LAYER),
    ):
        with pytest.raises(DocumentError, match=r"^a\.pdf: ") as caught:
            read(data, "a.pdf")
        assert caught.value.outcome == outcome
