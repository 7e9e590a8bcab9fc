from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from peelgraph.graph.model import (
    Commission,
    Document,
    Evidence,
    Extraction,
    Fact,
    Finding,
    FindingKind,
    FollowUp,
    ForceLink,
    Grade,
    GradedJudgment,
    Inspection,
    InspectionReported,
    InspectorateLink,
    MonitoringMove,
    PersonRole,
    Polarity,
    Reaction,
    Recommendation,
    Statement,
)
from peelgraph.graph.rdf import document_quads, read_nquads, to_nquads
from peelgraph.graph.rdf.terms import OA, PEEL, RDF, thing

from .strategies import extractions

TEXT = "Kent Police fails. Kent Police fails. It must act by May. A spokesperson said so."
DOCUMENT = Document(
    id="document/page-1a2b3c4d",
    name="folder/page.txt",
    text=TEXT,
    blocks=(),
    source_digest="0" * 64,
    media_type="text/plain",
)
FIRST = Inspection(
    id="inspection/kent/custody/2016",
    label="Custody in Kent, 2016",
    forces=("force/kent",),
    conducted_by=("body/hmic",),
    programme="programme/custody",
    fieldwork=("2016-02", "2016-05-01"),
)


def at(words: str, nth: int = 0) -> Evidence:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Evidence(start, start + len(words), "findings.attributed")


class Graph:
    """The graph of some statements, to be asked in the words of docs/model.md."""

    def __init__(self, *statements: Statement, document: Document = DOCUMENT) -> None:
        self.quads = document_quads(Extraction(document, True, statements))
        self.node = thing(document.id)

    def about(self, subject: NamedNode) -> set[tuple[str, str]]:
        """Predicates and objects in short."""
        return {(short(q.predicate), short(q.object)) for q in self.quads if q.subject == subject}

    def one(self, kind: NamedNode) -> NamedNode:
        [node] = self.all(kind)
        return node

    def all(self, kind: NamedNode) -> list[NamedNode]:
        return [q.subject for q in self.quads if q.predicate == RDF.type and q.object == kind]


def short(term: object) -> str:
    if isinstance(term, Literal):
        mark = f"@{term.language}" if term.language else ""
        kind = term.datatype.value.rpartition("#")[2]
        return f"{term.value}{mark}" if mark or kind == "string" else f"{term.value}^{kind}"
    value = term.value
    for name, base in (
        ("id:", "https://w3id.org/peelgraph/id/"),
        ("", "https://w3id.org/peelgraph/ns#"),
    ):
        if value.startswith(base):
            return name + value[len(base) :]
    return value.rpartition("#")[2].rpartition("/")[2]


def test_document_without_facts_is_named_by_its_file() -> None:
    graph = Graph()
    assert graph.about(graph.node) >= {
        ("type", "Document"),
        ("label", "page.txt"),
        ("inScope", "true^boolean"),
        ("format", "text/plain"),
        ("sourceDigest", "0" * 64),
    }


def test_a_publisher_that_no_table_has_is_described_in_the_graph_of_its_document() -> None:
    paper = "body/page-1a2b3c4d/spokesperson"
    graph = Graph(Fact(evidence=at("spokesperson"), name="publisher", value=paper))
    assert ("publisher", f"id:{paper}") in graph.about(graph.node)
    assert graph.about(thing(paper)) == {("type", "Organization"), ("label", "spokesperson")}


def test_facts_of_a_document_are_backed_by_claims() -> None:
    graph = Graph(
        Fact(evidence=at("Kent Police fails"), name="title", value="Kent Police fails"),
        Fact(evidence=at("May"), name="published", value="2019-05"),
        Fact(evidence=at("A spokesperson"), name="genre", value="news_article"),
        Fact(evidence=at("said so"), name="publisher", value="body/bbc"),
        ForceLink(evidence=at("Kent Police"), force="force/kent", subject=True),
        InspectorateLink(evidence=at("It"), body="body/hmic"),
    )
    assert graph.about(graph.node) >= {
        ("label", "Kent Police fails"),
        ("title", "Kent Police fails"),
        ("issued", "2019-05^gYearMonth"),
        ("publisher", "id:body/bbc"),
        ("type", "NewsArticle"),
        ("about", "id:force/kent"),
        ("mentions", "id:body/hmicfrs"),
    }
    claims = {dict(graph.about(claim))["predicate"]: graph.about(claim) for claim in graph.all(PEEL.Claim)}
    assert claims.keys() == {"title", "issued", "publisher", "type", "about", "mentions"}
    assert claims["about"] >= {
        ("subject", "id:document/page-1a2b3c4d"),
        ("object", "id:force/kent"),
        ("statedIn", "id:document/page-1a2b3c4d"),
        ("confidence", "0.9^decimal"),
    }


@pytest.mark.parametrize(
    ("value", "kind"), [("2019", "gYear"), ("2019-03", "gYearMonth"), ("2019-03-28", "date")]
)
def test_dates_keep_their_precision(value: str, kind: str) -> None:
    graph = Graph(Fact(evidence=at("May"), name="published", value=value))
    assert ("issued", f"{value}^{kind}") in graph.about(graph.node)


