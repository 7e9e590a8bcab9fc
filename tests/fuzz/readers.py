"""Targets: the readers of documents, and the lists that come with them."""

from __future__ import annotations

import atexit
import json
import shutil
from email import message_from_bytes
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from peelgraph.graph.documents.addresses import addresses
from peelgraph.graph.documents.inside import _Request, answer
from peelgraph.graph.documents.read import read
from peelgraph.graph.errors import DocumentError, PeelError
from peelgraph.graph.fetch.links import report_links
from peelgraph.graph.fetch.sitemap import entries, unpacked
from peelgraph.graph.store.captures import pack

from ..graph.documents.bombs import harmless, its_own_parent
from ..graph.documents.office_files import docx, odt, p, zipped
from ..sample import DOCUMENTS
from .interface import Target, target

DATA = Path(__file__).parents[1] / "data"
TEXTS = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.txt"))[:12]]
PAGES = [
    path.read_text("utf-8") for path in sorted([*DATA.glob("pages/*.html"), *DATA.glob("templates/*.html")])
]
MARKDOWN = "---\ntitle: Kent\ndate: 2019-03-28\n---\n# Kent\n\n- one\n  1. two\n\n| a | b |\n|--|--|\n| 1 | 2 |\n\n> `x` <b>y</b>\n"
MAIL = (
    "Subject: =?utf-8?q?Kent_=E2=80=93?= report\nFrom: Press <p@example.org>\nDate: Thu, 28 Mar 2019 00:30:00 +0000\n"
    "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html; charset=iso-8859-1\n"
    "Content-Transfer-Encoding: quoted-printable\n\n<p>words=20=93\n--b\nContent-Type: application/pdf; name*=utf-8''a%20b.pdf\n"
    "Content-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nd29yZHM=\n--b--\n"
)
BODY = (
    p("A title", '<w:pStyle w:val="Title"/>')
    + p("one", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Kent</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    + "<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx/></mc:Choice></mc:AlternateContent></w:r></w:p>"
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)
TABLE = (
    '<text:p>words<text:s text:c="3"/></text:p><table:table><table:table-row><table:table-cell table:number-columns-repeated="3">'
    '<text:p>a</text:p></table:table-cell></table:table-row></table:table><text:list text:style-name="L1"><text:list-item>'
    "<text:p>b</text:p></text:list-item></text:list>"
)
STYLES = '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="a"/></text:list-style>'
TAGS = ["<table>", "<tr><td colspan=9>", "<ul><li>", "<ol start=5>", "<br>", "<p>", "<main>", "<aside>", "<dl><dt>", "hidden", "<time datetime=", "<h2>", "<!--", "<![CDATA[", "<script type='application/ld+json'>", '{"@graph":[', "class=share", "<meta property="]  # fmt: skip


def examine(data: bytes, name: str) -> None:
    """A document is read or refused; what is read can be kept, and its blocks lie in it in order."""
    try:
        document = read(data, name)
    except DocumentError as error:
        assert "\n" not in str(error)
        return
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        end = block.end
    text, layout = pack(document)
    assert json.loads(text + layout)["text"] == document.text
    document.id.encode("ascii")


def _in_docx(data: bytes) -> None:
    kind, text = data[:1], data[1:].decode("utf-8", "replace")
    if kind == b"s":
        examine(docx(BODY, styles=text), "a.docx")
    elif kind == b"n":
        examine(docx(BODY, numbering=text), "a.docx")
    elif kind == b"b":
        examine(docx(text, numbering=NUMBERING), "a.docx")
    else:
        examine(data, "a.docx")


def _in_odt(data: bytes) -> None:
    kind, text = data[:1], data[1:].decode("utf-8", "replace")
    if kind == b"s":
        examine(odt(TABLE, text), "a.odt")
    elif kind == b"b":
        examine(odt(text, STYLES), "a.odt")
    else:
        examine(data, "a.odt")


_FOLDER = Path(mkdtemp(prefix="peel-fuzz-"))
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)


def _in_container(suffix: str, data: bytes) -> None:
    path = _FOLDER / f"a{suffix}"
    path.write_bytes(data)
    try:
        for way in list(answer(_Request("a", path)).documents)[:20]:
            answer(_Request("a", path, way, 100_000))
    except DocumentError as error:
        assert "\n" not in str(error)


def _refusing(function, data: bytes) -> None:
    try:
        function(data)
    except PeelError as error:
        assert "\n" not in str(error)


def _sitemap(data: bytes) -> None:
    list(entries(unpacked(data, "https://example.org/sitemap.xml", 1_000_000), "https://example.org/"))


PDFS = [
    path.read_bytes() for path in sorted(DATA.glob("pages/*.pdf"))
]  # forms that show themselves are the sandbox's concern
ZIP = zipped(
    {
        "a/b.txt": "words",
        "documents.csv": "file,url\na/b.txt,https://example.org/\n",
        "c.zip": zipped({"d.md": "# x"}),
    }
)
SITEMAP = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/a</loc><lastmod>2019-03-28</lastmod></url></urlset>'

TARGETS: list[Target] = [
    target("read-text", lambda data: examine(data, "a.txt"), TEXTS, ["  • ", "1. ", "(a) ", "\r\n", "\f", "\u2028", "-\n"]),
    target("read-markdown", lambda data: examine(data, "a.md"), [MARKDOWN, *TEXTS[:3]], ["# ", "- ", "|--|", "```", "---\n", "[a](b)", "&amp;", "<b>"]),
    target("read-html", lambda data: examine(b"<!DOCTYPE html>" + data, "a.html"), PAGES, TAGS),
    target("read-pdf", lambda data: examine(data, "a.pdf"), [harmless(), its_own_parent(), *PDFS], ["/Type", "/Kids [", "endobj", "stream", "BT", "Tj", "Td", "<<", ">>", "/Font"]),
    target("read-docx", _in_docx, [b"b" + BODY.encode(), b"n" + NUMBERING.encode(), docx(BODY)], ["<w:p>", "<w:tbl><w:tr><w:tc>", "<w:t>", "w:val=", "</w:p>", "<w:del>", "<w:txbxContent>"]),
    target("read-odt", _in_odt, [b"b" + TABLE.encode(), b"s" + STYLES.encode(), odt(TABLE, STYLES)], ["<text:p>", "<text:h>", "<text:list>", "<table:table-cell>", "<text:note>", "<draw:text-box>"]),
    target("read-mail", lambda data: examine(data, "a.eml"), [MAIL], ["Content-Type: ", "multipart/", "message/rfc822", "boundary=", "charset=", "base64", "--b", "=?utf-8?b?", "Date: "]),
    target("in-zip", partial(_in_container, ".zip"), [ZIP], ["PK\x01\x02", "PK\x03\x04", "PK\x05\x06", "../", "a.zip", "a.eml"]),
    target("in-mail", partial(_in_container, ".eml"), [MAIL, message_from_bytes(MAIL.encode()).as_bytes()], ["filename=", "name*=", "base64", "--b", "a.zip"]),
    target("list-of-addresses", partial(_refusing, lambda data: addresses(data, "documents.csv")), ["file,url\na.txt,https://example.org/a\n"], ["\ufeff", '"', "https://", "\r\n", "file", "url"]),
    target("sitemap", partial(_refusing, _sitemap), [SITEMAP], ["<loc>", "<sitemapindex>", "<lastmod>", "<!ENTITY", "&a;", "https://"]),
    target("links-of-a-page", lambda data: report_links(data, "https://example.org/a/"), PAGES[:3], ["<a href=", "Get the report", "javascript:", "//", "<base href="]),
]  # fmt: skip
