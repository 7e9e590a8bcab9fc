"""Names as people write them."""

from __future__ import annotations

import pytest

from peelgraph.graph.errors import NotFoundError
from peelgraph.graph.lookup.names import KINDS, plain, resolve
from peelgraph.graph.reference import bodies, forces, people
from peelgraph.graph.store.local import LocalStore


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("https://w3id.org/peelgraph/id/force/kent", "force/kent"),
        ("force/kent", "force/kent"),
        ("kent", "force/kent"),
        ("Kent Police", "force/kent"),
        ("KENT POLICE", "force/kent"),
        ("kent  police", "force/kent"),
        ("the Met", "force/metropolitan"),
        ("The Metropolitan Police Service", "force/metropolitan"),
        ("GMP", "force/greater-manchester"),
        ("matt parr", "person/matt-parr"),
        ("HMIC", "body/hmicfrs"),
        ("HMICFRS", "body/hmicfrs"),
        ("Her Majesty's Inspectorate of Constabulary", "body/hmicfrs"),
        ("home secretary", "body/home-secretary"),
        ("Digital forensics", "theme/digital-forensics"),
        ("engage", "stage/engage"),
        ("Letter to Kent Police", "document/kent-letter-31ad9dc0"),
    ],
)
def test_the_thing_that_is_meant(sample: LocalStore, name: str, thing: str) -> None:
    match = resolve(sample, name)
    assert (match.id, match.note) == (thing, None)


def test_the_kind_decides_between_things_of_one_name(sample: LocalStore) -> None:
    assert resolve(sample, "digital forensics", ["theme"]).id == "theme/digital-forensics"
    with pytest.raises(NotFoundError, match=r"no force goes by the name 'mopac', but body/mopac does$"):
        resolve(sample, "mopac", ["force"])


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("clevland", "force/cleveland"),
        ("Nofolk", "force/norfolk"),
        ("Metropoliton Police", "force/metropolitan"),
    ],
)
def test_misspelt_names_are_taken_with_a_note(sample: LocalStore, name: str, thing: str) -> None:
    match = resolve(sample, name, ["force"])
    assert match.id == thing
    assert match.note and name in match.note and thing in match.note


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("Parr", "person/matt-parr"),
        ("khan", "person/sadiq-khan"),
        ("British Transport", "force/btp"),
        ("cornwall", "force/devon-and-cornwall"),
        ("visit 2023", "inspection/kent/digital-forensics/2023"),
        ("thames val", "force/thames-valley"),
        ("West Yor", "force/west-yorkshire"),
    ],
)
def test_a_part_of_a_name_will_do_with_a_note(sample: LocalStore, name: str, thing: str) -> None:
    match = resolve(sample, name)
    assert match.id == thing
    assert match.note and name in match.note and thing in match.note


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("London", ["force/city-of-london", "force/metropolitan"]),
        ("guernsey", ["force/guernsey-border-agency", "force/guernsey-police"]),
        ("domestic", ["programme/domestic-abuse-2014", "theme/domestic-abuse"]),
        ("Home Sec", ["body/home-secretary", "programme/commission-home-secretary"]),
    ],
)
def test_a_part_of_several_names_is_refused(sample: LocalStore, name: str, candidates: list[str]) -> None:
    with pytest.raises(NotFoundError, match=f"things have '{name}' in their names") as error:
        resolve(sample, name)
    assert list(error.value.candidates[: len(candidates)]) == candidates


@pytest.mark.parametrize(
    ("name", "candidate"),
    [("good", "grade/five-tier/good"), ("Sussax and Surrey", "force/sussex"), ("HMIX", "body/hmics")],
)
def test_doubtful_names_are_refused_with_candidates(sample: LocalStore, name: str, candidate: str) -> None:
    with pytest.raises(NotFoundError) as error:
        resolve(sample, name)
    assert candidate in error.value.candidates
    assert len(error.value.candidates) <= 5


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "xyzzy",
        "a> } UNION { ?s ?p ?o",
        '"',
        "\\",
        "force/none",
        "\ud800",
        "\x00",
        "https://e.org/a b",
        "x" * 5000,
    ],
)
def test_no_name_is_dangerous(sample: LocalStore, name: str) -> None:
    with pytest.raises(NotFoundError):
        resolve(sample, name)


def test_every_reference_thing_is_found_by_its_own_id_and_name(sample: LocalStore) -> None:
    for thing in [*forces().values(), *people().values()]:
        assert resolve(sample, thing.id).id == thing.id
        assert resolve(sample, thing.name, [thing.id.split("/")[0]]).id == thing.id
    for body in bodies().values():
        if body.id != "body/hmic":
            assert resolve(sample, body.id).id == body.id


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The  Met.", "met"),
        ("Mayor’s Office for Policing & Crime", "mayors office for policing crime"),
        ("the", "the"),
        ("PEEL 2018–19", "peel 2018 19"),
    ],
)
def test_plain(name: str, expected: str) -> None:
    assert plain(name) == expected


def test_kinds_are_those_of_the_store(sample: LocalStore) -> None:
    assert {"force", "body", "person", "document", "theme"} <= set(KINDS)
