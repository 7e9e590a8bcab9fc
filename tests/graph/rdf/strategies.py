"""Any extraction that the model allows: the ground for properties that must hold for all of them."""

from __future__ import annotations

import hashlib
from functools import cache

from hypothesis import strategies as st

from peelgraph.graph import reference
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
    Genre,
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

RULES = ("findings.attributed", "people.role", "facts.title")
WORDS = 'ab \n“”é<>"\\{}\u2028\U0001f600\x00'

dates = st.sampled_from(["2016", "2016-02", "2019-03-28", "1999-12-31"])
confidences = st.sampled_from([0.5, 0.75, 0.9, 1.0])
names = st.text(min_size=1, max_size=12)
maybe_names = st.none() | names
forces = st.sampled_from(sorted(reference.forces())[:3])
inspectorates = st.sampled_from(["body/hmic", "body/hmicfrs"])
bodies = st.sampled_from(["body/home-secretary", "body/mopac", "body/hmicfrs", "body/bbc"])
people = st.sampled_from(["person/matt-parr", "person/sadiq-khan", "person/a-12345678/jo-bloggs"])
themes = st.none() | st.sampled_from(sorted(reference.themes())[:3])
programmes = st.none() | st.sampled_from(sorted(reference.programmes())[:3])
inspections = st.builds(
    Inspection,
    id=st.sampled_from(["inspection/kent/custody/2016", "inspection/kent/custody/2018"]),
    label=names,
    forces=st.lists(forces, max_size=2).map(tuple),
    conducted_by=st.lists(inspectorates, max_size=2).map(tuple),
    programme=programmes,
    fieldwork=st.none() | st.tuples(dates, dates),
    follow_up=st.booleans(),
)
inspection_ids = st.none() | inspections.map(lambda inspection: inspection.id)
facts = st.one_of(
    st.tuples(st.just("title"), names),
    st.tuples(st.just("published"), dates),
    st.tuples(st.just("publisher"), bodies),
    st.tuples(st.just("genre"), st.sampled_from(Genre)),
)


def _evidence(length: int) -> st.SearchStrategy[Evidence]:
    """Spans of a text, often the same ones again."""
    spans = st.tuples(st.integers(0, length - 1), st.integers(1, 8))
    rules = st.sampled_from(RULES)
    return st.builds(lambda s, rule: Evidence(s[0], min(s[0] + s[1], length), rule), spans, rules)


@cache
def _statements(length: int) -> st.SearchStrategy[Statement]:
    read = {"evidence": _evidence(length), "confidence": confidences}
    held = st.none() | inspectorates
    return st.one_of(
        st.builds(lambda fact, **r: Fact(name=fact[0], value=fact[1], **r), facts, **read),
        st.builds(ForceLink, force=forces, subject=st.booleans(), **read),
        st.builds(InspectorateLink, body=inspectorates, **read),
        st.builds(
            PersonRole, person=people, name=names, role=maybe_names, body=st.none() | bodies,
            is_inspector=st.booleans(), **read,
        ),
        st.builds(InspectionReported, inspection=inspections, **read),
        st.builds(
            FollowUp, inspection=inspections.map(lambda i: i.id), earlier=inspections,
            relation=st.sampled_from(["reviews", "updates"]), description=names, **read,
        ),
        st.builds(
            Commission, by=bodies, holder=st.none() | people, of=inspectorates, what=maybe_names,
            inspection=inspection_ids, updates=inspection_ids, **read,
        ),
        st.builds(
            Finding, polarity=st.sampled_from(Polarity), kind=st.sampled_from(FindingKind),
            forces=st.lists(forces, max_size=2).map(tuple), theme=themes, held_by=held,
            inspection=inspection_ids, prior=st.booleans(), **read,
        ),
        st.builds(
            Recommendation, addressees=st.lists(forces, max_size=2).map(tuple), theme=themes,
            deadline_text=maybe_names, deadline=st.none() | dates, deadline_rule=maybe_names,
            held_by=held, inspection=inspection_ids, prior=st.booleans(), **read,
        ),
        st.builds(
            GradedJudgment, force=forces, grade=st.sampled_from(Grade), question=names,
            scale=st.sampled_from(["four-tier", "five-tier"]), prior=st.booleans(), **read,
        ),
        st.builds(
            MonitoringMove, force=forces, stage=st.just("engage"), entered=st.booleans(),
            date=st.none() | dates, **read,
        ),
        st.builds(
            Reaction, speaker=st.none() | people | forces, speaker_name=names, **read,
        ),
    )  # fmt: skip


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A document of a few dozen characters and what was read from it."""
    text = draw(st.text(WORDS, min_size=4, max_size=60))
    document = Document(
        id="document/a-12345678",
        name=draw(st.sampled_from(["a.txt", "folder/b.html"])),
        text=text,
        blocks=(),
        source_digest=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        url=draw(st.none() | st.sampled_from(["https://example.org/a b%", "http://x/<é>", "no address"])),
    )
    statements = draw(st.lists(_statements(len(text)), max_size=8))
    return Extraction(document, draw(st.booleans()), tuple(statements))
