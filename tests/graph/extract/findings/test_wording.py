"""The learned signal: it tells findings from other sentences."""

from peelgraph.graph.extract.findings.wording import features, weigh

FINDING = features("Officers were slow to recognise risk, and victims had not been told what was happening.")
NO_FINDING = features("I will ask the Home Office for my report to be published.")


def test_findings_weigh_more_than_other_sentences() -> None:
    assert weigh(FINDING) > 0 > weigh(NO_FINDING)


def test_words_count_each_and_unknown_ones_do_not() -> None:
    assert weigh(["risk"]) > 0
    assert abs(sum(weigh([feature]) for feature in FINDING) - weigh(FINDING)) < 1e-9
    assert weigh(features("")) == weigh(features("zzz"))  # only what holds of every sentence


def test_numbers_are_alike() -> None:
    assert weigh(features("It took 14 days to answer 300 calls")) == weigh(
        features("It took 9 days to answer 45 calls")
    )
