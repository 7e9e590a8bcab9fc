"""Zip files and e-mails as folders: each member is a document, what cannot be taken out is named."""

from __future__ import annotations

import stat
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from peelgraph.graph.documents.collect import Collection, collect
from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.errors import DocumentError

from .bombs import zip_bomb
from .office_files import docx, p, zipped

WORDS = "Kent Police is good."


def mail(**attached: str | bytes) -> bytes:
    message = EmailMessage()
    message["Subject"] = "A release"
    message.set_content(WORDS)
    for name, content in attached.items():
        data = content.encode() if isinstance(content, str) else content
        message.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=name.replace("_", ".")
        )
    return message.as_bytes()


def packed(folder: Path, content: bytes, name: str = "reports.zip") -> Collection:
    (folder / name).write_bytes(content)
    (folder / "other.txt").write_text(WORDS)
    return collect([folder])


def found(collection: Collection) -> dict[str, bytes]:
    return {found.name: found.load(10_000) for found in collection.files}


def refused(collection: Collection) -> dict[str, str]:
    return {path.name: why for path, why in collection.missing}


def test_members_are_documents_by_their_own_names(tmp_path: Path) -> None:
    inner = zipped({"c.txt": WORDS, "picture.png": "x"})
    collection = packed(
        tmp_path,
        zipped(
            {
                "kent/a.txt": WORDS,
                "kent/report.docx": docx(p(WORDS)),
                "inner.zip": inner,
                "__MACOSX/._a.txt": "x",
                "kent/.hidden.txt": "x",
                "README.txt": "x",
                "documents.csv": "file,url\nkent/a.txt,https://example.org/a\n",
            }
        ),
    )
    assert list(found(collection)) == [
        "other.txt", "reports.zip/inner.zip/c.txt", "reports.zip/kent/a.txt", "reports.zip/kent/report.docx",
    ]  # fmt: skip
    assert found(collection)["reports.zip/inner.zip/c.txt"] == WORDS.encode()
    assert {f.name: f.url for f in collection.files if f.url} == {
        "reports.zip/kent/a.txt": "https://example.org/a"
    }
    assert sorted(path.name for path in collection.skipped) == ["README.txt", "picture.png"]
    assert [str(f.path) for f in collection.files][1] == str(tmp_path / "reports.zip/inner.zip/c.txt")


def test_an_email_and_its_attachments_are_documents(tmp_path: Path) -> None:
    content = mail(report_txt=WORDS, logo_png=b"x", more_zip=zipped({"b.txt": WORDS}))
    collection = packed(tmp_path, content, "release.eml")
    assert list(found(collection)) == [
        "other.txt",
        "release.eml",
        "release.eml/more.zip/b.txt",
        "release.eml/report.txt",
    ]
    assert [path.name for path in collection.skipped] == ["logo.png"]


@pytest.mark.parametrize(
    "name", ["../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "..\\evil.txt", "C:\\evil.txt"]
)
def test_names_that_lead_out_are_refused(tmp_path: Path, name: str) -> None:
    collection = packed(tmp_path, zipped({name: WORDS, "good.txt": WORDS}))
    assert list(found(collection)) == ["other.txt", "reports.zip/good.txt"]
    assert refused(collection) == {"evil.txt": "has a name that leads out of its archive: it was left out"}
    assert str(collection.missing[0][0]).startswith(str(tmp_path / "reports.zip"))


def test_links_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    link = ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("secret.txt", WORDS)
    data = bytearray((tmp_path / "a.zip").read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refused(packed(tmp_path, bytes(data), "a.zip")) == {
        "link.txt": "is a symbolic link: it was not followed",
        "secret.txt": "is encrypted: save it without its password first",
    }


def nested(depth: int) -> bytes:
    return zipped({"a.txt": WORDS, "inner.zip": nested(depth - 1)} if depth else {"a.txt": WORDS})


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: b"", "is a damaged zip file"),
        (lambda: b"no zip at all", "is a damaged zip file"),
        (lambda: zipped({"a.txt": WORDS})[:-30], "is a damaged zip file"),
        (zip_bomb, "would unpack to 0.5 GB: it looks like a zip bomb"),
        (lambda: nested(4), "is more than 3 archives deep"),
    ],
    ids=["empty", "other", "cut off", "bomb", "nested"],
)
def test_damaged_bombs_and_nests_are_named_and_the_rest_is_found(
    tmp_path: Path, content: Callable[[], bytes], reason: str
) -> None:
    """A bomb takes seconds to pack: it is made by its test, not by whoever collects the tests."""
    collection = packed(tmp_path, content())
    assert "other.txt" in found(collection)
    assert [why.startswith(reason) for why in refused(collection).values()] == [True]


def test_a_member_that_is_damaged_or_too_large_costs_only_itself(tmp_path: Path) -> None:
    data = zipped({"a.txt": WORDS * 50, "large.txt": bytes(20_000), "z.txt": WORDS})
    place = data.index(b"a.txt") + 8
    collection = packed(tmp_path, data[:place] + b"\xff\xff\xff" + data[place + 3 :])
    outcomes = {}
    for one in collection.files:
        try:
            outcomes[one.name] = one.load(10_000).decode()
        except DocumentError as error:
            outcomes[one.name] = error.outcome
    assert outcomes == {
        "other.txt": WORDS,
        "reports.zip/a.txt": Outcome.CORRUPT,
        "reports.zip/large.txt": Outcome.OVER_THE_LIMIT,
        "reports.zip/z.txt": WORDS,
    }


def test_names_in_old_and_in_new_encodings(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "a.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("Zoë 1.txt", WORDS)
        archive.writestr("Zoe_ 2.txt", WORDS)
    data = (tmp_path / "a.zip").read_bytes().replace(b"Zoe_ 2", "Zoë 2".encode())  # no flag for UTF-8
    assert list(found(packed(tmp_path, data, "a.zip")))[:2] == ["a.zip/Zoë 1.txt", "a.zip/Zoë 2.txt"]


def test_an_archive_that_changes_is_said_to(tmp_path: Path) -> None:
    collection = packed(tmp_path, zipped({"a.txt": WORDS}))
    (tmp_path / "reports.zip").write_bytes(zipped({"b.txt": WORDS}))
    with pytest.raises(DocumentError, match="has changed while it was read: ingest it again"):
        found(collection)
