"""The learned signal: it tells findings from other sentences, and can say by which words."""

from peelgraph.graph.extract.findings.wording import features, telling, weigh

FINDING = features("Officers were slow to recognise risk, and victims had not been told what was happening.")
NO_FINDING = features("I will ask the Home Office for my report to be published.")


def test_findings_weigh_more_than_other_sentences() -> None:
    assert weigh(FINDING) > 0 > weigh(NO_FINDING)


def test_it_names_the_words_that_decided() -> None:
    words = dict(telling(FINDING))
    assert words["risk"] > 0
    assert abs(sum(words.values()) - weigh(FINDING)) < 1e-9
    assert telling(features("")) == telling(features("zzz"))  # only what holds of every sentence


def test_numbers_are_alike() -> None:
    assert weigh(features("It took 14 days to answer 300 calls")) == weigh(
        features("It took 9 days to answer 45 calls")
    )
