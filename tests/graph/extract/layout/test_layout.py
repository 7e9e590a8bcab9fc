from collections.abc import Callable

import pytest

from peelgraph.graph.extract.layout import layout
from peelgraph.graph.extract.reading import Reading, Zone
from peelgraph.graph.model import BlockKind, Document


@pytest.fixture
def laid(make_document: Callable[[str], Document]) -> Callable[[str], Reading]:
    def read(text: str) -> Reading:
        reading = Reading(make_document(text))
        layout.read(reading)
        return reading

    return read


def zone_of(reading: Reading, words: str) -> Zone:
    return next(b.zone for b in reading.blocks if reading.words(b.block).startswith(words))


def kind_of(reading: Reading, words: str) -> BlockKind:
    return next(b.kind for b in reading.blocks if reading.words(b.block).startswith(words))


PAGE = """\
Home > Publications > A force
Kent Police – an inspection of something

Published on: 3 May 2019

Summary

The force has improved how it answers the calls that it gets. More is to be done.

{}

Notes to editors

  1. The press office can be called at any time of the day or night.
"""


@pytest.mark.parametrize(
    "line",
    [
        "Get the report",
        "Share this page: Twitter | Facebook",
        "Back to top",
        "News Sport What's On Jobs Public Notices",
        "Home>News>2019",
        "Ref | Source report | Text | Due",
        "Related topics",
        "Image source, PA Media",
        "Get the free PDF Reader from Adobe (external link)",
        "Was this page useful? Yes | No",
        "ADVERTISEMENT",
        "We use some essential cookies to make this website work.",
        "Sign up for our newsletter today and never miss the news.",
    ],
)
def test_furniture(laid: Callable[[str], Reading], line: str) -> None:
    assert zone_of(laid(PAGE.format(line)), line) is Zone.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Privacy is not always protected in the cells of this force.",
        "Search warrants were not always carried out on time by officers.",
        "Contents of the safes were not checked as often as they should be.",
        "V2 | Vetting (Nov 2022) | Chief constables should review vetting by 30 April 2023. | AMBER",
        "Home visits to registered sex offenders are made when they are due.",
    ],
)
def test_sentences_that_begin_like_furniture_are_content(laid: Callable[[str], Reading], line: str) -> None:
    reading = laid(PAGE.format("The force was inspected and this is what was found there.\n\n" + line))
    assert zone_of(reading, line) is Zone.BODY


def test_head_body_and_notes(laid: Callable[[str], Reading]) -> None:
    reading = laid(PAGE.format("Nothing else of note was found by the inspectors here."))
    assert zone_of(reading, "Kent Police") is Zone.HEAD
    assert zone_of(reading, "Published on") is Zone.HEAD
    assert zone_of(reading, "The force has improved") is Zone.BODY
    assert zone_of(reading, "The press office") is Zone.FURNITURE
    assert [reading.words(s) for s in reading.sentences] == [
        "The force has improved how it answers the calls that it gets",
        "More is to be done",
        "Nothing else of note was found by the inspectors here",
    ]


def test_prose_inside_a_ladder_of_links_is_content(laid: Callable[[str], Reading]) -> None:
    ladder = (
        "Get the updates\n\nThe Home Secretary commissioned these updates after the first report came out.\n\n"
        "A force – quarter 1 update\n\nA force – quarter 2 update\n\nNext steps\n\nThe force will be inspected again."
    )
    reading = laid(PAGE.format(ladder))
    assert zone_of(reading, "The Home Secretary") is Zone.BODY
    assert zone_of(reading, "A force – quarter 1") is Zone.FURNITURE
    assert zone_of(reading, "A force – quarter 2") is Zone.FURNITURE
    assert zone_of(reading, "Next steps") is Zone.BODY


def test_contents_are_furniture_but_the_headings_are_not(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        "A report\n\nContents\n\nForeword\nFindings\n\nForeword\n\nWe inspected the force in the spring of 2019.\n\n"
        "Findings\n\nThe force is not good enough at answering calls."
    )
    zones = [(reading.words(b.block), b.zone) for b in reading.blocks][1:6]
    assert [zone for _, zone in zones] == [Zone.FURNITURE] * 3 + [Zone.HEAD, Zone.BODY]


def test_bullets_point_to_their_lead_in(laid: Callable[[str], Reading]) -> None:
    reading = laid(PAGE.format("The inspectors found that:\n\n  • calls are lost;\n  • officers are late.\n"))
    items = [b for b in reading.blocks if b.kind is BlockKind.ITEM and b.zone is Zone.BODY]
    assert [reading.words(reading.blocks[b.lead_in].block) for b in items] == [
        "The inspectors found that:"
    ] * 2


def test_bullets_below_a_numbered_item(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        PAGE.format(
            "1. By July 2022 forces should:\n\n• record all of it; and\n• look at it again.\n\n2. Forces should also act."
        )
    )
    leads = {
        reading.words(b.block): b.lead_in is not None and reading.words(reading.blocks[b.lead_in].block)
        for b in reading.blocks
        if b.kind is BlockKind.ITEM and b.zone is Zone.BODY
    }
    assert leads["record all of it; and"] == "By July 2022 forces should:"
    assert leads["Forces should also act."] is False


def test_list_whose_bullets_were_lost(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        "Inspectors speak\n- Published\nThe watchdog said that the force had not done enough.\n"
        "It said by 31 December the force should make sure:\nIt records all crimes\nSupervisors look at files\n"
        "It is open with victims about what it does and why it does so\n"
        "The force said that it had begun to put all of this right.\n"
    )
    items = [reading.words(b.block) for b in reading.blocks if b.lead_in is not None]
    assert items == [
        "It records all crimes",
        "Supervisors look at files",
        "It is open with victims about what it does and why it does so",
    ]


