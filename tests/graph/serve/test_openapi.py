"""The OpenAPI description keeps its specification, and what it says is so."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest

from peelgraph.graph.serve.openapi import described

from .conftest import Site

pytestmark = pytest.mark.xdist_group("serve-protocol")
PATHS: dict[str, Any] = described(updates=False)["paths"]


@pytest.mark.parametrize("updates", [False, True])
def test_the_description_keeps_its_specification(updates: bool) -> None:
    from openapi_spec_validator import OpenAPIV31SpecValidator  # makes grammars for seconds

    OpenAPIV31SpecValidator(described(updates=updates)).validate()


def test_a_server_that_only_reads_describes_no_updates(site: Site) -> None:
    found = site.ask("/openapi.json").json()
    assert found == described(updates=False)
    assert not {"put", "post", "delete"} & set(PATHS["/data"])


@pytest.mark.parametrize("path", PATHS)
def test_each_address_answers_as_described(site: Site, path: str) -> None:
    from jsonschema import validate  # makes grammars for seconds

    operation = PATHS[path]["get"]
    given = {p["name"]: p["example"] for p in operation["parameters"] if "example" in p}
    address = path
    for name in [name for name in given if f"{{{name}}}" in path]:
        address = address.replace(f"{{{name}}}", quote(given.pop(name)))
    if path == "/data":
        given["default"] = ""
    reply = site.ask(f"{address}?{urlencode(given)}")
    assert reply.status == 200, reply.text
    content = operation["responses"]["200"]["content"]
    assert reply.type in content
    if schema := content[reply.type].get("schema"):
        found: Any = reply.json()
        validate(found, schema)
        assert found


def test_what_may_be_named_besides_is_taken(site: Site) -> None:
    """Each value that is listed gives an answer, and other values a reason."""
    parameters = {p["name"]: p["schema"] for p in PATHS["/id/{thing}"]["get"]["parameters"]}
    for section in parameters["section"]["enum"]:
        assert site.ask(f"/id/force/metropolitan?section={section}&format=json").status == 200
    address = "/id/force/metropolitan?section=findings&format=json"
    whole = site.ask(address).json()
    for name in ("polarity", "label"):
        for value in parameters[name]["enum"]:
            assert site.ask(f"{address}&{name}={quote(value)}").json() != whole
        assert site.ask(f"{address}&{name}=other").status == 400
    assert site.ask(f"{address}&year=2019").json() != whole
    assert site.ask(f"{address}&year=soon").status == 400
