"""Word and OpenDocument files: structure in order, what is not there to be read, and typed refusals."""

from __future__ import annotations

import pytest

from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import read
from peelgraph.graph.errors import DocumentError

from .office_files import docx, odt, p, zipped

Seen = list[tuple[str, int, str]]


def blocks(data: bytes, name: str) -> Seen:
    document = read(data, name)
    return [(b.kind.value, b.level, document.text[b.start : b.end]) for b in document.blocks]


STYLES = """
  <w:style w:styleId="Title"><w:name w:val="Title"/></w:style>
  <w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
  <w:style w:styleId="Own"><w:name w:val="Force heading"/><w:basedOn w:val="H2"/></w:style>
  <w:style w:styleId="H2"><w:name w:val="Kapitel"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
  <w:style w:styleId="Bullets"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
  <w:style w:styleId="T1"><w:name w:val="toc 1"/></w:style>"""
NUMBERING = """
  <w:abstractNum w:abstractNumId="7">
    <w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
    <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
  <w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:lvlText w:val="Recommendation %1:"/></w:lvl></w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num>"""


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def test_word_headings_lists_and_paragraphs() -> None:
    body = (
        p("Child protection in Kent", style("Title"))
        + p("Contents", style("T1"))
        + p("Summary", style("H1"))
        + p("We found that the force:")
        + p("records crime well;", style("Bullets"))
        + p("knows its risks.", style("Bullets"))
        + p("Leadership", style("Own"))
        + p("First.", listed(1))
        + p("inner", listed(1, 1))
        + p("inner too", listed(1, 1))
        + p("Second.", listed(1))
        + p("inner again", listed(1, 1))
        + p("The force should train its officers.", listed(3))
    )
    data = docx(body, styles=STYLES, numbering=NUMBERING)
    assert blocks(data, "report.docx") == [
        ("heading", 1, "Child protection in Kent"),
        ("heading", 1, "Summary"),
        ("paragraph", 0, "We found that the force:"),
        ("item", 1, "records crime well;"),
        ("item", 1, "knows its risks."),
        ("heading", 2, "Leadership"),
        ("item", 1, "First."),
        ("item", 2, "inner"),
        ("item", 2, "inner too"),
        ("item", 1, "Second."),
        ("item", 2, "inner again"),
        ("paragraph", 0, "Recommendation 1: The force should train its officers."),
    ]
    text = read(data, "report.docx").text
    assert "  • records crime well;\n  • knows" in text
    assert "  4. First.\n    4.i) inner\n    4.ii) inner too\n  5. Second.\n    5.i) inner again" in text


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        ("<w:ins><w:r><w:t>added </w:t></w:r></w:ins><w:r><w:t>words</w:t></w:r>", "added words"),
        ("<w:r><w:t>kept</w:t></w:r><w:del><w:r><w:delText> gone</w:delText></w:r></w:del>", "kept"),
        (
            "<w:r><w:t>seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r>",
            "seen",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>in a control</w:t></w:r></w:sdtContent></w:sdt>", "in a control"),
        ("<w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink>", "a link"),
        ("<w:r><w:instrText>PAGEREF x</w:instrText><w:t>7</w:t></w:r>", "7"),
        ("<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>inspection</w:t><w:tab/><w:t>2019</w:t></w:r>", "re-inspection 2019"),
        ("<w:r><w:t>Fire &amp; Rescue &lt; 5</w:t></w:r>", "Fire & Rescue < 5"),
        ("<w:r><w:t>From</w:t><w:br/><w:t>Matt Parr</w:t></w:r>", "From\nMatt Parr"),
    ],
)  # fmt: skip
def test_word_reads_what_a_reader_sees(runs: str, words: str) -> None:
    assert read(docx(f"<w:p>{runs}</w:p>"), "a.docx").text == words


def test_word_text_boxes_and_notes_are_read_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('A boxed outcome.')}</w:txbxContent></wps:txbx>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    body = f'<w:p><w:r><w:t>Words.</w:t>{twice}<w:footnoteReference w:id="2"/></w:r></w:p>{p("More.")}'
    notes = f'<w:footnote w:id="1">{p("not cited")}</w:footnote><w:footnote w:id="2">{p("A source.")}</w:footnote>'
    text = read(docx(body, footnotes=notes), "a.docx").text
    assert text == "Words.\n\nA boxed outcome.\n\nMore.\n\n  1. A source."


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(words)}</w:tc>"


def test_word_tables_keep_their_columns() -> None:
    start, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("Force") + cell("Grades", '<w:gridSpan w:val="2"/>') + cell("Note"),
        cell("Kent", start) + cell("Good") + cell("") + cell("2019"),
        cell("", goes_on) + cell("") + cell("Inadequate") + cell(""),
        cell("Essex") + cell("Good") + cell("") + cell(""),
    ]
    body = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    assert [words for _, _, words in blocks(docx(body), "a.docx")] == [
        "Force | Grades | | Note",
        "Kent | Good | | 2019",
        "Kent | | Inadequate",
        "Essex | Good",
    ]


def test_word_tables_that_lay_out_a_page_are_read_cell_by_cell() -> None:
    prose = p("The force should act.") + p("It has until June.")
    body = f"<w:tbl><w:tr>{cell('Response')}<w:tc>{prose}</w:tc></w:tr></w:tbl>"
    assert blocks(docx(body), "a.docx") == [
        ("line", 0, "Response"),
        ("paragraph", 0, "The force should act."),
        ("paragraph", 0, "It has until June."),
    ]


