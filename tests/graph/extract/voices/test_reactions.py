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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Commander Jo Bell, the lead for custody at Kent Police, said she was “deeply worried” by the failings.",
            "jo-bell",
        ),
        (
            "Commander Jo Bell, Kent Police’s lead on custody, said the findings showed “we fail victims”.",
            "jo-bell",
        ),
        ("Mayor Joe Bell, who sits on the panel of Kent Police, welcomed the excellent report.", "joe-bell"),
        (
            "Kent’s police, fire and crime commissioner, John Roe, said inspectors had been right to raise grave concerns.",
            "john-roe",
        ),
        ("Kent Police said it was deeply sorry for the failings.", "kent"),
    ],
)
def test_a_person_speaks_for_themselves_and_only_an_unnamed_voice_for_the_force(extracted, text, speaker):
    from peelgraph.graph.model import Reaction

    held = [r.speaker for r in extracted(NEWS.format(text)).of(Reaction)]
    assert [(who or "").rsplit("/", 1)[-1] for who in held] == [speaker]


def test_what_follows_is_said_by_the_same_person(extracted):
    from peelgraph.graph.model import Reaction

    text = "Commander Jo Bell, the lead for custody at Kent Police, said the failings were serious.\n\n“We have let victims down badly,” she said."
    held = [r.speaker for r in extracted(NEWS.format(text)).of(Reaction)]
    assert len(held) == 2
    assert len(set(held)) == 1
