"""Four documents with statements set by hand: answers on them are known, whatever the extraction steps make of texts."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pyoxigraph as ox

from peelgraph.graph.identifiers import document_id
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
from peelgraph.graph.rdf.description import count, description_quads
from peelgraph.graph.rdf.documents import document_quads
from peelgraph.graph.rdf.inferred import inferred_quads
from peelgraph.graph.rdf.reference import reference_quads
from peelgraph.graph.store.captures import keep
from peelgraph.graph.store.folder import Folder
from peelgraph.ontology import VOCABULARY, text

DOCUMENTS = Path(__file__).parents[1] / "data" / "documents"
MET, KENT, HMICFRS = "force/metropolitan", "force/kent", "body/hmicfrs"
PARR, FREEMAN, KHAN = "person/matt-parr", "person/lee-freeman", "person/sadiq-khan"
EVIL = "\x1b[31mred\x1b[0m \u202etxet"
LETTER = f"""Letter to Kent Police, 3 May 2023

In our view the force still waits too long for the forensic examination of devices. {EVIL}

We told the force in 2018 that devices were examined too late. That is a cause of concern.

By 30 September 2023, the force should clear its backlog of devices. It should train its staff within a year.

We have graded the force as good at keeping its records of devices. It was moved into Engage on 2 May 2023.
"""
FIRST = Inspection(
    id="inspection/metropolitan/ncpi/2016",
    label="National child protection inspection of the Metropolitan Police Service, 2016",
    forces=(MET,),
    conducted_by=(HMICFRS,),
    programme="programme/national-child-protection",
    fieldwork=("2016-02", "2016-05"),
)
REVIEW = Inspection(
    id="inspection/metropolitan/ncpi-post-inspection-review/2019",
    label="Post-inspection review of the Metropolitan Police Service, 2019",
    forces=(MET,),
    conducted_by=(HMICFRS,),
    programme="programme/national-child-protection",
    follow_up=True,
)
EXPLOITATION = Inspection(
    id="inspection/metropolitan/child-exploitation/2023",
    label="Inspection of how the Metropolitan Police Service handles child exploitation",
    forces=(MET,),
    conducted_by=(HMICFRS,),
)
KENT_VISIT = Inspection(
    id="inspection/kent/digital-forensics/2023",
    label="Visit to Kent Police, 2023",
    forces=(KENT,),
    conducted_by=(HMICFRS,),
)


def _document(name: str, words: str, url: str | None = None) -> Document:
    source = hashlib.sha256(words.encode()).hexdigest()
    return Document(document_id(name, source, url), name, words, (), source, "text/plain", url)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document

    def __call__(self, words: str, rule: str) -> Evidence:
        start = self.document.text.index(words)
        return Evidence(start, start + len(words), rule)


def _read(name: str) -> str:
    return (DOCUMENTS / name).read_text("utf-8")


def _page() -> Extraction:
    name = "000-met-child-protection-review-2019.txt"
    at = _Reader(_document(name, _read(name), "https://example.org/publications/met-review"))
    statements: list[Statement] = [
        Fact(evidence=at("Metropolitan Police Service – National child protection post-inspection review", "facts.title"),
             name="title", value="Metropolitan Police Service – National child protection post-inspection review"),
        Fact(evidence=at("28 March 2019", "facts.published"), name="published", value="2019-03-28"),
        Fact(evidence=at("Published on:", "genre.page"), name="genre", value="publication_page"),
        ForceLink(evidence=at("Metropolitan Police Service", "scope.subject"), force=MET, subject=True),
        InspectorateLink(evidence=at("HMICFRS", "scope.inspectorate"), body=HMICFRS),
        InspectionReported(evidence=at("post-inspection review", "inspections.reported"), inspection=REVIEW),
        FollowUp(evidence=at("inspection held in February to May 2016", "inspections.follow-up"),
                 inspection=REVIEW.id, earlier=FIRST, relation="reviews", description="reviews the inspection of 2016"),
        Commission(evidence=at("the Home Secretary commissioned HMICFRS to issue quarterly updates", "commissions.asked"),
                   by="body/home-secretary", holder=None, of=HMICFRS, what="quarterly updates", inspection=None,
                   updates=FIRST.id, date="2019-01"),
    ]  # fmt: skip
    return Extraction(at.document, True, tuple(statements))


def _press_release() -> Extraction:
    name = "001-met-child-protection-progress.txt"
    at = _Reader(_document(name, _read(name)))
    statements: list[Statement] = [
        Fact(evidence=at("Metropolitan Police is making headway in protecting children", "facts.title"),
             name="title", value="Metropolitan Police is making headway in protecting children"),
        Fact(evidence=at("Press Office", "genre.press"), name="genre", value="press_release"),
        ForceLink(evidence=at("Metropolitan Police", "scope.subject"), force=MET, subject=True),
        PersonRole(evidence=at("Her Majesty’s Inspector of Constabulary Matt Parr", "people.role"), person=PARR,
                   name="Matt Parr", role="Her Majesty’s Inspector of Constabulary", body=HMICFRS, is_inspector=True),
        Finding(evidence=at("more staff to manage registered sex offenders", "findings.attributed"),
                polarity=Polarity.PROGRESS, forces=(MET,), theme="theme/registered-sex-offenders", held_by=HMICFRS),
        Finding(evidence=at("progress at the Metropolitan Police had been slow in places", "findings.attributed"),
                polarity=Polarity.CONCERN, forces=(MET,), theme="theme/child-protection", held_by=HMICFRS),
        Finding(evidence=at("the forensic examination of electronic devices is subject to long delays",
                            "findings.listed"),
                polarity=Polarity.CONCERN, forces=(MET,), theme="theme/digital-forensics", held_by=HMICFRS),
    ]  # fmt: skip
    return Extraction(at.document, True, tuple(statements))


def _article() -> Extraction:
    name = "004-met-children-at-risk-bbc.txt"
    at = _Reader(_document(name, _read(name), "https://example.org/news/uk-england-london-67032797"))
    deadline = {"deadline_text": "By 31 December", "deadline": None, "addressees": (MET,), "held_by": HMICFRS}
    statements: list[Statement] = [
        Fact(evidence=at("Inspectorate says Met Police leaves children at risk", "facts.title"), name="title",
             value="Inspectorate says Met Police leaves children at risk"),
        Fact(evidence=at("BBC Radio London", "genre.news"), name="genre", value="news_article"),
        Fact(evidence=at("BBC London", "facts.publisher"), name="publisher", value="body/bbc"),
        ForceLink(evidence=at("Met Police", "scope.subject"), force=MET, subject=True),
        InspectionReported(evidence=at("to inspect how the Met deals with", "inspections.commissioned"),
                           inspection=EXPLOITATION),
        Commission(evidence=at("The mayor of London Sadiq Khan commissioned HMICFRS to inspect", "commissions.asked"),
                   by="body/mayor-of-london", holder=KHAN, of=HMICFRS, what="to inspect", inspection=EXPLOITATION.id),
        PersonRole(evidence=at("Lee Freeman, His Majesty's Inspector of Constabulary", "people.role"), person=FREEMAN,
                   name="Lee Freeman", role="His Majesty's Inspector of Constabulary", body=HMICFRS, is_inspector=True),
        Finding(evidence=at('responded slowly, "if at all", when local authority homes reported runaways',
                            "findings.attributed"),
                polarity=Polarity.CONCERN, kind=FindingKind.ACCELERATED_CAUSE_OF_CONCERN, forces=(MET,),
                theme="theme/missing-children", held_by=HMICFRS, inspection=EXPLOITATION.id),
        Recommendation(evidence=at("It follows every reasonable line of inquiry", "recommendations.listed"), **deadline),
        Recommendation(evidence=at("It seeks prosecutions that are led by evidence", "recommendations.listed"), **deadline),
        Reaction(evidence=at("The Met declared itself \"deeply concerned\"", "reactions.said"), speaker=MET,
                 speaker_name="The Met"),
        Reaction(evidence=at("leave no doubt that change has to come much faster", "reactions.said"), speaker=KHAN,
                 speaker_name="Mr Khan"),
    ]  # fmt: skip
    return Extraction(at.document, True, tuple(statements))


def _letter() -> Extraction:
    at = _Reader(_document("kent-letter.txt", LETTER))
    statements: list[Statement] = [
        Fact(evidence=at("Letter to Kent Police, 3 May 2023", "facts.title"), name="title", value="Letter to Kent Police"),
        Fact(evidence=at("3 May 2023", "facts.published"), name="published", value="2023-05-03"),
        Fact(evidence=at("Letter", "genre.letter"), name="genre", value="letter"),
        ForceLink(evidence=at("Kent Police", "scope.subject"), force=KENT, subject=True),
        InspectionReported(evidence=at("In our view", "inspections.reported"), inspection=KENT_VISIT),
        Finding(evidence=at(f"waits too long for the forensic examination of devices. {EVIL}", "findings.attributed"),
                polarity=Polarity.CONCERN, kind=FindingKind.CAUSE_OF_CONCERN, forces=(KENT,),
                theme="theme/digital-forensics", held_by=HMICFRS, inspection=KENT_VISIT.id),
        Finding(evidence=at("devices were examined too late", "findings.attributed"), polarity=Polarity.CONCERN,
                forces=(KENT,), theme="theme/digital-forensics", held_by=HMICFRS, prior=True),
        Recommendation(evidence=at("the force should clear its backlog of devices", "recommendations.should"),
                       addressees=(KENT,), deadline_text="By 30 September 2023", deadline="2023-09-30",
                       deadline_rule="absolute", held_by=HMICFRS, inspection=KENT_VISIT.id),
        Recommendation(evidence=at("It should train its staff", "recommendations.should"), addressees=(KENT,),
                       deadline_text="within a year", held_by=HMICFRS),
        GradedJudgment(evidence=at("graded the force as good at keeping its records", "grades.sentence"), force=KENT,
                       grade=Grade.GOOD, question="keeping its records of devices", scale="five-tier"),
        MonitoringMove(evidence=at("It was moved into Engage on 2 May 2023", "monitoring.move"), force=KENT,
                       stage="engage", entered=True, date="2023-05-02"),
    ]  # fmt: skip
    return Extraction(at.document, True, tuple(statements))


def extractions() -> list[Extraction]:
    """The four documents, each with what it says."""
    return [_page(), _press_release(), _article(), _letter()]


def quads() -> list[ox.Quad]:
    """Vocabulary, reference data, documents, what follows from them, the description, and the default graph."""
    store = ox.Store()
    for name in VOCABULARY:
        store.load(
            text(name).encode(),
            format=ox.RdfFormat.TURTLE,
            to_graph=ox.NamedNode("https://w3id.org/peelgraph/graph/ontology"),
        )
    store.extend(reference_quads())
    for extraction in extractions():
        store.extend(document_quads(extraction))
    _copy(store)
    store.extend(inferred_quads(store))
    _copy(store)
    store.extend(description_quads(count(store.query)))
    _copy(store)
    return list(store)


def _copy(store: ox.Store) -> None:
    store.extend([ox.Quad(q.subject, q.predicate, q.object) for q in store])


def make_folder(path: Path) -> Path:
    """A store folder as the writer leaves it."""
    folder = Folder(path)
    folder.create()
    for extraction in extractions():
        keep(folder, extraction.document, extraction.document.text.encode(), "test", "1")
    store = ox.Store(str(folder.database))
    store.bulk_extend(quads())
    folder.publish(store.backup)
    return path
