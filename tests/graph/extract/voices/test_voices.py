import pytest

from peelgraph.graph.extract.about import scope
from peelgraph.graph.extract.layout import layout
from peelgraph.graph.extract.names import mentions, people
from peelgraph.graph.extract.reading import Reading
from peelgraph.graph.extract.voices import voices
from peelgraph.graph.extract.voices.quotes import quoted_spans, share_quoted
from peelgraph.graph.model import Genre

I, F, O, N = "inspectorate", "force", "other", "narrator"  # noqa: E741
OPENING = "Kent Police criticised\n\nHM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) inspected Kent Police this year.\n\n"


@pytest.fixture
def spoken(make_document):
    def run(text, genre=Genre.NEWS_ARTICLE):
        reading = Reading(make_document(OPENING + text))
        for step in (layout, mentions, scope, people):
            step.read(reading)
        reading.genre = genre
        voices.read(reading)
        return [(s.voice.value, s.quoted) for s in reading.speech][1:]

    return run


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Inspectors found that calls were answered late.", [(I, False)]),
        ("Calls were answered late, the watchdog said.", [(I, False)]),
        ("HMI’s observations\n\n“Calls were answered far too late.”", [(I, True)]),
        ("Chief Constable’s comment\n\n“Calls are answered sooner than they were.”", [(F, True)]),
        (
            "The chief constable said:\n\nCalls are answered sooner now.\n\nWe have more staff.\n\nThe report is online.",
            [(F, False), (F, True), (F, True), (N, False)],
        ),
        (
            "HM Inspector Ann Lee said:\n\n> Calls are missed every day.\n>\n> Victims wait for weeks.\n\nThe force has 900 officers.",
            [(I, False), (I, True), (I, True), (N, False)],
        ),
        ("According to the report, calls were answered late.", [(I, False)]),
        ("The service was described by the inspectorate as poor.", [(I, False)]),
        ("Police and crime commissioner Ann Lee has slammed the inspectorate for its words.", [(O, False)]),
        ("The force accused the watchdog of making “inaccurate, adverse comments”.", [(F, False)]),
        ("A police boss hit back at the report and its authors.", [(F, False)]),
        (
            "Chief Constable Tim Smith said HMICFRS had failed to see the work, and called it unfair.",
            [(F, False)],
        ),
        (
            "The report said calls mattered. As to Kent Police, it said calls were answered late.",
            [(I, False), (I, False)],
        ),
        ("The government inspector Ann Lee has said calls were answered late.", [(I, False)]),
        (
            "Police and Crime Commissioner Ann Lee has read it.\n\nAnn said: “We are slow to answer calls.”",
            [(N, False), (O, True)],
        ),
        (
            "Police and Crime Commissioner Ann Lee said she was sad.\n\n‘The force is ‘good’ at this and I am proud.\n\n‘It is the force’s best year.’",
            [(O, False), (O, True), (O, True)],
        ),
        ("‘Good’ forces answer calls quickly, inspectors said of the service.", [(I, False)]),
        ("Kent Police said it had made changes since the visit.", [(F, False)]),
        ("The force welcomed the report and its findings.", [(F, False)]),
        ("Chief Constable Tim Smith said the force had improved.", [(F, False)]),
        ("A spokesman for the force said work had begun already.", [(F, False)]),
        ("The mayor said the public had been let down again.", [(O, False)]),
        ("Ann Lee, of the charity Refuge, said victims deserved better.", [(O, False)]),
        ("The force employs some 4,000 officers in the county.", [(N, False)]),
        ("The force was told that calls were answered too late.", [(N, False)]),
        ("But the force takes too long to answer 101 calls, inspectors said.", [(I, False)]),
        (
            "HMICFRS told the force that its calls were answered late. It also found poor supervision.",
            [(I, False)] * 2,
        ),
    ],
)
def test_reported_speech_belongs_to_the_subject_of_the_verb(spoken, text, expected):
    assert spoken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "HM Inspector of Constabulary Roy Wilsher said: “Calls are answered late. Staff are not trained.”",
            [(I, True)] * 2,
        ),
        ("“Calls are answered late,” said HM Inspector of Constabulary Roy Wilsher.", [(I, True)]),
        (
            "“We accept the report and its findings,” Chief Constable Tim Smith said. “We have made changes since then.”",
            [(F, True)] * 2,
        ),
        (
            "“We have made changes. Calls are answered sooner now,” a force spokesman said.",
            [(F, True), (F, False)],
        ),
        (
            "Chief Constable Tim Smith welcomed the report.\n\n“We have made changes since the visit,” he said.",
            [(F, False), (F, True)],
        ),
        (
            "Roy Wilsher, HM Inspector of Constabulary, said:\n\n“Calls are answered too late.\n\n“Staff are not trained well.”",
            [(I, False), (I, True), (I, True)],
        ),
    ],
)
def test_direct_speech_belongs_to_its_tag(spoken, text, expected):
    assert spoken(text) == expected


def test_items_speak_with_their_lead_in(spoken):
    text = (
        "The watchdog said that the force:\n\n• answered calls late; and\n• did not train its call handlers."
    )
    assert spoken(text) == [(I, False)] * 3


def test_announced_findings_need_no_more_tags(spoken):
    assert (
        spoken(
            "Its main findings were:\n\nCalls were answered late by the force.\n\nStaff were not trained at all."
        )[1:]
        == [(I, False)] * 2
    )