def test_properties_are_fields_but_no_date_of_publication() -> None:
    fields = read(docx(p("words"), main="word/document2.xml"), "a.docx").fields
    assert [(f.name, f.value, f.origin) for f in fields] == [
        ("title", "A title", "docx title"),
        ("created", "2019-03-28T10:00:00Z", "docx created"),
    ]


ODT_STYLES = """
  <style:style style:name="P1" style:parent-style-name="Title"/>
  <text:list-style style:name="L1">
    <text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
    <text:list-level-style-bullet text:level="2"/></text:list-style>"""


def test_opendocument_headings_lists_and_paragraphs() -> None:
    body = """
      <text:tracked-changes><text:changed-region><text:p>deleted</text:p></text:changed-region></text:tracked-changes>
      <text:p text:style-name="P1">Child protection in Kent</text:p>
      <text:table-of-content><text:index-body><text:p>Contents</text:p></text:index-body></text:table-of-content>
      <text:section><text:h text:outline-level="2">Summary</text:h></text:section>
      <text:p>We<text:s text:c="3"/>found<text:note><text:note-citation>1</text:note-citation>
        <text:note-body><text:p>A source.</text:p></text:note-body></text:note> that
        the <text:span>force</text:span>:<office:annotation><text:p>a comment</text:p></office:annotation></text:p>
      <text:list text:style-name="L1"><text:list-item><text:p>records crime;</text:p>
        <text:list><text:list-item><text:p>in time</text:p></text:list-item></text:list></text:list-item>
        <text:list-item><text:p>knows risks.</text:p><text:p>It does.</text:p></text:list-item></text:list>
      <text:p>Between.</text:p>
      <text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>acts.</text:p></text:list-item></text:list>
      <text:p>From<text:line-break/>Matt Parr<draw:frame><draw:text-box><text:p>Boxed.</text:p></draw:text-box></draw:frame></text:p>"""
    document = read(odt(body, ODT_STYLES), "a.odt")
    assert document.text == (
        "Child protection in Kent\n\nSummary\n\nWe found that the force:\n\n"
        "  1. records crime;\n    • in time\n  2. knows risks.\n\nIt does.\n\nBetween.\n\n  3. acts.\n\n"
        "From\nMatt Parr\n\nBoxed.\n\n  1. A source."
    )
    assert [(b.kind.value, b.level) for b in document.blocks][:3] == [
        ("heading", 1), ("heading", 2), ("paragraph", 0),
    ]  # fmt: skip


def test_opendocument_tables_keep_their_columns() -> None:
    body = """<table:table><table:table-header-rows><table:table-row>
        <table:table-cell><text:p>Force</text:p></table:table-cell>
        <table:table-cell table:number-columns-spanned="2"><text:p>Grades</text:p></table:table-cell><table:covered-table-cell/>
      </table:table-row></table:table-header-rows>
      <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>Kent</text:p></table:table-cell>
        <table:table-cell/><table:table-cell><text:p>Good</text:p></table:table-cell></table:table-row>
      <table:table-row><table:covered-table-cell/><table:table-cell table:number-columns-repeated="1000000"/></table:table-row>
      </table:table>"""
    assert [words for _, _, words in blocks(odt(body), "a.odt")] == [
        "Force | Grades",
        "Kent | | Good",
        "Kent",
    ]


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FOREIGN = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


@pytest.mark.parametrize(
    ("data", "name", "outcome", "reason"),
    [
        (docx(p("words"))[:-100], "a.docx", Outcome.CORRUPT, "is damaged"),
        (zipped({"word/document.xml": "<not closed"}), "a.docx", Outcome.CORRUPT, "is damaged"),
        (zipped({"word/document.xml": BOMB + "]><x>&i;</x>"}), "a.docx", Outcome.CORRUPT, "is damaged"),
        (zipped({"word/document.xml": FOREIGN}), "a.docx", Outcome.CORRUPT, "is damaged"),
        (docx(""), "a.docx", Outcome.EMPTY, "no words"),
        (odt(""), "a.odt", Outcome.EMPTY, "no words"),
        (odt("", manifest="<m:encryption-data/>"), "a.odt", Outcome.ENCRYPTED, "save it without its password"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Outcome.ENCRYPTED, "save it without its password"),
        (OLE, "a.doc", Outcome.NOT_TEXT, r"save it as \.docx"),
        (b"{\\rtf1 words}", "a.rtf", Outcome.NOT_TEXT, r"save it as \.docx"),
        (zipped({"xl/workbook.xml": "<x/>"}), "a.xlsx", Outcome.NOT_TEXT, "save it as PDF"),
        (zipped({"a.txt": "words"}), "folder", Outcome.NOT_TEXT, r"is an archive"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_refusals(data: bytes, name: str, outcome: Outcome, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read(data, name)
    assert caught.value.outcome == outcome


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    bomb = zipped({"word/document.xml": b" " * 100_000_001})
    with pytest.raises(DocumentError, match="zip bomb") as caught:
        read(bomb, "a.docx")
    assert caught.value.outcome == Outcome.OVER_THE_LIMIT


def test_an_encrypted_part_is_no_damage() -> None:
    data = bytearray(docx(p("words")))
    for header, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(header)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(header, place + 1)
    with pytest.raises(DocumentError) as caught:
        read(bytes(data), "a.docx")
    assert caught.value.outcome == Outcome.ENCRYPTED