@pytest.mark.parametrize(
    "value", ["", "March 2019", "2019-3", "2019-13", "2019-02-30", "28/03/2019", "2019-03-28T00:00"]
)
def test_what_is_no_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="not a year, month or day"):
        Graph(Fact(evidence=at("May"), name="published", value=value))


def test_finding_with_its_words() -> None:
    graph = Graph(
        Finding(
            evidence=at("Kent Police fails", 1),
            polarity=Polarity.CONCERN,
            kind=FindingKind.CAUSE_OF_CONCERN,
            forces=("force/kent",),
            theme="theme/custody",
            held_by="body/hmicfrs",
            prior=True,
            confidence=0.75,
        )
    )
    finding = graph.one(PEEL.Finding)
    assert graph.about(finding) - {("type", "Entity")} == {
        ("type", "CauseOfConcern"),
        ("type", "Finding"),
        ("label", "Kent Police fails"),
        ("statedIn", "id:document/page-1a2b3c4d"),
        ("polarity", "id:polarity/concern"),
        ("concerns", "id:force/kent"),
        ("theme", "id:theme/custody"),
        ("heldBy", "id:body/hmicfrs"),
        ("prior", "true^boolean"),
        ("confidence", "0.75^decimal"),
        ("evidence", short(graph.one(PEEL.Evidence))),
    }
    assert graph.about(graph.one(PEEL.Evidence)) - {("type", "Annotation")} == {
        ("type", "Evidence"),
        ("hasSource", "id:document/page-1a2b3c4d"),
        ("exact", "Kent Police fails"),
        ("prefix", "Kent Police fails. "),
        ("suffix", TEXT[36 : 36 + 32]),
        ("start", "19^integer"),
        ("end", "36^integer"),
        ("rule", "id:rule/findings.attributed"),
    }


def test_accelerated_cause_is_typed_as_all_that_it_is() -> None:
    kind = FindingKind.ACCELERATED_CAUSE_OF_CONCERN
    graph = Graph(Finding(evidence=at("fails"), polarity=Polarity.CONCERN, kind=kind))
    types = {value for name, value in graph.about(graph.one(PEEL.Finding)) if name == "type"}
    assert types == {"AcceleratedCauseOfConcern", "CauseOfConcern", "Finding", "Entity"}


def test_recommendation_grade_and_move() -> None:
    graph = Graph(
        Recommendation(
            evidence=at("It must act by May"),
            addressees=("group/all-forces",),
            deadline_text="by May",
            deadline="2023-05",
            deadline_rule="year-inferred",
        ),
        GradedJudgment(
            evidence=at("fails"),
            force="force/kent",
            grade=Grade.REQUIRES_IMPROVEMENT,
            question="custody",
            scale="five-tier",
        ),
        MonitoringMove(evidence=at("act"), force="force/kent", stage="engage", entered=False, date="2023"),
    )
    assert graph.about(graph.one(PEEL.Recommendation)) >= {
        ("addressedTo", "id:group/all-forces"),
        ("deadlineText", "by May"),
        ("deadline", "2023-05^gYearMonth"),
        ("deadlineRule", "year-inferred"),
    }
    assert graph.about(graph.one(PEEL.GradedJudgment)) >= {
        ("label", "requires improvement: custody@en"),
        ("grade", "id:grade/five-tier/requires-improvement"),
        ("gradeScale", "id:scheme/grades-five-tier"),
        ("question", "custody"),
    }
    assert graph.about(graph.one(PEEL.MonitoringEvent)) >= {
        ("leaves", "id:stage/engage"),
        ("date", "2023^gYear"),
    }


def test_inspection_with_fieldwork_and_what_it_follows_up() -> None:
    review = replace(FIRST, id="inspection/kent/custody/2018", fieldwork=None, follow_up=True)
    graph = Graph(
        InspectionReported(evidence=at("Kent Police"), inspection=review),
        FollowUp(
            evidence=at("Kent Police fails"),
            inspection=review.id,
            earlier=FIRST,
            relation="reviews",
            description="the custody inspection",
        ),
    )
    assert ("reports", f"id:{review.id}") in graph.about(graph.node)
    assert graph.about(thing(review.id)) >= {("type", "FollowUpInspection"), ("followsUp", f"id:{FIRST.id}")}
    assert graph.about(thing(FIRST.id)) == {
        ("type", "Inspection"),
        ("type", "Activity"),
        ("label", "Custody in Kent, 2016@en"),
        ("inspects", "id:force/kent"),
        ("conductedBy", "id:body/hmicfrs"),
        ("underProgramme", "id:programme/custody"),
        ("fieldwork", "id:interval/2016-02--2016-05-01"),
    }
    assert graph.about(thing("interval/2016-02--2016-05-01")) == {
        ("type", "Interval"),
        ("start", "2016-02^gYearMonth"),
        ("end", "2016-05-01^date"),
    }
    [claim] = [c for c in graph.all(PEEL.Claim) if ("predicate", "followsUp") in graph.about(c)]
    assert graph.about(claim) >= {("followUpKind", "reviews"), ("description", "the custody inspection")}


