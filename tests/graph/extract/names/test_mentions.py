import pytest

from peelgraph.graph.extract.layout import layout
from peelgraph.graph.extract.names import mentions
from peelgraph.graph.extract.names.gazetteer import fold
from peelgraph.graph.extract.reading import MentionKind, Reading


@pytest.fixture
def named(make_document):
    def read(text: str, kind: MentionKind) -> list[str]:
        reading = Reading(make_document(text))
        layout.read(reading)
        mentions.read(reading)
        return [m.id.split("/", 1)[1] for m in reading.mentions if m.kind is kind]

    return read


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("Kent Police has improved.", ["kent"]),
        ("Kent, Surrey and West Mercia were rated as inadequate.", ["kent", "surrey", "west-mercia"]),
        ("Only Cumbria and Merseyside were outstanding.", ["cumbria", "merseyside"]),
        ("Bedfordshire and North Wales were among those told to act.", ["bedfordshire", "north-wales"]),
        ("The best were Gwent, Dyfed-Powys and Wiltshire.", ["gwent", "dyfed-powys", "wiltshire"]),
        ("In Essex, inspectors heard of long waits.", ["essex"]),
        ("At Lincolnshire, vetting was weak.", ["lincolnshire"]),
        ("Inspectors criticised Cleveland, which was slow.", ["cleveland"]),
        ("Norfolk and Suffolk Constabularies share custody.", ["norfolk", "suffolk"]),
        ("Kent Police did well. Gwent was late.", ["kent"]),
        ("Gwent Police did well. Later on Gwent was late.", ["gwent", "gwent"]),
        ("People in Norfolk, Suffolk and Essex were asked.", []),
        ("Kent’s police force has improved.", ["kent"]),
        ("Gloucestershire police has improved.", ["gloucestershire"]),
        ("The Met has improved, and so has GMP.", ["metropolitan", "greater-manchester"]),
        ("the Metropolitan Police Service (MPS)", ["metropolitan", "metropolitan"]),
        ("Devon & Cornwall Police and Dyfed‑Powys Police", ["devon-and-cornwall", "dyfed-powys"]),
        ("Warwickshire and West Mercia police forces", ["warwickshire", "west-mercia"]),
        ("Cleveland and Northumbria police", ["cleveland", "northumbria"]),
        ("Forces such as Kent, Essex and Surrey did well.", ["kent", "essex", "surrey"]),
        ("Police Forces: Metropolitan", ["metropolitan"]),
        ("Police force: Hampshire Constabulary", ["hampshire"]),
        ("an inspection of police custody suites in Dorset", ["dorset"]),
        ("Norfolk was graded good.", ["norfolk"]),
        ("officers of the British Transport Police", ["btp"]),
        ("He lives in Kent and works in Essex.", []),
        ("Durham University and Kent County Council agreed.", []),
        ("Kent Police and Crime Commissioner", []),
        ("the Police and Crime Commissioner for Cumbria", []),
        ("Kent PCC welcomed it.", []),
        ("Essex Police, Fire and Crime Commissioner", []),
        ("Gloucestershire Fire and Rescue Service", []),
        ("Kent Police and Crime Panel met.", []),
        ("He met the minister. They met again.", []),
        ("The Met Office warned of rain.", []),
        ("Surrey Heartlands NHS and Surrey University Hospital", []),
        ("a Norfolk MP and the Norfolk coroner", []),
        ("Kent Police said that crime in Kent is down.", ["kent", "kent"]),
        ("Kent Police works with Kent County Council.", ["kent"]),
        ("West Midlands Fire Service and West Midlands Police", ["west-midlands"]),
        ("Police Scotland and the PSNI", ["police-scotland", "northern-ireland"]),
    ],
)
def test_forces(named, text: str, forces: list[str]) -> None:
    assert named(text, MentionKind.FORCE) == forces


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("HM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS)", ["hmicfrs", "hmicfrs"]),
        ("His Majesty's Inspectorate of Constabulary and Fire and Rescue Services", ["hmicfrs"]),
        ("Her Majesty’s Inspectorate of Constabulary (HMIC)", ["hmic", "hmic"]),
        ("HM Inspectorate of Constabulary in Scotland", ["hmics"]),
        ("the mayor of London", ["mayor-of-london"]),
        ("the Mayor’s Office for Policing and Crime (MOPAC)", ["mopac", "mopac"]),
        ("the Police and Crime Commissioner for Kent", ["pcc-kent"]),
        ("Kent's police and crime commissioner", ["pcc-kent"]),
        ("the Police, Fire and Crime Commissioner for Essex", ["pcc-essex"]),
        ("PCC for West Mercia", ["pcc-west-mercia"]),
        ("the Office of the Police and Crime Commissioner West Mercia", ["pcc-west-mercia"]),
        ("the Staffordshire Commissioner for Police, Fire & Rescue and Crime", ["pcc-staffordshire"]),
        ("the Chief Constable of Essex", ["chief-constable-essex"]),
        ("HM Inspectorate of Probation (HMIP)", ["hmi-probation", "hmi-probation"]),
        ("HM Inspectorate of Prisons (HMIP)", ["hmi-prisons", "hmi-prisons"]),
        ("the home secretary asked", ["home-secretary"]),
        ("many times, and the independent review", []),
    ],
)
def test_bodies(named, text: str, bodies: list[str]) -> None:
    assert named(text, MentionKind.BODY) == bodies


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Zoë Billingham", "zoe-billingham"),
        ("Zoe Billingham", "zoe-billingham"),
        ("Denis O’Connor", "denis-oconnor"),
        ("Sir Thomas Winsor", "tom-winsor"),
        ("Roy Wilsher OBE QFSM", "roy-wilsher"),
    ],
)
def test_people(named, text: str, person: str) -> None:
    assert named(text, MentionKind.PERSON) == [person]


def test_places_in_links_are_no_forces(named) -> None:
    text = "Paper | Wiltshire and Kent\n\nA story\n\nEssex Police has done better than it did in the past.\n"
    assert named(text, MentionKind.FORCE) == ["essex"]


def test_folding_keeps_offsets() -> None:
    text = "Zoë’s “İstanbul” – naïve\u00a0ﬁ ẞ"
    assert len(fold(text)) == len(text)
