"""The writer: whole graphs in one stroke, and each triple in the default graph exactly as long as one says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from peelgraph.graph.errors import StoreError
from peelgraph.graph.identifiers import MANIFEST_GRAPH, REFERENCE_GRAPH, document_graph, iri
from peelgraph.graph.store.folder import Folder
from peelgraph.graph.store.manifest import Entry
from peelgraph.graph.store.update import triple
from peelgraph.graph.store.writer import Page, Writer
from peelgraph.ontology import PREFIXES

ENTRY = Entry("1", source="00", name="a.txt", origin="here")


def quads(document: str, *values: str) -> list[Quad]:
    graph = NamedNode(document_graph(document))
    thing, says = NamedNode("https://example.org/thing"), NamedNode("https://example.org/says")
    return [Quad(thing, says, Literal(value), graph) for value in values]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with Writer(Folder(tmp_path / "store")) as writer:
        yield writer


def said(writer: Writer, graph: str | None = None) -> list[str]:
    wanted = NamedNode(graph) if graph else DefaultGraph()
    return sorted(q.object.value for q in writer.quads() if q.graph_name == wanted)


def lines(quads: Iterable[Quad]) -> list[str]:
    return sorted(map(str, quads))


def test_a_triple_stays_in_the_default_graph_while_one_document_says_it(writer: Writer) -> None:
    writer.store([Page("document/a", quads("document/a", "both", "only a"), ENTRY)])
    writer.store([Page("document/b", quads("document/b", "both", "only b"), ENTRY)])
    assert said(writer) == ["both", "only a", "only b"]
    writer.store([Page("document/a", quads("document/a", "new"), ENTRY)])
    assert said(writer) == ["both", "new", "only b"]
    writer.remove("document/b")
    assert said(writer) == ["new"]
    assert writer.entry("document/b") is None
    assert said(writer, document_graph("document/b")) == []
    names = {row["g"].value for row in writer.query("SELECT ?g { GRAPH ?g {} }")}
    assert names == {document_graph("document/a"), MANIFEST_GRAPH}


def test_writing_the_same_again_changes_nothing(writer: Writer) -> None:
    writer.store([Page("document/a", quads("document/a", "x", "y"), ENTRY)])
    before = lines(writer.quads())
    writer.store([Page("document/a", quads("document/a", "y", "x"), ENTRY)])
    assert lines(writer.quads()) == before


def test_a_document_takes_the_place_of_another(writer: Writer) -> None:
    writer.store([Page("document/a", quads("document/a", "kept", "gone"), ENTRY)])
    writer.store([Page("document/b", quads("document/b", "kept", "new"), ENTRY, instead_of="document/a")])
    assert said(writer) == ["kept", "new"]
    assert writer.entry("document/a") is None
    assert writer.found_at("here") == "document/b"


def version_1(document: str) -> str:
    return "1"


def test_the_manifest_says_what_is_unchanged(writer: Writer) -> None:
    writer.store(
        [
            Page(
                "document/a",
                quads("document/a", "x"),
                Entry("1", "00", "a.txt", "https://example.org/a", "here"),
            )
        ]
    )
    assert writer.unchanged("00", "a.txt", None, version_1) == "document/a"
    assert writer.unchanged("00", "a.txt", "https://example.org/a", version_1) == "document/a"
    for other in (
        ("01", "a.txt", None, version_1),
        ("00", "b.txt", None, version_1),
        ("00", "a.txt", "https://o.org", version_1),
        ("00", "a.txt", None, lambda document: f"2 of {document}"),
    ):
        assert writer.unchanged(*other) is None
    assert said(writer, MANIFEST_GRAPH)
    assert said(writer) == ["x"]


def test_other_graphs_count_too(writer: Writer) -> None:
    reference = NamedNode(REFERENCE_GRAPH)
    fact = [Quad(q.subject, q.predicate, q.object, reference) for q in quads("document/a", "fact")]
    writer.set_graph(REFERENCE_GRAPH, fact, "1")
    writer.store([Page("document/a", quads("document/a", "fact"), ENTRY)])
    writer.remove("document/a")
    assert said(writer) == ["fact"]
    assert writer.pipeline_of(REFERENCE_GRAPH) == "1"


def test_what_only_the_manifest_says_is_not_in_the_default_graph(writer: Writer) -> None:
    graph, document = NamedNode(document_graph("document/a")), NamedNode(iri("document/a"))
    digest = Quad(document, NamedNode(PREFIXES["peel"] + "sourceDigest"), Literal(ENTRY.source), graph)
    writer.store([Page("document/a", [digest], ENTRY)])
    assert said(writer) == [ENTRY.source]
    writer.store([Page("document/a", quads("document/a", "x"), ENTRY)])
    assert said(writer) == ["x"]


def test_quads_of_another_graph_are_refused(writer: Writer) -> None:
    with pytest.raises(ValueError, match="speaks for 1 other graphs"):
        writer.store([Page("document/a", quads("document/b", "x"), ENTRY)])
    assert list(writer.quads()) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.text(), st.one_of(st.none(), st.sampled_from(["en", "en-gb"])))
def test_any_words_come_through_the_update_as_they_are(
    writer: Writer, words: str, language: str | None
) -> None:
    words = words.encode("utf-8", "replace").decode()
    graph = NamedNode(document_graph("document/a"))
    value = Literal(words, language=language) if language else Literal(words)
    writer.store([Page("document/a", [Quad(graph, NamedNode("https://example.org/p"), value, graph)], ENTRY)])
    assert {q.object for q in writer.quads() if q.graph_name == DefaultGraph()} == {value}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abc"), st.sets(st.sampled_from("123")), st.sampled_from(["", "a", "b", "c"])
        ),
        max_size=8,
    ),
    st.sampled_from([1, 300, 10**9]),
)
def test_the_default_graph_is_the_union_after_any_changes(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, set[str], str]], full: int
) -> None:
    with (
        pytest.MonkeyPatch.context() as limits,
        Writer(Folder(tmp_path_factory.mktemp("union") / "store")) as writer,
    ):
        limits.setattr("peelgraph.graph.store.spool._FULL", full)  # bytes that wait until they are loaded
        for document, values, instead_of in changes:
            name = f"document/{document}"
            if values:
                old = f"document/{instead_of}" if instead_of else None
                writer.store([Page(name, quads(name, *values), ENTRY, instead_of=old)])
            else:
                writer.remove(name)
        named = {
            (q.subject, q.predicate, q.object)
            for q in writer.quads()
            if isinstance(q.graph_name, NamedNode) and q.graph_name.value != MANIFEST_GRAPH
        }
        default = [
            (q.subject, q.predicate, q.object) for q in writer.quads() if q.graph_name == DefaultGraph()
        ]
        assert writer.counts.properties["https://example.org/says"] == len(default)
    assert sorted(map(str, default)) == sorted(map(str, named))


def test_what_waits_is_asked_for_like_what_is_loaded(tmp_path: Path) -> None:
    folder, heard = Folder(tmp_path / "store"), {}
    with Writer(folder) as writer:
        writer.listen(lambda document, quads, digest: heard.update({document: digest}))
        one = Page("document/a", quads("document/a", "x"), ENTRY)
        for pages, new in (
            ([one], 1),
            ([Page("document/b", quads("document/b", "x", "y"), ENTRY)], 1),
            ([one], 0),
        ):
            assert writer.store(pages) == new
        writer.store(
            [Page("document/c", quads("document/c", "y", "z"), Entry("1", "01", "c.txt", origin="there"))]
        )
        assert (writer.source("document/c"), writer.found_at("there")) == ("01", "document/c")
        assert writer.unchanged("01", "c.txt", None, version_1) == "document/c"
        assert heard == writer.digests()
        assert said(writer) == ["x", "y", "z"]
        state = writer.state
        writer.settle()
    with Writer(folder) as writer:
        assert writer.state == state
        assert said(writer, document_graph("document/c")) == ["y", "z"]


def test_readers_see_what_was_published_and_nothing_later(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    with Writer(folder) as writer:
        writer.store([Page("document/a", quads("document/a", "first"), ENTRY)])
        writer.flush()
        writer.publish()
        writer.store([Page("document/a", quads("document/a", "second"), ENTRY)])
        reader = Store.read_only(str(folder.current.resolve()))
        assert {q.object.value for q in reader.quads_for_pattern(None, None, None, DefaultGraph())} == {
            "first"
        }


def test_a_large_addition_is_published_in_good_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def files(many: int, *runs: str) -> int:
        monkeypatch.setattr("peelgraph.graph.store.writer._MANY", many)
        folder = Folder(tmp_path / f"{many}-{runs}")
        for run in runs:
            with Writer(folder) as writer:
                for letter in run:
                    name = f"document/{letter}"
                    writer.store([Page(name, quads(name, name), ENTRY)])
                writer.publish()
        with Writer(folder) as writer:
            assert said(writer) == [f"document/{letter}" for letter in sorted("".join(runs))]
        return len(list(folder.current.resolve().glob("*.sst")))

    assert files(3, "a", "b", "cde") < files(1000, "a", "b", "cde")
    assert files(3, "abcdefgh", "i") > files(3, "abcdefgh")  # one document is not worth the work


def test_a_damaged_database_is_named_with_the_cure(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    with Writer(folder) as writer:
        writer.store([Page("document/a", quads("document/a", "x"), ENTRY)])
    (folder.database / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="`peel rebuild` makes it again"), Writer(folder):
        pass


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(st.sets(st.sampled_from("12345")), max_size=4))
def test_a_derived_graph_is_what_a_graph_set_at_once_would_be(
    tmp_path_factory: pytest.TempPathFactory, states: list[set[str]]
) -> None:
    graph, folder = "https://a.org", tmp_path_factory.mktemp("derived")
    with (
        Writer(Folder(folder / "a")) as compared,
        Writer(Folder(folder / "b")) as changed,
        Writer(Folder(folder / "c")) as whole,
    ):
        for writer in (compared, changed, whole):
            writer.store([Page("document/a", quads("document/a", "1", "2"), ENTRY)])
        before: set[str] = set()
        for values in states:
            derived = [Quad(q.subject, q.predicate, q.object, NamedNode(graph)) for q in quads("a", *values)]
            after = set(map(triple, derived))
            compared.set_derived(graph, iter(after), "1")
            changed.change_derived(graph, [(line in after, line) for line in before ^ after], "1")
            whole.set_graph(graph, derived, "1")
            before = after
            assert lines(compared.quads()) == lines(changed.quads()) == lines(whole.quads())
            assert compared.counts == changed.counts == whole.counts
