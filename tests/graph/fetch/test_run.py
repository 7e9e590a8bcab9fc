"""A whole fetch: what lies in the folder afterwards, and what a second one asks for."""

from __future__ import annotations

import csv
import fcntl
import gzip
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peelgraph.graph.build import ingest
from peelgraph.graph.documents.collect import collect
from peelgraph.graph.errors import PeelError, UsageError
from peelgraph.graph.fetch import folder
from peelgraph.graph.fetch.options import Options
from peelgraph.graph.fetch.report import Step
from peelgraph.graph.fetch.run import fetch
from peelgraph.graph.store.local import open_store

from .site import PDF, Handler, Site, landing_page

QUICK = Options(delay=0, timeout=5, allow_private=True)
AGAIN = replace(QUICK, max_age=timedelta(0))
LANDING = "/publications/norshire/"


def run(sources: Sequence[str], into: Path, options: Options = QUICK) -> list[Step]:
    steps: list[Step] = []
    report = fetch(sources, into, options, steps.append)
    assert report.is_complete is not any(step.reason for step in steps)
    return steps


def outcomes(steps: list[Step], site: Site) -> dict[str, str]:
    return {step.address.removeprefix(site.url): step.reason or str(step.what) for step in steps}


def table(folder: Path) -> dict[str, dict[str, str]]:
    """Rows of documents.csv by address."""
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as file:
        return {row["url"]: row for row in csv.DictReader(file)}


def journal(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(line) for line in (folder / ".fetch" / "journal.jsonl").read_text("utf-8").splitlines()
    ]


def test_a_landing_page_leads_to_its_report_and_letter(site: Site, tmp_path: Path) -> None:
    landing_page(site)
    steps = run([site.url + LANDING], tmp_path)
    assert outcomes(steps, site) == {
        LANDING: "saved",
        "/uploads/norshire%20report.pdf": "saved",
        "/uploads/norshire-letter.pdf": "saved",
    }
    assert [(step.number, step.total) for step in steps] == [(1, 3), (2, 3), (3, 3)]
    rows = table(tmp_path)
    report = rows[f"{site.url}/uploads/norshire%20report.pdf"]
    assert (tmp_path / report["file"]).read_bytes() == PDF + b"report"
    assert report["found_on"] == site.url + LANDING
    assert datetime.now(UTC) - datetime.fromisoformat(report["captured"]) < timedelta(minutes=1)
    first = journal(tmp_path)[0]
    assert first["status"] == 200
    assert ["Content-Type", "text/html; charset=UTF-8"] in first["headers"]  # type: ignore[operator]


def test_reports_may_be_left(site: Site, tmp_path: Path) -> None:
    landing_page(site)
    assert len(run([site.url + LANDING], tmp_path, replace(QUICK, reports=False))) == 1


def test_ingest_finds_the_address_of_each_document(site: Site, tmp_path: Path) -> None:
    landing_page(site)
    run([site.url + LANDING], tmp_path / "papers")
    found = collect([tmp_path / "papers"])
    assert {item.url for item in found.files} == set(table(tmp_path / "papers"))
    assert (found.missing, found.skipped) == ([], [])
    run([site.url + LANDING], tmp_path / "page", replace(QUICK, reports=False))
    ingest([tmp_path / "page"], tmp_path / "store")
    question = f"ASK {{ ?document <http://purl.org/dc/terms/source> <{site.url}{LANDING}> }}"
    assert open_store(tmp_path / "store").query(question)


def test_a_second_run_asks_nothing_and_a_later_one_for_news_only(site: Site, tmp_path: Path) -> None:
    landing_page(site)
    run([site.url + LANDING], tmp_path)
    before, files = table(tmp_path), sorted(tmp_path.rglob("*"))
    site.asked.clear()
    assert set(outcomes(run([site.url + LANDING], tmp_path), site).values()) == {"kept"}
    assert site.asked == []
    assert set(outcomes(run([site.url + LANDING], tmp_path, AGAIN), site).values()) == {"unchanged"}
    assert all("If-None-Match" in asked.headers for asked in site.asked if asked.path != "/robots.txt")
    assert (table(tmp_path), sorted(tmp_path.rglob("*"))) == (before, files)


