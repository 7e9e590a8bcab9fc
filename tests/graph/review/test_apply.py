from __future__ import annotations

from peelgraph.graph.documents.read import read
from peelgraph.graph.extract import extract
from peelgraph.graph.model import Extraction, Finding, Polarity
from peelgraph.graph.review import Decision, Key, Verdict, apply, keys

TEXT = """Kent Police: an inspection of custody

HM Inspectorate of Constabulary found that the force does not keep detainees safe.

Inspectors found that the force does not keep detainees safe.

HM Inspectorate of Constabulary found that the force does not keep detainees safe."""


def extraction() -> Extraction:
    return extract(read(TEXT.encode(), "kent.txt"))


def decided(key: Key, verdict: Verdict, *changes: tuple[str, str]) -> Decision:
    return Decision(key, verdict, "Ann Lee", "2026-11-23", changes)


def findings(found: Extraction) -> list[Key]:
    return [key for key, statement in keys(found) if isinstance(statement, Finding)]


def test_equal_words_are_told_apart_by_their_order() -> None:
    found = findings(extraction())
    assert len(found) == len(set(found)) >= 2
    same = [key for key in found if key.quote == found[0].quote]
    assert [key.occurrence for key in same] == list(range(1, len(same) + 1))


def test_a_rejected_statement_goes_and_others_stay() -> None:
    before = extraction()
    last = findings(before)[-1]
    after = apply(before, [decided(last, Verdict.REJECTED)])
    assert len(after.extraction.statements) == len(before.statements) - 1
    assert after.unmatched == ()


def test_a_correction_keeps_what_was_read() -> None:
    before = extraction()
    key = findings(before)[0]
    after = apply(before, [decided(key, Verdict.CORRECTED, ("polarity", "strength"), ("theme", "vetting"))])
    finding = after.extraction.of(Finding)[0]
    assert (finding.polarity, finding.theme) == (Polarity.STRENGTH, "theme/vetting")
    assert finding.review is not None
    assert dict(finding.review.read)["polarity"] == "concern"
    assert finding.review.by == "Ann Lee"


def test_accepting_changes_nothing_but_says_who() -> None:
    before = extraction()
    key = findings(before)[0]
    finding = apply(before, [decided(key, Verdict.ACCEPTED)]).extraction.of(Finding)[0]
    assert finding.review is not None
    assert finding.review.verdict == "accepted"
    assert finding.polarity is before.of(Finding)[0].polarity


def test_a_decision_on_words_that_are_gone_adds_nothing() -> None:
    lost = decided(Key("document/kent", "finding", "It flies"), Verdict.ACCEPTED)
    after = apply(extraction(), [lost])
    assert after.unmatched == (lost,)
    assert after.extraction == extraction()
