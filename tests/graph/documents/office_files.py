"""Word and OpenDocument files made by hand, so that each test shows what is in its file."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts, the same bytes each time."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return file.getvalue()


def docx(body: str, main: str = "word/document.xml", **parts: str) -> bytes:
    """A Word file of this body; other parts (styles, numbering, footnotes) by their names."""
    space = f'xmlns:w="{W}" xmlns:mc="urn:mc" xmlns:wps="urn:wps" xmlns:v="urn:v"'
    links = "".join(
        f'<Relationship Id="{name}" Type="{_KINDS}/{name}" Target="{name}.xml"/>' for name in parts
    )
    core = '<c:p xmlns:c="urn:c" xmlns:d="urn:d"><d:title>A title</d:title><d:created>2019-03-28T10:00:00Z</d:created></c:p>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": f'<Relationships xmlns="{_RELATED}"><Relationship Type="{_KINDS}/officeDocument" Target="{main}"/>'
            f'<Relationship Type="x/core-properties" Target="docProps/core.xml"/></Relationships>',
            "docProps/core.xml": core,
            main: f"<w:document {space}><w:body>{body}</w:body></w:document>",
            f"word/_rels/{main.rpartition('/')[2]}.rels": f'<Relationships xmlns="{_RELATED}">{links}</Relationships>',
            **{
                f"word/{name}.xml": f"<w:{name} {space}>{content}</w:{name}>"
                for name, content in parts.items()
            },
        }
    )


def p(words: str, properties: str = "") -> str:
    """A paragraph of a Word file."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def odt(body: str, styles: str = "", meta: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text of this body and these automatic styles."""
    spaces = " ".join(
        f'xmlns:{prefix}="{_ODF}{name}:1.0"'
        for prefix, name in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("style", "style"),
            ("draw", "drawing"),
        )
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_ODF}manifest:1.0">{manifest}</m:manifest>',
            "meta.xml": f"<o:meta xmlns:o='urn:o' xmlns:d='urn:d'>{meta}</o:meta>",
            "content.xml": f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        }
    )
