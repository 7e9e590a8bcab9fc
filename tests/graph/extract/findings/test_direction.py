"""Direction of sentences by cues and words together."""

import pytest

from peelgraph.graph.extract.findings.direction import direct, shares
from peelgraph.graph.extract.findings.polarity import judge
from peelgraph.graph.model import Polarity


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Forces have made disappointingly slow progress in improving how they search people", "concern"),
        ("Progress in putting the failings of the control room right has been slow", "concern"),
        ("There has been little improvement in how victims are told of decisions", "concern"),
        ("The force does not yet ask victims what they thought of it in any regular way", "concern"),
        ("Its supervision of searches is not yet good enough", "concern"),
        ("The number of orders that forces seek has barely risen since they were brought in", "concern"),
        ("Much has been done to make the cells safer", "progress"),
        ("Not much has been done to make the cells safer", "concern"),
        ("Officers fail to record the grounds for a search of a car properly", "concern"),
        ("It answered 63.9% of calls in ten seconds, against a national target of 90%", "concern"),
        ("It answered 96 percent of calls in ten seconds, above the target of 90 percent", "strength"),
        ("We no longer have any concerns about how long callers wait", "progress"),
        ("The quality of the files that are sent to prosecutors is declining", "concern"),
        ("The force is still failing to make sure that it correctly records reports of violence", "concern"),
        ("Victims are not given enough time to decide", "concern"),
        ("Nobody could tell us who owned the plan", "concern"),
        ("The force doesn’t always tell victims what has become of their case", "concern"),
        ("Officers haven't been trained to spot the signs", "concern"),
        ("Staff are hardly ever taken away from this work", "strength"),
        ("Its recording of crime has deteriorated since our last inspection", "concern"),
        ("Not one visit was overdue", "strength"),
        ("This recommendation has been met only in part", "mixed"),
        ("The recommendation has been carried out", "progress"),
        ("Callers waited nine minutes, and four in ten gave up", "concern"),
        ("The queue of unread referrals, 900 long in 2021, has gone", "progress"),
        ("Detectives are well trained, but far too few of them are in post", "mixed"),
        ("Custody sergeants treated every detainee with courtesy and looked after their needs", "strength"),
    ],
)
def test_direction(text: str, polarity: str) -> None:
    assert direct(text).polarity == polarity


@pytest.mark.parametrize(
    ("heading", "polarity"),
    [
        ("What works", "strength"),
        ("What the force does well", "strength"),
        ("Where it falls short", "concern"),
        ("What needs to improve", "concern"),
    ],
)
def test_a_heading_leans_one_way(heading: str, polarity: str) -> None:
    assert direct("Sergeants read 47 of the 100 records", heading).polarity == polarity


@pytest.mark.parametrize(
    ("lead_in", "polarity"),
    [("Inspectors were concerned about", "concern"), ("Inspectors praised", "strength")],
)
def test_what_leads_in_a_list_leans_one_way(lead_in: str, polarity: str) -> None:
    assert direct("how calls are taken", "", lead_in).polarity == polarity


def test_a_heading_does_not_outweigh_plain_words() -> None:
    plain = "Victims were let down, and the failings are serious"
    assert direct(plain, "What works").polarity == direct(plain).polarity == "concern"


def test_directions_share_what_is_likely() -> None:
    known = shares("Officers were slow to recognise risk, and victims had not been told what was happening.")
    assert abs(sum(known.values()) - 1) < 1e-9
    assert max(known, key=lambda polarity: known[polarity]) is Polarity.CONCERN


def test_weight_is_that_of_the_cues() -> None:
    text = "The force has a good understanding of demand"
    assert direct(text).weight == judge(text).weight > 0
