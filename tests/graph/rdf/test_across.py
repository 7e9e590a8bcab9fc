"""One inspection told by many documents, releases passed on, and what is only alike."""

from __future__ import annotations

from contextlib import closing
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Quad

from peelgraph.graph.build.work import Task, read_and_extract
from peelgraph.graph.rdf import (
    Changed,
    Ledger,
    document_quads,
    documents_in,
    follow,
    infer,
    inferred_quads,
    take_in,
    to_nquads,
)
from peelgraph.graph.rdf.across.words import normal
from peelgraph.graph.store.update import triple

from .across import ALL, FOLLOW_UP, LOCAL, NEWS, PAGE, PASTED, RELEASE, links, store_of

NCPI = "inspection/kent/national-child-protection"


def test_page_release_news_and_copy_tell_of_one_inspection() -> None:
    assert links(ALL, "canonicalInspection") == {
        (f"{NCPI}/{name}", f"{NCPI}/2022") for name in ("release", "pasted", "news", "follow-up")
    }


def test_follow_up_without_a_year_is_linked_to_the_one_earlier_inspection() -> None:
    assert links(ALL, "followsUp") == {(f"{NCPI}-post-inspection-review/2023", f"{NCPI}/2022")}


def test_without_a_dated_page_the_earliest_document_stands_for_all() -> None:
    texts = {"release": RELEASE, "news": NEWS, "follow-up": FOLLOW_UP}
    canonical = links(texts, "canonicalInspection")
    assert canonical == {(f"{NCPI}/{name}", f"{NCPI}/release") for name in ("news", "follow-up")}


UNDATED = RELEASE.replace("8 November 2022", "")


@pytest.mark.parametrize(
    ("texts", "linked"),
    [
        ({"page": PAGE, "local": LOCAL}, 1),  # it names no programme, but came out in the same week
        ({"page": PAGE, "release": RELEASE, "news": NEWS, "local": LOCAL}, 3),
        ({"page": PAGE, "local": LOCAL.replace("10 November", "28 November")}, 0),
        ({"page": PAGE, "local": LOCAL.replace("Kent", "Surrey")}, 0),
        ({"page": PAGE, "custody": RELEASE.replace("child protection", "custody"), "local": LOCAL}, 0),  # which?
        ({"page": PAGE, "local": LOCAL, "reprint": LOCAL + "\nMore.\n"}, 2),  # both straight to the page
        ({"local": LOCAL, "custody": RELEASE.replace("child protection", "custody")}, 1),
        ({"undated": UNDATED, "again": UNDATED + "\nMore.\n"}, 1),  # one title
        ({"undated": UNDATED, "later": RELEASE.replace("2022", "2023")}, 1),
        ({"release": RELEASE, "later": RELEASE.replace("2022", "2023")}, 0),  # a title used again after a year
        ({"undated": UNDATED, "other": UNDATED.replace("must act sooner", "has to act at once")}, 0),
    ],
)  # fmt: skip
def test_a_week_or_a_title_tells_that_it_is_the_same_inspection(texts: dict[str, str], linked: int) -> None:
    assert len(links(texts, "canonicalInspection")) == linked


def test_no_link_leads_to_a_link() -> None:
    found = links({**ALL, "local": LOCAL, "reprint": LOCAL + "\nMore.\n"}, "canonicalInspection")
    assert not {one for one, _ in found} & {other for _, other in found}


def test_a_pasted_release_is_a_copy_and_an_article_is_none() -> None:
    assert {frozenset(pair) for pair in links(ALL, "copyOf")} == {
        frozenset({"document/release", "document/pasted"})
    }


def test_each_sentence_counts_once() -> None:
    store = store_of(ALL)
    store.extend(Quad(q.subject, q.predicate, q.object) for q in inferred_quads(store))
    counted = """PREFIX peel: <https://w3id.org/peelgraph/ns#>
        SELECT (COUNT(DISTINCT ?finding) AS ?all) (COUNT(DISTINCT ?one) AS ?different) WHERE {
          ?finding a peel:Finding ; peel:evidence/<http://www.w3.org/ns/oa#exact> ?words
          OPTIONAL { ?finding peel:sameStatementAs ?other } BIND(COALESCE(?other, ?finding) AS ?one)
          FILTER(CONTAINS(?words, "too slow to speak")) }"""
    [row] = store.query(counted)
    assert (row["all"].value, row["different"].value) == ("3", "1")


@pytest.mark.parametrize(
    "texts",
    [
        {"page": PAGE, "release": RELEASE.replace("8 November 2022", "8 November 2024")},
        {"page": PAGE, "release": RELEASE.replace("8 November 2022", "8 March 2022")},  # before the fieldwork
        {"page": PAGE, "release": RELEASE.replace("Kent", "Surrey")},
        {"page": PAGE, "release": RELEASE.replace("Kent Police", "Kent Police and Surrey Police")},
        {"page": PAGE, "release": RELEASE.replace("Kent Police", "Police").replace("the force", "forces")},
        {"page": PAGE, "release": RELEASE.replace("child protection", "custody")},
        {"page": PAGE, "release": RELEASE.replace("8 November 2022", "")},
        {"page": PAGE, "again": PAGE.replace("May and June 2022", "May and June 2021"), "release": RELEASE},
        {"release": RELEASE, "news": NEWS.replace("9 November 2022", "9 December 2022")},
        {"release": RELEASE, "news": NEWS.replace("Kent", "Surrey")},
    ],
    ids=[
        *("another year", "too early", "another force", "two forces", "national", "another programme", "no date"),
        *("two candidates", "a month later", "another force, no page"),
    ],
)  # fmt: skip
def test_what_is_only_alike_is_not_linked(texts: dict[str, str]) -> None:
    assert links(texts, "canonicalInspection") == set()


