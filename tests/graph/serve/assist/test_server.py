"""`peel mcp` as an assistant sees it: a session of the official SDK with the real command."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from anyio.from_thread import start_blocking_portal

if TYPE_CHECKING:
    from mcp import ClientSession

pytestmark = pytest.mark.xdist_group("mcp")
KENT = "https://w3id.org/peelgraph/id/force/kent"
CARTESIAN = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SEARCHED = "SELECT ?f ?words { ?f a <https://w3id.org/peelgraph/ns#Finding> ; <https://w3id.org/peelgraph/ns#evidence>/<http://www.w3.org/ns/oa#exact> ?words }"


class Assistant:
    """Calls tools one after the other."""

    def __init__(self, portal: Any, session: ClientSession) -> None:
        self._portal = portal
        self._session = session

    def tools(self) -> dict[str, Any]:
        found = self._portal.call(self._session.list_tools)
        return {tool.name: tool for tool in found.tools}

    def call(self, tool: str, /, **given: object) -> dict[str, Any]:
        result = self._portal.call(self._session.call_tool, tool, given)
        assert not result.is_error, result.content
        assert json.loads(result.content[0].text) == result.structured_content
        return dict(result.structured_content)

    def fail(self, tool: str, /, **given: object) -> str:
        result = self._portal.call(self._session.call_tool, tool, given)
        assert result.is_error, result.structured_content
        return str(result.content[0].text)


@pytest.fixture(scope="module")
def assistant(sample_folder: Path) -> Iterator[Assistant]:
    from mcp import ClientSession, StdioServerParameters, stdio_client

    arguments = [
        "-m",
        "peelgraph.cli",
        "mcp",
        "--store",
        str(sample_folder),
        "--workers",
        "1",
        "--timeout",
        "5",
    ]
    server = StdioServerParameters(command=sys.executable, args=arguments)
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(stdio_client(server)) as streams,
        portal.wrap_async_context_manager(ClientSession(*streams)) as session,
    ):
        portal.call(session.initialize)
        yield Assistant(portal, session)


def cites(row: dict[str, Any]) -> dict[str, Any]:
    """The first citation, as far as it is complete."""
    found: dict[str, Any] = row["citations"][0]
    assert found["document"].startswith("document/")
    assert found["end"] - found["start"] == len(found["sentence"])
    return found


def test_the_tools_only_read(assistant: Assistant) -> None:
    tools = assistant.tools()
    assert set(tools) == {
        "search_entities", "get_entity", "get_schema", "list_questions",
        "run_question", "sparql_query", "explain_statement", "path_between",
    }  # fmt: skip
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert tool.description


def test_names_and_words_are_found(assistant: Assistant) -> None:
    found = assistant.call("search_entities", text="kent")
    assert found["things"][0] == {"id": "force/kent", "name": "Kent Police", "known_as": "kent"}
    statements = assistant.call("search_entities", text="examination of devices")["statements"]
    assert "devices" in cites(statements[0])["sentence"]


def test_a_thing_comes_in_sections_with_citations(assistant: Assistant) -> None:
    found = assistant.call("get_entity", name="the Met", limit=2)
    assert found["id"] == "force/metropolitan"
    findings = found["sections"]["findings"]
    assert len(findings["rows"]) <= 2 <= findings["total"]
    assert cites(findings["rows"][0])["title"]
    only = assistant.call("get_entity", name="Kent", sections=["recommendations"])
    assert list(only["sections"]) == ["recommendations"]


def test_a_statement_is_explained_where_it_stands(assistant: Assistant) -> None:
    statement = cites(assistant.call("get_entity", name="Kent")["sections"]["findings"]["rows"][0])[
        "statement"
    ]
    found = assistant.call("explain_statement", id=statement)
    assert found["quotations"][0]["words"]
    assert found["quotations"][0]["rule"]
    assert assistant.call("get_entity", name=statement) == found


def test_the_schema_says_what_can_be_asked(assistant: Assistant) -> None:
    found = assistant.call("get_schema")
    assert found["classes"]["peel:Finding"]["uses"] > 2
    assert found["properties"]["peel:evidence"]["meaning"]
    assert found["prefixes"]["oa"]


def test_questions_are_listed_and_asked(assistant: Assistant) -> None:
    listed = {one["name"]: one for one in assistant.call("list_questions", about="deadline")["questions"]}
    assert "force: force?" in listed["deadlines"]["parameters"]
    found = assistant.call("run_question", name="deadlines", parameters={"force": "Kent Police"})
    assert "backlog" in " ".join(cites(row)["sentence"] for row in found["rows"])
    assert "SELECT" in found["sparql"]


def test_sparql_is_answered_with_citations_and_a_cap(assistant: Assistant) -> None:
    found = assistant.call("sparql_query", query=SEARCHED, limit=1)
    assert (len(found["rows"]), found["more"]) == (1, True)
    assert cites(found["rows"][0])["sentence"] == found["rows"][0]["words"]
    assert assistant.call("sparql_query", query="ASK { ?s ?p ?o }") == {"answer": True}
    described = assistant.call("sparql_query", query=f"DESCRIBE <{KENT}>", limit=1)
    assert (len(described["triples"]), described["more"]) == (1, True)


def test_a_way_shows_what_supports_each_step(assistant: Assistant) -> None:
    ways = assistant.call("path_between", start="Lee Freeman", goal="Sadiq Khan")["ways"]
    assert all("citations" in step or step.get("reference") for step in ways[0])
    assert (ways[0][0]["from_id"], ways[0][-1]["to_id"]) == ("person/lee-freeman", "person/sadiq-khan")


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("get_entity", {"name": "nobody at all"}, "nobody at all"),
        ("get_entity", {"name": "Kent", "sections": ["gossip"]}, "no section is called 'gossip'"),
        ("explain_statement", {"id": "00000000"}, "no statement"),
        ("run_question", {"name": "dedlines"}, "did you mean deadlines"),
        ("run_question", {"name": "deadlines", "parameters": {"when": "now"}}, "when"),
        ("path_between", {"start": "Kent", "goal": "kent"}, "one thing"),
        ("sparql_query", {"query": "SELECT * { ?s peel:grade ?o }"}, "PREFIX peel:"),
        ("sparql_query", {"query": "DROP ALL"}, "queries only read"),
        ("sparql_query", {"query": "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}, "refused"),
        ("sparql_query", {"query": "SELECT * " + "{" * 9000 + "}" * 9000}, "nests"),
        ("sparql_query", {"query": CARTESIAN}, "longer than 5 s"),
        ("sparql_query", {"query": f"SELECT * {{ BIND('{'a' * 1000}' AS ?a) BIND(REPLACE(?a, '.', ?a) AS ?b) }}"}, "larger than"),
        ("search_entities", {}, "text"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_is_told(
    assistant: Assistant, tool: str, given: dict[str, object], words: str
) -> None:
    told = assistant.fail(tool, **given)
    assert words in told
    assert "Traceback" not in told


def test_after_a_query_of_death_the_next_is_answered(assistant: Assistant) -> None:
    assistant.fail("sparql_query", query=CARTESIAN)
    begun = time.monotonic()
    assert assistant.call("sparql_query", query="ASK {}") == {"answer": True}
    assert time.monotonic() - begun < 5


def test_the_command_says_what_is_wrong_with_its_store(tmp_path: Path) -> None:
    import subprocess

    command = [sys.executable, "-m", "peelgraph.cli", "mcp", "--store", str(tmp_path / "none")]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (1, "")
    assert "does not exist" in done.stderr
    assert "Traceback" not in done.stderr
