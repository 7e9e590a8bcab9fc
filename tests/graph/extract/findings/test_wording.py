"""The learned signal: it tells findings from other sentences, and can say by which words."""

from peelgraph.graph.extract.findings.wording import agreement, telling, weigh
from peelgraph.graph.model import Polarity

FINDING = "Officers were slow to recognise risk, and victims had not been told what was happening."
NO_FINDING = "I will ask the Home Office for my report to be published."


def test_findings_weigh_more_than_other_sentences() -> None:
    assert weigh(FINDING) > 0 > weigh(NO_FINDING)


def test_it_names_the_words_that_decided() -> None:
    words = dict(telling(FINDING))
    assert words["risk"] > 0
    assert abs(sum(words.values()) - weigh(FINDING)) < 1e-9
    assert telling("") == telling("zzz")  # only what holds of every sentence


def test_directions_share_the_odds() -> None:
    shares = [agreement(FINDING, polarity) for polarity in Polarity]
    assert abs(sum(shares) - 1) < 1e-9
    assert max(shares) == agreement(FINDING, Polarity.CONCERN)


def test_numbers_are_alike() -> None:
    assert weigh("It took 14 days to answer 300 calls") == weigh("It took 9 days to answer 45 calls")