def test_two_earlier_inspections_leave_open_which_is_followed_up() -> None:
    texts = {
        "page": PAGE,
        "again": PAGE.replace("May and June 2022", "May and June 2021"),
        "follow-up": FOLLOW_UP,
    }
    assert links(texts, "followsUp") == set()


@pytest.mark.parametrize(
    ("change", "others"),
    [
        (("8 November 2022", "8 November 2024"), 0),  # found again two years later
        (("Kent", "Surrey"), 0),
        (("too slow to speak to", "quick to speak to"), 3),  # points the other way
        (("’", "'"), 4),
        ((" children who", "  children\u00a0who"), 4),
    ],
)
def test_statements_are_one_for_words_force_direction_and_inspection(
    change: tuple[str, str], others: int
) -> None:
    found = links({"release": RELEASE, "other": RELEASE.replace(*change) + "\nMore."}, "sameStatementAs")
    assert len(found) == others


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The force’s “plan” – at last", 'the force\'s "plan" - at last'),
        ("It is re\u00adviewed.", "it is reviewed"),
        ("a\u00a0good   thing", "A good\nthing"),
    ],
)
def test_words_alone_are_compared(one: str, other: str) -> None:
    assert normal(one) == normal(other)
    assert normal("no grade of good") != normal("a grade of good")


@pytest.mark.parametrize(
    ("change", "repeated"),
    [
        (("May and June 2022", "May and June 2024"), True),
        (("May and June 2022", "May and June 2022"), False),  # the same inspection on another page
        (("in May and June 2022", "at some time"), False),  # when is not known
        (("Kent", "Surrey"), False),
        (("too slow", "quick"), False),
        (("We found that", "In 2020 we found that"), False),  # restated
    ],
)
def test_a_concern_is_repeated_by_inspections_of_different_years(
    change: tuple[str, str], repeated: bool
) -> None:
    page = (
        PAGE
        + "\nWe found that the force was too slow to speak to children who had been reported as missing.\n"
    )
    texts = {"page": page, "again": page.replace(*change).replace("8 November 2022", "8 November 2024")}
    expected = {("theme/child-protection", "force/kent")} if repeated else set()
    assert links(texts, "repeatedConcernAbout") == expected


def test_order_does_not_matter_and_what_was_derived_before_is_not_looked_at() -> None:
    results = set()
    for names in list(permutations(ALL))[::17]:
        store = store_of({name: ALL[name] for name in names})
        first = inferred_quads(store)
        store.extend(Quad(q.subject, q.predicate, q.object) for q in first)
        results |= {to_nquads(first), to_nquads(inferred_quads(store))}
    assert len(results) == 1


def test_a_release_that_many_sites_print_stays_one_star() -> None:
    texts = {"release": RELEASE} | {f"site{n:02}": f"Site {n}\n\n{PASTED}" for n in range(60)}
    found = links(texts, "copyOf")
    assert len(found) == 60
    assert len({original for _, original in found}) == 1


def test_nothing_follows_from_nothing() -> None:
    assert inferred_quads([]) == []


VERSIONS = {
    **ALL,
    "again": PAGE.replace("May and June 2022", "May and June 2021"),
    "wire": f"Wire\n\n{PASTED}",
    "later": RELEASE.replace("2022", "2024"),
    "local": LOCAL,
}
CHANGES = [("", ""), ("HMICFRS", "the inspectorate"), ("Kent", "Surrey")]


@cache
def graphs() -> dict[tuple[str, int], Changed]:
    """Pages of some addresses in several versions, with their graphs; of the last version there is none."""
    found = {}
    for name, text in VERSIONS.items():
        for version, change in enumerate(CHANGES):
            task = Task(f"{name}.txt", text.replace(*change).encode(), url=f"https://example.org/{name}")
            [found[name, version]] = documents_in(document_quads(read_and_extract(task)))
    return found


@given(st.lists(st.tuples(st.sampled_from(sorted(VERSIONS)), st.integers(0, 3)), min_size=2, max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_follows_step_by_step_is_what_follows_from_all(steps: list[tuple[str, int]]) -> None:
    there: dict[str, Changed] = {}
    lines: set[str] = set()
    with closing(Ledger(None, "")) as ledger:
        for name, version in steps:
            old, new = there.pop(name, None), graphs().get((name, version))
            changed = [new] if new else [(old[0], "", [])] if old else []
            if new:
                there[name] = new
            for each in changed:
                take_in(ledger, each)
            for is_new, line in follow(ledger):
                assert (line in lines) is not is_new
                (lines.add if is_new else lines.remove)(line)
    assert lines == {triple(quad) for quad in infer(there.values())}


@pytest.mark.parametrize("kept", [None, b"", b"no database" * 1000])
def test_a_ledger_that_cannot_be_read_begins_anew(kept: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    if kept is not None:
        path.write_bytes(kept)
    with closing(Ledger(path, "1")) as ledger:
        assert (ledger.state, ledger.all_are_new) == ("", True)
        ledger.commit("settled", 3)
    with closing(Ledger(path, "1")) as ledger:
        assert (ledger.state, ledger.journal) == ("settled", 3)
    with closing(Ledger(path, "2")) as ledger:
        assert ledger.state == ""