def test_what_was_checked_by_a_clock_that_was_ahead_is_asked_for_again(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing_page(site)
    with monkeypatch.context() as ahead:
        ahead.setattr(folder, "now", lambda: "2099-01-01T00:00:00Z")
        run([site.url + LANDING], tmp_path)
    assert {row["captured"] for row in table(tmp_path).values()} == {"2099-01-01T00:00:00Z"}
    for told in ("unchanged", "kept"):  # asked for once, and then known to be fresh
        assert set(outcomes(run([site.url + LANDING], tmp_path), site).values()) == {told}


def test_a_server_that_knows_no_news_is_believed_by_the_bytes(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = lambda handler: handler.send(200, b"words", {"Content-Type": "text/plain"})
    run([f"{site.url}/a"], tmp_path)
    before = table(tmp_path)
    assert outcomes(run([f"{site.url}/a"], tmp_path, AGAIN), site) == {"/a": "unchanged"}
    assert table(tmp_path) == before


def test_odd_validators_are_not_sent_back(site: Site, tmp_path: Path) -> None:
    site.routes["/a"] = lambda handler: handler.send(
        200, b"a", {"Content-Type": "text/plain", "ETag": '"\xe9"'}
    )
    run([f"{site.url}/a"], tmp_path)
    assert outcomes(run([f"{site.url}/a"], tmp_path, AGAIN), site) == {"/a": "unchanged"}


def test_last_modified_is_sent_back(site: Site, tmp_path: Path) -> None:
    date = "Fri, 01 Mar 2019 10:00:00 GMT"

    def answer(handler: Handler) -> None:
        if handler.headers["If-Modified-Since"] == date:
            handler.send(304, b"")
        else:
            handler.send(200, b"words", {"Content-Type": "text/plain", "Last-Modified": date})

    site.routes["/a"] = answer
    run([f"{site.url}/a"], tmp_path)
    assert outcomes(run([f"{site.url}/a"], tmp_path, AGAIN), site) == {"/a": "unchanged"}


def test_a_changed_page_replaces_the_earlier_one_which_is_kept(site: Site, tmp_path: Path) -> None:
    site.page("/a", "Before")
    run([f"{site.url}/a"], tmp_path)
    (row,) = table(tmp_path).values()
    old = (tmp_path / row["file"]).read_bytes()
    site.page("/a", "After")
    assert outcomes(run([f"{site.url}/a"], tmp_path, AGAIN), site) == {"/a": "changed"}
    assert b"After" in (tmp_path / row["file"]).read_bytes()
    assert [file.read_bytes() for file in (tmp_path / ".fetch" / "earlier").iterdir()] == [old]
    assert len(collect([tmp_path]).files) == 1


def test_a_file_that_was_taken_away_is_fetched_whole_again(site: Site, tmp_path: Path) -> None:
    site.page("/a", "Words")
    run([f"{site.url}/a"], tmp_path)
    (row,) = table(tmp_path).values()
    for damage in (Path.unlink, lambda file: file.write_bytes(b"cut")):
        damage(tmp_path / row["file"])
        assert outcomes(run([f"{site.url}/a"], tmp_path), site) == {"/a": "saved"}


def test_what_cannot_be_had_is_left_out_and_the_rest_is_there(site: Site, tmp_path: Path) -> None:
    site.page("/a", "One")
    site.file("/empty", b"", "text/html")
    site.file("/picture", b"\x89PNG", "image/png")
    site.page("/b", "Two", "<p><a href='http://127.0.0.2/x.pdf'>Full report</a>")
    steps = run([site.url + path for path in ("/a", "/gone", "/empty", "/picture", "/b")], tmp_path)
    assert outcomes(steps, site) == {
        "/a": "saved",
        "/gone": "is not there (404)",
        "/empty": "is empty",
        "/picture": "is no document (image/png)",
        "/b": "saved",
        "http://127.0.0.2/x.pdf": "is on a host that is not allowed (allow it with --allow-host 127.0.0.2)",
    }
    assert len(table(tmp_path)) == 2
    assert next(entry["reason"] for entry in journal(tmp_path) if "reason" in entry) == "is not there (404)"


def test_a_page_that_is_gone_keeps_its_capture(site: Site, tmp_path: Path) -> None:
    site.page("/a", "Words")
    run([f"{site.url}/a"], tmp_path)
    del site.routes["/a"]
    assert outcomes(run([f"{site.url}/a"], tmp_path, AGAIN), site) == {"/a": "is not there (404)"}
    assert len(collect([tmp_path]).files) == 1


def test_the_address_is_the_one_that_answered(site: Site, tmp_path: Path) -> None:
    site.redirect("/old", "/new")
    site.page("/new", "Words")
    run([f"{site.url}/old", f"{site.url}/new"], tmp_path)
    assert list(table(tmp_path)) == [f"{site.url}/new"]
    site.asked.clear()
    run([f"{site.url}/old"], tmp_path)
    assert site.asked == []


def sitemaps(site: Site) -> None:
    """An index of two sitemaps, one of them packed."""
    entry = f"<url><loc>{site.url}/publications/{{}}/</loc><lastmod>{{}}</lastmod></url>"
    one = (
        entry.format("a", "2019-03-01")
        + entry.format("b", "2099-01-01")
        + f"<url><loc>{site.url}/contact/</loc></url>"
    )
    two = entry.format("c", "") + entry.format("a", "") + "<url><loc>ftp://a.org/</loc></url>"
    index = "".join(
        f"<sitemap><loc>{site.url}/{name}</loc></sitemap>" for name in ("one.xml", "two.xml.gz", "index.xml")
    )
    site.file("/index.xml", f"<sitemapindex>{index}</sitemapindex>".encode(), "application/xml")
    site.file("/one.xml", f"<urlset>{one}</urlset>".encode(), "text/xml")
    site.file("/two.xml.gz", gzip.compress(f"<urlset>{two}</urlset>".encode(), mtime=0), "application/gzip")
    for name in "abc":
        site.page(f"/publications/{name}/", name)
    site.page("/contact/", "Contact")


def test_sitemaps_are_gone_through(site: Site, tmp_path: Path) -> None:
    sitemaps(site)
    steps: list[Step] = []
    report = fetch(
        [f"{site.url}/index.xml"], tmp_path, replace(QUICK, match="*/publications/*"), steps.append
    )
    pages = {address.removeprefix(site.url) for address in table(tmp_path)}
    assert pages == {"/publications/a/", "/publications/b/", "/publications/c/"}
    assert (+report.counts, report.unmatched) == ({"saved": 3, "left out": 1}, 1)
    assert outcomes(steps, site)["ftp://a.org/"] == "is no address on the web"
    assert len(collect([tmp_path]).files) == 3


def test_what_a_site_says_is_old_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    sitemaps(site)
    run([f"{site.url}/one.xml"], tmp_path)
    site.asked.clear()
    steps = outcomes(run([f"{site.url}/one.xml"], tmp_path, AGAIN), site)
    assert steps == {
        "/one.xml": "unchanged",
        "/publications/a/": "kept",
        "/publications/b/": "unchanged",
        "/contact/": "unchanged",
    }


def test_indexes_that_go_on_for_ever_end(site: Site, tmp_path: Path) -> None:
    for number in range(9):
        body = f"<sitemapindex><sitemap><loc>{site.url}/{number + 1}</loc></sitemap></sitemapindex>"
        site.file(f"/{number}", body.encode(), "text/xml")
    steps = outcomes(run([f"{site.url}/0"], tmp_path), site)
    assert list(steps.values())[-1] == "is an index of sitemaps inside another one"
    assert len(site.counts) == 3


def test_lists_of_addresses(site: Site, tmp_path: Path) -> None:
    for name in "abc":
        site.page(f"/{name}", name)
    (tmp_path / "list.txt").write_text(
        f"\ufeff# pages\n{site.url}/a\n\n {site.url}/b \n{site.url}/a\n", "utf-8"
    )
    (tmp_path / "documents.csv").write_text(f"file,url\nc.html,{site.url}/c\nd.html,\n", "utf-8")
    (tmp_path / "sitemap.xml").write_text(f"<urlset><url><loc>{site.url}/a</loc></url></urlset>", "utf-8")
    sources = [str(tmp_path / name) for name in ("list.txt", "documents.csv", "sitemap.xml")]
    assert [step.address[-2:] for step in run(sources, tmp_path / "into")] == ["/a", "/b", "/c"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"https://a.org/\nno address\n", "line 2: no address: is no address on the web"),
        (b"# nothing\n", "nothing to fetch"),
        (b"\xff\xfe\0", "is no text"),
        (b"<urlset><url>", "is a broken sitemap"),
    ],
)
def test_bad_lists_are_refused_before_anything_is_asked(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "list").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        run([str(tmp_path / "list")], tmp_path / "into")
    assert not (tmp_path / "into").exists()


