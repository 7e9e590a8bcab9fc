"""JSON-LD: one object a thing, in the terms of ``ontology/context.jsonld``, which the file carries along."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import pyoxigraph as ox

from ...ontology import PREFIXES, text
from .interface import Source
from .triples import lines_of, sorted_quads

TYPE = PREFIXES["rdf"] + "type"
STRING = PREFIXES["xsd"] + "string"


def write(source: Source, file: BinaryIO) -> None:
    """Write every triple once."""
    context = json.loads(text("context.jsonld"))["@context"]
    terms = _terms(context)
    file.write(b'{"@context": ' + _json(context) + b',\n"@graph": [')
    quads = sorted_quads(lines_of(source))
    between = b"\n"
    for subject, group in itertools.groupby(quads, key=lambda quad: quad.subject):
        file.write(between + _json(_node(subject, group, terms)))
        between = b",\n"
    file.write(b"\n]}\n")


@dataclass(slots=True)
class _Terms:
    """What the context lets us shorten."""

    names: dict[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)  # by IRI
    prefixes: dict[str, str] = field(default_factory=dict)
    language: str | None = None

    def expand(self, name: str) -> str:
        """IRI of a compact IRI."""
        prefix, colon, rest = name.partition(":")
        return self.prefixes[prefix] + rest if colon and prefix in self.prefixes else name

    def compact(self, iri: str) -> str:
        """Compact IRI of an IRI below a prefix, by the longest."""
        found = [(len(base), name, base) for name, base in self.prefixes.items() if iri.startswith(base)]
        if not found:
            return iri
        _, name, base = max(found)
        rest = iri[len(base) :]
        return iri if rest.startswith("//") else f"{name}:{rest}"


def _terms(context: Mapping[str, Any]) -> _Terms:
    terms = _Terms(language=context.get("@language"))
    for name, definition in context.items():
        if isinstance(definition, str) and definition.endswith(("#", "/")) and not name.startswith("@"):
            terms.prefixes[name] = definition
    for name, definition in sorted(context.items()):
        rules = {"@id": definition} if isinstance(definition, str) else definition
        plain = (
            isinstance(rules, Mapping) and "@id" in rules and not {"@container", "@reverse"} & rules.keys()
        )
        if plain and not name.startswith("@") and name not in terms.prefixes:
            terms.names.setdefault(terms.expand(rules["@id"]), (name, rules))
    return terms


def _node(subject: object, quads: Iterable[ox.Quad], terms: _Terms) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": _reference(subject, terms)}
    for quad in quads:
        predicate = quad.predicate.value
        if predicate == TYPE and isinstance(quad.object, ox.NamedNode):
            node.setdefault("@type", []).append(_reference(quad.object, terms))
            continue
        key, rules = terms.names.get(predicate, (terms.compact(predicate), {}))
        node.setdefault(key, []).append(_value(quad.object, rules, terms))
    return {key: value[0] if len(value) == 1 and key != "@id" else value for key, value in node.items()}


def _reference(term: object, terms: _Terms) -> str:
    return terms.compact(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _value(term: object, rules: Mapping[str, str], terms: _Terms) -> Any:
    """The shortest form that the term's rules turn back into the same value."""
    wanted = rules.get("@type")
    if not isinstance(term, ox.Literal):
        reference = _reference(term, terms)
        return reference if wanted == "@id" else {"@id": reference}
    if term.language:
        told = rules.get("@language", terms.language)
        return term.value if told == term.language and not wanted else _tagged(term)
    if term.datatype.value == STRING:
        bare = not wanted and not rules.get("@language", terms.language)
        return term.value if bare else {"@value": term.value}
    if wanted and terms.expand(wanted) == term.datatype.value:
        return term.value
    return {"@value": term.value, "@type": terms.compact(term.datatype.value)}


def _tagged(term: ox.Literal) -> dict[str, str]:
    return {"@value": term.value, "@language": str(term.language)}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