def test_commissioned_updates_are_not_the_inspection() -> None:
    graph = Graph(
        Commission(
            evidence=at("It must act"),
            by="body/home-secretary",
            holder=None,
            of="body/hmicfrs",
            what="quarterly updates",
            inspection=None,
            updates=FIRST.id,
        )
    )
    update = graph.one(PEEL.ProgressUpdate)
    assert graph.about(update) >= {("label", "quarterly updates"), ("updates", f"id:{FIRST.id}")}
    assert graph.about(graph.one(PEEL.Commission)) >= {
        ("label", "Home Secretary asks HMICFRS: quarterly updates@en"),
        ("commissionedBy", "id:body/home-secretary"),
        ("addressedTo", "id:body/hmicfrs"),
        ("commissioned", short(update)),
        ("description", "quarterly updates"),
    }


def test_unknown_person_is_described_in_the_document_known_one_is_not() -> None:
    unknown = "person/page-1a2b3c4d/jo-bloggs"
    role = {"role": "inspector", "body": "body/hmicfrs", "is_inspector": True}
    graph = Graph(
        PersonRole(evidence=at("Kent"), person=unknown, name="Jo Bloggs", **role),
        PersonRole(evidence=at("Police"), person="person/matt-parr", name="Matt Parr", **role),
    )
    assert graph.about(thing(unknown)) == {
        ("type", "Inspector"),
        ("type", "Person"),
        ("name", "Jo Bloggs"),
        ("label", "Jo Bloggs"),
    }
    assert graph.about(thing("person/matt-parr")) == set()
    roles = [dict(graph.about(r)) for r in graph.all(PEEL.RoleClaim)]
    assert {r["person"] for r in roles} == {f"id:{unknown}", "id:person/matt-parr"}
    assert {r["organization"] for r in roles} == {"id:body/hmicfrs"}


def test_reaction_keeps_the_speaker_as_named() -> None:
    graph = Graph(Reaction(evidence=at("said so"), speaker=None, speaker_name="A spokesperson"))
    about = graph.about(graph.one(PEEL.Reaction))
    assert ("speakerName", "A spokesperson") in about
    assert not [value for name, value in about if name == "heldBy"]


def test_ids_stay_when_text_elsewhere_changes() -> None:
    before = Graph(Finding(evidence=at("Kent Police fails"), polarity=Polarity.CONCERN))
    longer = replace(DOCUMENT, text="New first line.\n" + TEXT)
    evidence = Evidence(16, 33, "findings.attributed")
    after = Graph(Finding(evidence=evidence, polarity=Polarity.CONCERN), document=longer)
    assert before.one(PEEL.Finding) == after.one(PEEL.Finding)
    assert before.one(PEEL.Evidence) == after.one(PEEL.Evidence)


def test_equal_words_in_two_places_are_two_statements() -> None:
    both = [Finding(evidence=at("Kent Police fails", n), polarity=Polarity.CONCERN) for n in (0, 1)]
    graph = Graph(*both)
    assert len(set(graph.all(PEEL.Finding))) == len(set(graph.all(PEEL.Evidence))) == 2
    assert graph.all(PEEL.Finding)[0] == Graph(both[0]).one(PEEL.Finding)


@given(extractions(), st.randoms(use_true_random=False))
def test_any_extraction(extraction: Extraction, random) -> None:
    quads = document_quads(extraction)
    data = to_nquads(quads)
    graph = NamedNode("https://w3id.org/peelgraph/graph/document/a-12345678")

    assert set(read_nquads(data)) == set(quads), "nothing is lost on the way through N-Quads"
    assert len(set(quads)) == len(quads)
    assert {quad.graph_name for quad in quads} == {graph}
    assert all(isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode | Literal) for q in quads)

    shuffled = list(extraction.statements)
    random.shuffle(shuffled)
    again = document_quads(replace(extraction, statements=tuple(shuffled + shuffled)))
    assert again == quads, "neither order nor repetition of statements matters"

    _every_statement_shows_its_words(quads, extraction)


def _every_statement_shows_its_words(quads: list[Quad], extraction: Extraction) -> None:
    value = {(q.subject, q.predicate): q.object for q in quads}
    text = extraction.document.text
    places = set()
    for quad in quads:
        if quad.predicate == PEEL.statedIn:
            words = value[quad.subject, PEEL.evidence]
            start, end = (int(value[words, p].value) for p in (OA.start, OA.end))
            assert value[words, OA.exact].value == text[start:end]
            assert value[words, OA.prefix].value + text[start:end] in text
            places.add((start, end))
    assert places == {(s.evidence.start, s.evidence.end) for s in extraction.statements}


@given(extractions())
def test_a_store_gives_back_what_it_took(extraction: Extraction) -> None:
    """Literals are written in the form that a store keeps: nothing is rewritten on load."""
    quads = document_quads(extraction)
    store = Store()
    store.load(to_nquads(quads), format=RdfFormat.N_QUADS)
    assert set(store) == set(quads)
