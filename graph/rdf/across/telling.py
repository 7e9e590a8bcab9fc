"""What one document tells that rules compare with what others tell, read from the quads of its graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from itertools import product

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from ... import reference
from ...identifiers import ID, local_id
from ...model import LocalId
from ..organisations import is_inspectorate
from ..terms import DCTERMS, OA, PEEL, RDF, thing
from .sources import Source
from .words import normal

_OFFICIAL = {kind.value for kind in (PEEL.PublicationPage, PEEL.PressRelease, PEEL.Report, PEEL.Letter)}
_STATEMENTS = (PEEL.Finding.value, PEEL.Recommendation.value)
_CONCERN = "polarity/concern"
FEWEST = 8
"""Words from which equal texts are no chance: "The force is good at this" is said of every force."""

_TELLING = 5  # words of a title that is no chance

_Term = NamedNode | BlankNode | Literal | Triple
_Values = Mapping[NamedNode, list[str]]
"""Values of a thing by predicate: local ids of our things, IRIs of others, texts."""
_About = Mapping[str, _Values]


@dataclass(frozen=True, slots=True)
class Told:
    """An inspection as one document tells of it."""

    inspection: str
    earlier: bool  # only as what something else follows up
    end: str  # of fieldwork
    forces: str  # in order
    programme: str
    follow_up: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """A finding or recommendation that has words enough to be known again by them."""

    statement: str
    likeness: str  # what statements must share to be one, beside the occasion: words, kind, direction, forces
    inspection: str


@dataclass(frozen=True, slots=True)
class Concern:
    """A theme on which an inspection found a concern about a force."""

    force: str
    theme: str
    finding: str
    inspection: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All of it."""

    source: Source
    title: str  # normal, and only one that is no chance
    inspections: list[Told]
    follow_ups: list[tuple[str, str]]  # later and earlier inspection
    wordings: list[Wording]
    concerns: list[Concern]


def telling(document: LocalId, quads: Iterable[Quad]) -> Telling:
    """What a document tells, all of it in its own graph."""
    about: defaultdict[str, defaultdict[NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        about[_text(quad.subject)][quad.predicate].append(_text(quad.object))
    things = sorted(about.items())
    follow_ups = {
        (values[RDF.subject][0], values[RDF.object][0])
        for _, values in things
        if PEEL.followsUp.value in values[RDF.predicate]
    }
    outcomes = {
        outcome: inspection
        for inspection, values in things
        for outcome in (*values[PEEL.hasFinding], *values[PEEL.hasRecommendation])
    }
    said = [(node, kind, values) for node, values in things if (kind := _kind(values))]
    return Telling(
        source=_source(document, about[document]),
        title=_title(about[document]),
        inspections=list(_told(about, about[document][PEEL.reports], follow_ups)),
        follow_ups=sorted(follow_ups),
        wordings=list(_wordings(about, said, outcomes)),
        concerns=[concern for node, _, values in said for concern in _concerns(node, values, outcomes)],
    )


def _text(term: _Term) -> str:
    value = term.value if isinstance(term, NamedNode | Literal) else str(term)
    return value.removeprefix(ID)


def _kind(values: _Values) -> str | None:
    return next((kind for kind in _STATEMENTS if kind in values[RDF.type]), None)


def _source(document: LocalId, values: _Values) -> Source:
    published = not _inspectorates().isdisjoint(values[DCTERMS.publisher])
    official = not _OFFICIAL.isdisjoint(values[RDF.type])
    remoteness = 0 if published else 1 if official else 2
    return Source(document, remoteness, min(values[DCTERMS.issued], default=""))


def _title(values: _Values) -> str:
    titles = map(normal, values[DCTERMS.title])
    return min((title for title in titles if title.count(" ") >= _TELLING - 1), default="")


def _told(about: _About, reported: Iterable[str], follow_ups: Iterable[tuple[str, str]]) -> Iterator[Told]:
    reported = set(reported)
    for inspection in sorted(reported | {earlier for _, earlier in follow_ups}):
        values = about[inspection]
        yield Told(
            inspection,
            earlier=inspection not in reported,
            end=max((end for when in values[PEEL.fieldwork] for end in about[when][PEEL.end]), default=""),
            forces=" ".join(sorted(values[PEEL.inspects])),
            programme=min(values[PEEL.underProgramme], default=""),
            follow_up=PEEL.FollowUpInspection.value in values[RDF.type],
        )


def _wordings(
    about: _About, said: Iterable[tuple[str, str, _Values]], outcomes: Mapping[str, str]
) -> Iterator[Wording]:
    for node, kind, values in said:
        quoted = (exact for evidence in values[PEEL.evidence] for exact in about[evidence][OA.exact])
        words = normal(min(quoted, default=""))
        if words.count(" ") >= FEWEST - 1:
            forces = sorted({*values[PEEL.concerns], *values[PEEL.addressedTo]})
            raw = "\n".join((words, kind, *values[PEEL.polarity], *forces))
            yield Wording(node, blake2b(raw.encode(), digest_size=16).hexdigest(), outcomes.get(node, ""))


def _concerns(node: str, values: _Values, outcomes: Mapping[str, str]) -> Iterator[Concern]:
    if node in outcomes and _CONCERN in values[PEEL.polarity] and not values[PEEL.prior]:
        for force, theme in product(values[PEEL.concerns], values[PEEL.theme]):
            yield Concern(force, theme, node, outcomes[node])


@cache
def _inspectorates() -> frozenset[str]:
    """Publishers that speak for themselves."""
    bodies = reference.bodies().values()
    return frozenset(local_id(thing(body.id).value) for body in bodies if is_inspectorate(body))
