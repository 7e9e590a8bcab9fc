"""Rows in every format, whole files or none, and no word of a document that steers a terminal."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelgraph.cli import output
from peelgraph.cli.options import Format
from peelgraph.cli.output import EXTENSIONS, format_of, open_output, shown, write_rows
from peelgraph.cli.text import safe, safe_lines
from peelgraph.graph.errors import UsageError

COLUMNS = ("force", "words", "count", "prior", "none")
ROW = ("https://w3id.org/peelgraph/id/force/kent", 'a|b\t"c"\nd,é\\', 3, True, None)
CELLS = st.text(alphabet=st.characters(codec="utf-8"))


def written(tmp_path: Path, format: Format) -> str:
    file = tmp_path / "rows"
    assert write_rows(COLUMNS, [ROW], format=format, output=file) == 1
    return file.read_text("utf-8")


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        (Format.TSV, 'force\twords\tcount\tprior\tnone\nhttps://w3id.org/peelgraph/id/force/kent\ta|b\\t"c"\\nd,é\\\\\t3\ttrue\t\n'),
        (Format.CSV, 'force,words,count,prior,none\nhttps://w3id.org/peelgraph/id/force/kent,"a|b\t""c""\nd,é\\",3,true,\n'),
        (Format.MARKDOWN, '| force | words | count | prior | none |\n| --- | --- | --- | --- | --- |\n| force/kent | a\\|b "c" d,é\\\\ | 3 | true |  |\n'),
    ],
)  # fmt: skip
def test_text_formats(tmp_path: Path, format: Format, expected: str) -> None:
    assert written(tmp_path, format) == expected


def test_json_keeps_types(tmp_path: Path) -> None:
    expected = dict(zip(COLUMNS, ROW, strict=True))
    assert json.loads(written(tmp_path, Format.JSON)) == [expected]
    assert json.loads(written(tmp_path, Format.NDJSON)) == expected


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_csv_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]) -> None:
    file = tmp_path_factory.mktemp("csv") / "rows.csv"
    write_rows(("a", "b"), rows, output=file)
    read = list(csv.reader(io.StringIO(file.read_bytes().decode(), newline="")))
    assert [tuple(row) for row in read[1:]] == rows


@pytest.mark.parametrize(("width", "as_table"), [("200", True), ("40", False)])
def test_a_table_where_it_fits_else_blocks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: str, as_table: bool
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    text = written(tmp_path, Format.TABLE)
    assert "force/kent" in text and "w3id.org" not in text
    assert ("───" in text) is as_table
    assert all(len(line) <= int(width) for line in text.splitlines())


@pytest.mark.parametrize(("name", "format"), EXTENSIONS.items())
def test_the_extension_names_the_format(name: str, format: Format) -> None:
    assert format_of(Path(f"x{name.upper()}"), None) is format
    assert format_of(Path(f"x{name}"), Format.CSV) is Format.CSV


def test_an_unknown_extension_is_refused() -> None:
    with pytest.raises(UsageError, match=r"rows\.xls"):
        format_of(Path("rows.xls"), None)


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "rows.tsv"
    file.write_text("before")

    def rows() -> list[tuple[str]]:
        raise RuntimeError("the query stopped")

    with pytest.raises(RuntimeError), open_output(file) as opened:
        opened.write(b"half")
        rows()
    assert file.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["rows.tsv"]


def test_a_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"rows\.csv"), open_output(tmp_path / "none" / "rows.csv"):
        pass


def test_a_link_stays_a_link_and_a_device_a_device(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to("rows.csv")
    with open_output(tmp_path / "link.csv") as opened:
        opened.write(b"a")
    assert (tmp_path / "rows.csv").read_bytes() == b"a"
    assert (tmp_path / "link.csv").is_symlink()
    with open_output(Path("/dev/null")) as opened:
        opened.write(b"a")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(IsADirectoryError), open_output(tmp_path):
        pass


def test_a_new_file_can_be_read_by_others(tmp_path: Path) -> None:
    with open_output(tmp_path / "rows.csv") as opened:
        opened.write(b"a")
    usual = tmp_path / "usual"
    usual.touch()
    assert (tmp_path / "rows.csv").stat().st_mode == usual.stat().st_mode


STEERING = "\x1b]0;title\x07 \x9b31m \u202e \u2066 \r\n\x00\u2028"


@given(st.text(alphabet=st.sampled_from(STEERING + "ab é")))
def test_nothing_steers_a_terminal(text: str) -> None:
    steering = set(STEERING) - {" ", "\n"}
    assert not (steering - set("]0;title31m")) & (set(safe(text)) | set(safe_lines(text)))
    assert "\n" not in safe(text)
    assert safe_lines(text).count("\n") == text.count("\n")


def test_any_format_is_guarded_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda path: True)
    for format in Format:
        write_rows(("words",), [(STEERING,)], format=format)
    printed = capfdbinary.readouterr().out.decode()
    assert not set("\x9b\u202e\u2066\x07\x00") & set(printed)
    assert "\x1b]" not in printed


def test_things_are_shown_by_their_ids() -> None:
    assert shown("https://w3id.org/peelgraph/id/force/kent") == "force/kent"
    assert (shown(None), shown(False), shown(2.5)) == ("", "false", "2.5")
