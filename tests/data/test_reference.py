"""The reference tables are whole: ids, links, dates, sources, and no name for two things."""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise

import pytest

from peelgraph.data import REFERENCE
from peelgraph.graph import reference

TABLES = ("forces", "bodies", "people", "programmes", "themes")
CONFIDENCE = {"confirmed", "secondary", "recalled", "conflict"}
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def rows(table):
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def parts(cell):
    return [part for part in cell.split("|") if part]


def fold(name):
    curly = name.replace("’", "'").replace("‘", "'")
    plain = unicodedata.normalize("NFKD", re.sub("[‐-—]", "-", curly))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(plain.replace("&", "and").casefold().split())


@pytest.mark.parametrize("table", TABLES)
def test_ids_are_unique_and_fit_into_an_address(table):
    ids = [row["id"] for row in rows(table)]
    assert [i for i, n in Counter(ids).items() if n > 1] == []
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9-]+", i)] == []


@pytest.mark.parametrize("table", TABLES)
def test_cells_have_no_stray_spaces_and_rows_no_stray_cells(table):
    for row in rows(table):
        assert None not in row and None not in row.values(), row
        for column, cell in row.items():
            assert cell == " ".join(cell.split()), (row["id"], column)
            if column.endswith("aliases"):
                assert all(part and part == part.strip() for part in cell.split("|") if cell), (
                    row["id"],
                    column,
                )


@pytest.mark.parametrize("table", ["bodies", "people", "programmes"])
def test_dates_are_well_formed_and_in_order(table):
    for row in rows(table):
        start, end = row["from"], row["to"]
        assert all(DATE.fullmatch(d) for d in (start, end) if d), row["id"]
        shared = min(len(start), len(end))
        assert not shared or start[:shared] <= end[:shared], row["id"]


@pytest.mark.parametrize("table", ["bodies", "people", "programmes"])
def test_every_row_says_where_it_comes_from_and_how_sure_it_is(table):
    for row in rows(table):
        assert all(re.match(r"https?://\S+$", url) for url in parts(row["source"])), row["id"]
        assert row["source"] and row["confidence"] in CONFIDENCE, row["id"]


def test_forces_and_themes_have_sources_too():
    assert all(
        row["source_governance"] and row["confidence_governance"] in CONFIDENCE for row in rows("forces")
    )
    assert all(row["basis"].startswith("http") for row in rows("themes"))


def test_links_between_rows_lead_somewhere():
    forces, bodies = reference.forces(), reference.bodies()
    missing = [f.id for f in forces.values() if f.governing_body and f.governing_body not in bodies]
    for body in bodies.values():
        missing += [b for b in (body.predecessor, body.successor) if b and b not in bodies]
    for programme in reference.programmes().values():
        missing += [p for p in [programme.parent] if p and p not in reference.programmes()]
        missing += [b for b in [programme.lead_body] if b and b not in bodies]
    for person in reference.people().values():
        missing += [t.id for t in person.tenures if t.body not in bodies and t.body not in forces]
    for theme in reference.themes().values():
        missing += [theme.id] if theme.broader and theme.broader not in reference.themes() else []
    assert missing == []


def test_no_name_stands_for_two_things():
    owners = defaultdict(set)
    for table in ("forces", "bodies", "people", "programmes"):
        for row in rows(table):
            owner = "hmicfrs" if row["id"] == "hmic" else row.get("person_id", row["id"])
            names = [row["name"], row.get("short_name", ""), *parts(row["aliases"])]
            for name in filter(None, [*names, *parts(row.get("ambiguous_aliases", ""))]):
                owners[fold(name)].add(f"{table}/{owner}")
    assert {name: sorted(things) for name, things in owners.items() if len(things) > 1} == {}


def test_no_label_stands_for_two_themes():
    labels = Counter(fold(n) for t in reference.themes().values() for n in {t.label, *t.alt_labels})
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("table", ["forces", "bodies", "programmes"])
def test_a_name_that_needs_help_is_not_listed_as_plain_too(table):
    for row in rows(table):
        plain = {fold(name) for name in [row["name"], *parts(row["aliases"])]}
        needy = parts(row.get("ambiguous_aliases", "")) + parts(row.get("context_aliases", ""))
        assert plain.isdisjoint(map(fold, needy)), row["id"]


@pytest.mark.parametrize("table", ["forces", "bodies", "people", "programmes"])
def test_one_spelling_is_listed_once(table):
    for row in rows(table):
        folded = [fold(name) for name in [row["name"], *parts(row["aliases"])]]
        assert [n for n, count in Counter(folded).items() if count > 1] == [], row["id"]


@pytest.mark.parametrize(
    "name",
    [
        "the Government",
        "inspectors",
        "the College",
        "commissioner",
        "the mayor",
        "HO",
        "CoP",
        "the watchdog",
        "PCC",
    ],
)
def test_general_words_name_a_body_only_in_context(name):
    plain = {fold(a) for b in reference.bodies().values() for a in (b.name, b.short_name, *b.aliases)}
    context = {fold(a) for b in reference.bodies().values() for a in b.context_aliases}
    assert fold(name) not in plain and fold(name) in context


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("pcc-kent", "2012-11-22", None),
        ("pcc-greater-manchester", "2012-11-22", "2017-05"),
        ("mayor-of-greater-manchester", "2017-05", None),
        ("pcc-north-yorkshire", "2012-11-22", "2024-05"),
    ],
)
def test_commissioners_start_together_and_end_where_a_mayor_took_over(body, start, end):
    row = reference.bodies()[f"body/{body}"]
    assert (row.start, row.end) == (start, end)


@pytest.mark.parametrize("area", ["kent", "surrey"])
def test_only_fire_commissioners_have_fire_in_their_names(area):
    aliases = reference.bodies()[f"body/pcc-{area}"].aliases
    assert not [a for a in aliases if "Fire" in a or "PFCC" in a]
    assert "Essex PFCC" in reference.bodies()["body/pcc-essex"].aliases


def test_there_was_always_one_home_secretary():
    tenures = sorted(
        (t.start, t.end) for p in reference.people().values() for t in p.tenures if t.role == "Home Secretary"
    )
    gaps = [(end, start) for (_, end), (start, _) in pairwise(tenures) if end > start]
    assert gaps == [] and tenures[-1][1] is None


def test_the_national_crime_agency_is_one_thing():
    assert "force/nca" in reference.forces() and "body/nca" not in reference.bodies()
    assert reference.people()["person/lynne-owens"].tenures[0].body == "force/nca"
