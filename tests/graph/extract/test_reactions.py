import pytest

NEWS = (
    "Kent Police criticised by inspectors\n\n- Published\n3 May 2024\n\nHM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) found that Kent Police"
    " answered too few calls in time.\n\n{}\n"
)


@pytest.fixture
def reactions(extracted):
    from peelgraph.graph.model import Finding, Reaction

    def run(text):
        found = extracted(NEWS.format(text))
        words = lambda s: found.document.text[s.evidence.start : s.evidence.end]  # noqa: E731
        return [(s.speaker_name, words(s)) for s in found.of(Reaction)], [words(s) for s in found.of(Finding)]

    return run


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Chief Constable Tim Smith said: “We have let victims down.”",
            "Tim Smith",
            "We have let victims down",
        ),
        (
            "“This report is shocking,” said Ann Lee, of the charity Refuge.",
            "Ann Lee",
            "This report is shocking",
        ),
        (
            "Mayor Joe Bell said the failings were unacceptable.",
            "Joe Bell",
            "Mayor Joe Bell said the failings were unacceptable",
        ),
    ],
)
def test_what_others_say_is_a_reaction_and_never_a_finding(reactions, text, name, words):
    said, findings = reactions(text)
    assert said == [(name, words)]
    assert words not in findings


def test_the_inspectorate_has_no_reactions(reactions):
    said, findings = reactions(
        "HM Inspector of Constabulary Roy Wilsher said: “The force answers too few calls in time.”"
    )
    assert not said
    assert "The force answers too few calls in time" in findings
