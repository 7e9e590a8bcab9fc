"""Tables of wordings and layouts as publications have them: what each step makes of every row."""

import csv
from pathlib import Path

import pytest

from peelgraph.graph.evaluate import normal
from peelgraph.graph.evaluate.fields import SAME_ROLE
from peelgraph.graph.extract.pipeline import STATEMENTS, UNDERSTANDING
from peelgraph.graph.extract.reading import Reading

TABLES = Path(__file__).parent / "tables"
ASKED = (
    "Kent Police: an inspection\n\nPublished on: 3 May 2019\n\nContents\n\nHMICFRS\n\n"
    "We inspected Kent Police in March 2019. {}\n"
)
GRADED = {
    "own": "{}\n",  # the row is a whole page
    "page": "Kent Police: PEEL 2023-25\n\nPublished on: 3 May 2024\n\nHMICFRS inspected Kent Police.\n\n{}\n",
    "news": (
        "Kent Police has much to do, inspectors find\n\n3 May 2024\n\n"
        "HMICFRS has inspected Kent Police, it said on Friday.\n\n{}\n"
    ),
    "many": (
        "How the region's forces fared\n\n3 May 2019\n\n"
        "HMICFRS has inspected all 43 forces in England and Wales.\n\n{}\n"
    ),
}
NAMED = (
    "Kent Police told to improve\n\n3 May 2021\n\n"
    "Kent Police has been told to improve by inspectors of HMICFRS.\n\n{}\n"
)
OFFICES = {
    "HS": "Home Secretary",
    "PCC": "Police and Crime Commissioner for Kent",
    "MAYOR": "Mayor of London",
    "CC": "Chief Constable of Kent Police",
    "KPA": "Kent Police Authority",
    "EPA": "Essex Police Authority",
}


def rows(name: str, of: str = "text"):
    """A test for each row, named by its words."""
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return pytest.mark.parametrize("row", found, ids=[row[of].replace("\n", " / ")[:60] for row in found])


def entries(cell: str) -> list[str]:
    return [entry for entry in cell.split(";") if entry]


@rows("commissions")
def test_who_commissioned(record, row):
    asked = [commission["by"] for commission in record(ASKED.format(row["text"]))["commissions"]]
    assert asked == [OFFICES[office] for office in entries(row["commissioners"])]


@rows("grades")
def test_grades(record, row):
    found = record(GRADED[row["in"]].format(row["text"]))["grades"]
    told = [
        " | ".join((g["force"], g["question"].lower(), g["grade"], *(["prior"] if g.get("prior") else [])))
        for g in found
    ]
    assert sorted(told) == sorted(row["grades"].splitlines())


@rows("pages", of="title")
def test_kind_title_date_and_publisher_of_a_page(record, row):
    """Publishers that no table knows go by their masthead; without one their cells are empty."""
    found = record(row["text"])
    told = [found[name] for name in ("genre", "title", "published", "publisher")]
    assert told == [row[name] or None for name in ("genre", "title", "published", "publisher")]


@rows("forces")
def test_forces_a_document_is_about_and_those_it_mentions(record, row):
    found = record(row["text"])
    assert sorted(found["forces"]) == sorted(entries(row["forces"]))
    assert sorted(found["forces_mentioned"]) == sorted(entries(row["mentioned"]))


@rows("subjects")
def test_the_force_that_each_sentence_is_about(make_document, row):
    reading = Reading(make_document(row["text"]))
    for step in (*UNDERSTANDING, *STATEMENTS):
        step(reading)
    of_sentence = dict(zip(map(reading.words, reading.sentences), reading.forces_of, strict=True))
    for line in row["about"].splitlines():
        forces, _, words = line.partition(" | ")
        found = next(about for sentence, about in of_sentence.items() if words in sentence)
        expected = {f"force/{force}" for force in entries(forces.replace("-none-", ""))}
        assert set(found) == expected, words


@rows("people")
def test_people_with_roles(record, row):
    found = record(NAMED.format(row["text"]))["people"]
    wanted = [line.split(" | ") for line in row["people"].splitlines()]
    assert sorted((p["name"], p["is_inspector"]) for p in found) == sorted((w[0], len(w) > 2) for w in wanted)
    said = {p["name"]: normal.content_words(p["role"]) for p in found}
    assert all(normal.word_f1(normal.content_words(w[1]), said[w[0]]) >= SAME_ROLE for w in wanted)


@rows("follows")
def test_whether_an_earlier_inspection_is_followed_up(record, row):
    assert bool(record(row["text"])["follows"]) == (row["follows"] == "yes")


@rows("monitoring")
def test_moves_of_monitoring_and_their_dates(record, row):
    found = record(row["text"])["monitoring"]
    told = [f"{m['force']} | {m['event']} | {m['date']}" for m in found]
    assert sorted(told) == sorted(row["moves"].splitlines())


@rows("statements")
def test_statements_of_pages_as_sites_lay_them_out(record, row):
    """Kind, direction, forces or whoever is asked, ``prior``, and the first words of each statement."""
    found = record(row["text"])
    told = [
        (f["start"], f["kind"], f["polarity"], ";".join(f.get("forces") or [f["force"] or "-"]), f)
        for f in found["findings"]
    ]
    told += [(r["start"], "recommendation", r["addressee"] or "-", "", r) for r in found["recommendations"]]
    lines = [
        " | ".join((*filter(None, words), *(["prior"] if said.get("prior") else []), said["quote"][:40]))
        for _, *words, said in sorted(told, key=lambda each: each[0])
    ]
    assert lines == row["statements"].splitlines()