def test_force_names_head_parts_of_a_list_but_lists_of_names_are_items(
    laid: Callable[[str], Reading],
) -> None:
    parts = laid(
        "Four forces\nInspectors looked at all of the forces of the region this year.\nThis is what they found:\n"
        "North Wales Police\nIt has not grasped how many people are missing in its area\nGwent Police\n"
        "It has got on well with the plan that it drew up last year\n"
    )
    assert kind_of(parts, "North Wales Police") is BlockKind.HEADING
    names = laid(
        "Forces\nHMIC went back to these three forces in the summer:\nCheshire\nCumbria\nWest Mercia\n"
    )
    assert kind_of(names, "Cumbria") is BlockKind.ITEM


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Working with partners: good", BlockKind.ROW),
        ("Requires improvement", BlockKind.ROW),
        ("Police Forces: Kent", BlockKind.ROW),
        ("How effective is the force at preventing crime?", BlockKind.HEADING),
        ("Areas for improvement", BlockKind.HEADING),
        ("The force is good at it.", BlockKind.PARAGRAPH),
    ],
)
def test_kinds(laid: Callable[[str], Reading], line: str, kind: BlockKind) -> None:
    assert kind_of(laid(PAGE.format(line)), line) is kind


def test_signatures_belong_to_the_head(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        "A letter\n\nDear Ann,\n\nWe have decided that the force will be inspected again.\n\nYours sincerely\n\n"
        "Jo Roe OBE\nHis Majesty’s Inspector of Constabulary\n"
    )
    assert zone_of(reading, "Jo Roe") is Zone.HEAD
    assert zone_of(reading, "His Majesty’s Inspector") is Zone.HEAD


@pytest.mark.parametrize(
    "last",
    [
        "The force has not yet shown that it is able to",
        "It is expected that the inspectors will come back for",
    ],
)
def test_half_a_sentence_at_the_end_is_none(laid: Callable[[str], Reading], last: str) -> None:
    reading = laid("A headline\n\nThe force was inspected in the spring of the year.\n\n" + last)
    assert [reading.words(s) for s in reading.sentences] == [
        "The force was inspected in the spring of the year"
    ]


def test_an_empty_document_has_no_parts(laid: Callable[[str], Reading]) -> None:
    assert laid("").blocks == []


def test_a_short_numbered_line_between_paragraphs_is_a_heading(laid: Callable[[str], Reading]) -> None:
    text = PAGE.format(
        "Chiefs should make sure that:\n\n(a) files are read.\n\n2. Vetting\n\n2.1  The force is slow to vet."
    )
    reading = laid(text)
    assert kind_of(reading, "Vetting") is BlockKind.HEADING
    below = next(b for b in reading.blocks if reading.words(b.block).startswith("The force is slow"))
    assert below.lead_in is None


def test_items_of_a_numbered_list_are_no_headings(laid: Callable[[str], Reading]) -> None:
    reading = laid(PAGE.format("The themes are these:\n\n1. Vetting\n\n2. Custody\n\n3. Fraud"))
    assert {kind_of(reading, word) for word in ("Vetting", "Custody", "Fraud")} == {BlockKind.ITEM}


def test_lines_with_dots_and_a_page_number_are_contents(laid: Callable[[str], Reading]) -> None:
    reading = laid(PAGE.format("Foreword ........ ii\n\nVetting .... 12"))
    assert {zone_of(reading, "Foreword"), zone_of(reading, "Vetting")} == {Zone.FURNITURE}


def test_a_list_below_links_is_content(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        PAGE.format(
            "Get the report\n\nThe report\n\nInspectors were worried about the following:\n\n•\tcalls were answered late\n•\tfiles were never read by sergeants"
        )
    )
    assert zone_of(reading, "calls were") is Zone.BODY


def test_lettered_items_have_the_numbered_one_above_as_lead_in(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        PAGE.format(
            "1. The force should act.\n\n2. The force should make sure that:\n\na) files are read; and\n\nb) calls are answered."
        )
    )
    places = {reading.words(b.block)[:11]: index for index, b in enumerate(reading.blocks)}
    assert reading.blocks[places["files are r"]].lead_in == places["The force s"]


def test_footnotes_are_furniture_and_end_no_sentence(laid: Callable[[str], Reading]) -> None:
    reading = laid(
        PAGE.format(
            "The force misses children.² It had no plan for nine of them.\n\n² A child is anyone under 18."
        )
    )
    assert zone_of(reading, "² A child") is Zone.FURNITURE
    assert "The force misses children" in [reading.words(s) for s in reading.sentences]


def test_a_box_of_links_within_an_article_takes_nothing_from_it(extracted):
    """Below the article the same links are none of its forces."""
    told = "HMICFRS inspected Kent Police. Inspectors found that the force is slow to answer calls."
    links = "More news from the region\n\nEssex Police appeal after crash\n\nMan held after fire\n\n"
    page = f"Kent Police told to improve\n\n3 May 2021\n\n{told}\n\n{links}Victims of fraud get poor support from the force, inspectors said.\n\n{links}"
    found = extracted(page)
    judged = [
        page[s.evidence.start : s.evidence.end] for s in found.statements if type(s).__name__ == "Finding"
    ]
    assert len(judged) == 2
    assert not any("force/essex" in str(s) and getattr(s, "subject", False) for s in found.statements)
