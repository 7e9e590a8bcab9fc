"""`peel fetch` as a user meets it: a line for each document, one line an error, exit codes, going on after a stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..graph.fetch.site import Site, landing_page, serving

PEEL = [sys.executable, "-m", "peelgraph.cli"]
LANDING = "/publications/norshire/"


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        landing_page(running)
        yield running


def peel(*arguments: object, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [*PEEL, *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=folder, env=os.environ | environment
    )


def fetch(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    return peel("fetch", *arguments, "--allow-private", "--delay", 0, folder=folder)


def test_fetch_then_ingest(site: Site, tmp_path: Path) -> None:
    first = fetch(site.url + LANDING, "--contact", "me@example.org", folder=tmp_path)
    assert (first.returncode, first.stdout) == (
        0,
        "documents   3 saved\nfolder      fetched (next: peel ingest fetched)\n",
    )
    lines = first.stderr.splitlines()
    assert [line.partition(" saved ")[0] for line in lines] == ["1/3 ", "2/3 ", "3/3 "]
    assert site.asked[0].headers["User-Agent"].endswith(" (+me@example.org)")
    asked = len(site.asked)
    second = fetch(site.url + LANDING, folder=tmp_path)
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout.startswith("documents   3 kept\n")
    assert len(site.asked) == asked
    assert "1 stored" in peel("ingest", "fetched", folder=tmp_path).stdout


def test_what_is_left_out_is_named_and_the_exit_code_says_so(site: Site, tmp_path: Path) -> None:
    site.redirect("/away", "http://a.example/\x1b[31m")
    done = fetch(f"{site.url}/away", site.url + LANDING, "--no-reports", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith("documents   1 saved, 1 left out\n")
    first, second = done.stderr.splitlines()
    assert first.startswith(f"1/2  left out: {site.url}/away is redirected to http://a.example/")
    assert "2/2  saved" in second
    assert "\x1b" not in done.stderr


def test_this_machine_is_asked_only_when_that_is_allowed(site: Site, tmp_path: Path) -> None:
    done = peel("fetch", site.url + LANDING, folder=tmp_path)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"1/1  left out: {site.url}{LANDING} is a private address (allow it with --allow-private)\n"
    )
    assert site.asked == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("nowhere.txt",), 2, "peel: nowhere.txt is neither an address (https://...) nor a file"),
        (("ftp://a.example/",), 2, "is no address on the web"),
        (("https://me:secret@a.example/",), 2, "peel: https://a.example/: holds a login"),
        (("https://a.example/", "--allow-host", "https://b.example"), 2, "name a host"),
        (("https://a.example/", "--contact", "a\nb"), 2, "plain letters"),
        (("https://a.example/", "--into", "file"), 2, "file is a file: name a folder"),
        (("https://a.example/", "--delay", "-1"), 2, "--delay"),
        ((), 2, "SOURCE"),
    ],
)
def test_mistakes_are_one_line(tmp_path: Path, arguments: tuple[str, ...], code: int, message: str) -> None:
    (tmp_path / "file").touch()
    done = peel("fetch", *arguments, folder=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "secret" not in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path, how: signal.Signals) -> None:
    names = [f"/page/{number}" for number in range(8)]
    with serving() as site:
        for name in names:
            site.page(name, name)
        (tmp_path / "list").write_text("".join(f"{site.url}{name}\n" for name in names))
        command = [*PEEL, "fetch", "list", "--allow-private", "--delay", "0.2"]
        with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as run:
            assert run.stderr
            while not run.stderr.readline().startswith("3/8"):
                pass
            run.send_signal(how)
            assert run.wait(5) in {130, -signal.SIGINT, -signal.SIGKILL}
            assert "Traceback" not in run.stderr.read()
        time.sleep(0.05)  # until the server, too, is done with what was under way
        whole = (tmp_path / "fetched" / "documents.csv").read_text("utf-8")
        assert whole.count("/page/") >= 3
        asked = {name for name in names if site.counts[name]}
        done = fetch("list", folder=tmp_path)
        assert done.returncode == 0
        again = [name for name in names if site.counts[name] > 1]
    assert len(asked) < 8
    assert len(again) <= 1  # the one that was under way
    assert len(list((tmp_path / "fetched").glob("127*/*.html"))) == 8
    assert (tmp_path / "fetched" / "documents.csv").read_text("utf-8").count("/page/") == 8
    assert not list((tmp_path / "fetched" / ".fetch").glob("*.tmp"))


def test_a_full_disk_is_one_line_and_the_next_run_goes_on(site: Site, tmp_path: Path) -> None:
    site.page("/long/", "Long", "<p>words</p>" * 1000)
    command = [*PEEL, "fetch", site.url + LANDING, f"{site.url}/long/", "--allow-private", "--delay", "0"]
    full = ["sh", "-c", 'ulimit -f 8; exec "$@"', "sh", *command]
    done = subprocess.run(full, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1].rpartition(": ")[2]) == (1, "File too large")
    assert "Traceback" not in done.stderr
    again = fetch(site.url + LANDING, f"{site.url}/long/", folder=tmp_path)
    assert (again.returncode, again.stdout.splitlines()[0]) == (0, "documents   1 saved, 3 kept")


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "httpcore2.py").write_text("raise ModuleNotFoundError('No module', name='httpcore2')\n")
    done = peel("fetch", "https://a.example/", folder=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (
        2,
        "peel: httpcore2 is not installed: pip install 'peelgraph[fetch]'\n",
    )