def test_one_fetch_at_a_time_in_a_folder(site: Site, tmp_path: Path) -> None:
    (tmp_path / ".fetch").mkdir()
    with (tmp_path / ".fetch" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(PeelError, match="another peel fetch is writing"):
            run([f"{site.url}/a"], tmp_path)


def test_tables_of_others_are_left_alone(site: Site, tmp_path: Path) -> None:
    (tmp_path / "documents.csv").write_text("file,url\n")
    with pytest.raises(UsageError, match="was not written by peel fetch"):
        run([f"{site.url}/a"], tmp_path)
    with pytest.raises(UsageError, match="is a file"):
        run([f"{site.url}/a"], tmp_path / "documents.csv")


@pytest.mark.parametrize("tail", [b'{"kept": {"asked": "http', b"\xff\0"])
def test_a_journal_that_was_cut_goes_on(site: Site, tmp_path: Path, tail: bytes) -> None:
    site.page("/a", "Words")
    run([f"{site.url}/a"], tmp_path)
    with (tmp_path / ".fetch" / "journal.jsonl").open("ab") as file:
        file.write(tail)
    site.asked.clear()
    assert outcomes(run([f"{site.url}/a"], tmp_path), site) == {"/a": "kept"}
    assert len(journal(tmp_path)) == 1
    (tmp_path / ".fetch" / "journal.jsonl").write_bytes(b'{"kept": {}}\n')
    with pytest.raises(PeelError, match="line 1: is damaged"):
        run([f"{site.url}/a"], tmp_path)
