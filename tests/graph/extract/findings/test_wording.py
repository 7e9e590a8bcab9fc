"""The learned signal: it tells findings from other sentences."""

from peelgraph.graph.extract.findings.wording import FINDING, features, weigh

JUDGES = "Officers were slow to recognise risk, and victims had not been told what was happening."
TELLS = "I will ask the Home Office for my report to be published."


def test_findings_weigh_more_than_other_sentences() -> None:
    assert weigh(JUDGES)[FINDING] > 0 > weigh(TELLS)[FINDING]


def test_signs_add_to_words_and_unknown_ones_do_not() -> None:
    _, *known = features(JUDGES)
    assert weigh("", known) == weigh(JUDGES)
    assert weigh("", ["risk"])["concern"] > weigh("")["concern"]
    assert weigh("") == weigh("zzz") == weigh("zzz", ["zzz"])  # only what holds of every sentence


def test_numbers_are_alike() -> None:
    assert weigh("It took 14 days to answer 300 calls") == weigh("It took 9 days to answer 45 calls")