@pytest.mark.parametrize(
    ("genre", "voice"),
    [
        (Genre.REPORT, I),
        (Genre.LETTER, I),
        (Genre.PRESS_RELEASE, I),
        (Genre.NEWS_ARTICLE, N),
        (Genre.RESPONSE, N),
    ],
)
def test_the_document_has_a_voice_of_its_own(spoken, genre, voice):
    assert spoken("Calls were answered too late in the winter months.", genre) == [(voice, False)]


def test_a_reply_speaks_for_whoever_says_i_in_it(spoken):
    text = "I have read the report. Calls were answered too late in the winter months. My office will look at it."
    assert [v for v, _ in spoken(text, Genre.RESPONSE)] == [O, O, O]


def test_a_reply_goes_on_to_retell_the_report_within_a_paragraph(spoken):
    text = "HMICFRS found that calls were late. Half of the files were empty. I regret that.\n\nThree sergeants were hired."
    assert [v for v, _ in spoken("I welcome the report.\n\n" + text, Genre.RESPONSE)] == [O, I, N, O, O]


def test_a_responder_keeps_its_own_claims(spoken):
    text = "I welcome the report. HMICFRS found that calls were answered late. I have put more money into the control room."
    assert [v for v, _ in spoken(text, Genre.RESPONSE)] == [O, I, O]


def test_what_people_tell_inspectors_is_evidence_in_a_report(spoken):
    assert spoken("The chief constable told us that vetting was slow.", Genre.REPORT) == [(I, False)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“One. Two.”", ["One. Two."]),
        ("“Never closed", ["Never closed"]),
        ('The "odd one', ["odd one"]),
        ("No quotes", []),
    ],
)
def test_quoted_spans(text, inside):
    assert [text[a:b] for a, b in quoted_spans(text, [(0, len(text))])] == inside


def test_each_paragraph_of_a_speech_opens_its_own_mark():
    text = "“One.\n“Two.”"
    assert [text[a:b] for a, b in quoted_spans(text, [(0, 5), (6, len(text))])] == ["One.", "Two."]


def test_share_quoted():
    assert share_quoted([(0, 5), (10, 20)], 3, 13) == pytest.approx(0.5)


@pytest.mark.parametrize("unit", ["“a ", '" ', "said: ", "he said, ", "a, "])
def test_long_lines_are_read(spoken, unit):
    assert isinstance(spoken(unit * 5_000), list)


def test_a_responder_s_own_view_is_the_responder_s(spoken):
    text = (
        "Kent's Police and Crime Commissioner Jo Nestor said: \"It is heartening that the inspectorate has found "
        'the force to be good. I am pleased that it noted progress."'
    )
    assert spoken(text, Genre.RESPONSE) == [(O, True), (O, True)]


@pytest.mark.parametrize(
    "reply",
    [
        "Accepted in part. The force will train its sergeants first.",
        "Comment: Agreed in part. A register of such cases has been kept since 2020.",
        "PCC’s comments: ACCEPTED\n\n‘I welcome this. The force trained ninety of its sergeants last year.’",
    ],
)
@pytest.mark.parametrize(
    "pasted",
    [
        "“Chief constables should train all of their staff by May.”",
        "By March 2023, forces should train all of their sergeants.",
    ],
)
def test_below_a_pasted_recommendation_stands_the_reply(spoken, pasted, reply):
    voices_ = [voice for voice, _ in spoken(f"Recommendation 4\n\n{pasted}\n\n{reply}", Genre.RESPONSE)]
    assert voices_[0] == I
    assert I not in voices_[1:]


@pytest.mark.parametrize("genre", [Genre.NEWS_ARTICLE, Genre.RESPONSE])
def test_what_it_says_is_what_the_report_of_the_sentence_before_says(spoken, genre):
    text = "HMIC’s report is published today. One crime in ten, it says, was recorded wrongly."
    assert spoken(text, genre)[1] == (I, False)


def test_what_it_says_may_be_what_the_force_says(spoken):
    text = "Kent Police has replied. One crime in ten, it says, was recorded wrongly."
    assert spoken(text, Genre.NEWS_ARTICLE)[1][0] != I


@pytest.mark.parametrize(
    "text",
    [
        "I note HMICFRS’s conclusion that victims wait too long.",
        "I was struck by the finding that only one force could say how many cases it had.",
        "HMICFRS also notes that the wait for a phone has been cut.",
    ],
)
def test_a_responder_retells_what_the_report_concludes(spoken, text):
    assert spoken(text, Genre.RESPONSE) == [(I, False)]


def test_what_follows_the_assessment_of_the_report_is_the_inspectorates(spoken):
    text = (
        "I welcome the inspection and note the report’s assessment that:\n\n"
        "Too many forces have not put right what was found in 2016.\n\n"
        "My office will look at this in June."
    )
    assert [voice for voice, _ in spoken(text, Genre.RESPONSE)][1:] == [I, O]


def test_the_owner_of_a_plan_does_not_say_what_the_report_on_it_says(spoken):
    text = (
        "Chief Constable Tim Smith has set out a plan.\n\n"
        "Today’s report by HMICFRS backed the aims of Smith’s plan, but said the public saw too little of it."
    )
    assert spoken(text)[-1] == (I, False)
