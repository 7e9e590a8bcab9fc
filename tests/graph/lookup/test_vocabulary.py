"""What an editor completes from."""

from __future__ import annotations

from peelgraph.graph.lookup.vocabulary import vocabulary
from peelgraph.graph.store.local import LocalStore

PEEL = "https://w3id.org/peelgraph/ns#"


def test_terms_are_told_with_counts_labels_and_meanings(sample: LocalStore) -> None:
    found = vocabulary(sample)
    finding = next(term for term in found.classes if term.iri == f"{PEEL}Finding")
    assert finding.label == "finding" and finding.count > 1 and "inspectorate" in finding.comment
    counts = [term.count for term in found.properties]
    assert counts == sorted(counts, reverse=True)


def test_each_class_tells_which_properties_its_things_have(sample: LocalStore) -> None:
    used = vocabulary(sample).used[f"{PEEL}Inspection"]
    assert used[f"{PEEL}inspects"] > 0
    assert f"{PEEL}deadline" not in used
