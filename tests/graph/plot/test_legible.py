"""Pictures can be read: no words over words or off the page, no small type, colours that differ in lightness."""

from __future__ import annotations

from itertools import combinations

import pyoxigraph as ox
import pytest
from matplotlib.colors import to_rgb
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from peelgraph.graph.identifiers import ID
from peelgraph.graph.plot import grades, network, themes, timeline
from peelgraph.graph.plot.picture import POLARITIES, WIDTH, Picture, styled
from peelgraph.graph.reference import forces as known_forces
from peelgraph.graph.store.local import LocalStore
from peelgraph.ontology import PREFIXES

ONE = ["force/kent"]
THREE = ["force/west-midlands", "force/sussex", "force/kent"]
ALL = [force for force, known in known_forces().items() if known.kind == "territorial"]
THEMES = [
    *("Demand, planning and force management statements", "Identifying vulnerability at first contact"),
    *("Quality and timeliness of investigations", "Counter-terrorism", "Custody", "Stop and search"),
    *(f"Theme number {i} of many" for i in range(24)),
]
PAGE = 640
"""Pixels that a column of text on a screen is wide."""


def texts(picture: Picture) -> list[tuple[Text, Bbox]]:
    with styled():
        picture.figure.draw_without_rendering()
        written = [t for t in picture.figure.findobj(Text) if t.get_visible() and t.get_text().strip()]
        return [(text, text.get_window_extent()) for text in written]


@pytest.mark.parametrize(
    ("draw", "forces"),
    [
        *(
            (draw, forces)
            for draw in (timeline.draw, themes.draw, grades.draw)
            for forces in (ONE, THREE, ALL)
        ),
        *((draw, []) for draw in (timeline.draw, themes.draw, grades.draw)),
        (network.draw, ONE),
        (network.draw, ["force/metropolitan"]),
        (network.draw, THREE),
    ],
)
def test_words_are_on_the_page_and_not_over_one_another(collection, draw, forces) -> None:
    assert_legible(draw(collection, forces))


def assert_legible(picture: Picture) -> None:
    found = texts(picture)
    page = picture.figure.bbox
    assert len(found) >= 5 and picture.figure.get_figwidth() == WIDTH
    off = [
        t.get_text()
        for t, box in found
        if not (box.x0 >= 0 and box.x1 <= page.x1 and box.y0 >= 0 and box.y1 <= page.y1)
    ]
    assert not off
    level = [(text.get_text(), box.padded(-1)) for text, box in found if not text.get_rotation()]
    assert not [(a, b) for (a, one), (b, other) in combinations(level, 2) if one.overlaps(other)]
    pixels = min(text.get_fontsize() for text, _ in found) * PAGE / (72 * WIDTH)
    assert pixels > 9.4


@pytest.fixture(scope="module")
def dense() -> LocalStore:
    """A made-up collection in which every force has documents in every year, on every theme."""
    lines = []
    for number, force in enumerate(ALL):
        lines.append(f'<{force}> a peel:PoliceForce ; rdfs:label "{known_forces()[force].name}" .')
        for year in range(2013, 2026):
            document, scale = f"document/{number}-{year}", "five" if year > 2020 else "four"
            lines.append(f'<{document}> a peel:Report ; dcterms:issued "{year}-03-01"^^xsd:date .')
            for i in range((number * 7 + year) % 19):
                way, theme = sorted(POLARITIES)[(i + year) % 4], (i * year + number) % len(THEMES)
                lines.append(
                    f"<finding/{number}-{year}-{i}> peel:concerns <{force}> ; peel:statedIn <{document}> ; "
                    f"peel:polarity <polarity/{way}> ; peel:theme <theme/{theme}> ."
                )
            lines.append(
                f"<grade/{number}-{year}> a peel:GradedJudgment ; peel:concerns <{force}> ; peel:grade <grade/good> ; "
                f'peel:gradeScale <grades-{scale}-tier> ; peel:statedIn <{document}> ; peel:question "legitimacy" .'
            )
    lines += [f'<theme/{i}> a skos:Concept ; skos:prefLabel "{name}" .' for i, name in enumerate(THEMES)]
    store = ox.Store()
    head = "".join(f"PREFIX {name}: <{address}>\n" for name, address in PREFIXES.items())
    store.load((head + "\n".join(lines)).encode(), format=ox.RdfFormat.TURTLE, base_iri=ID)
    return LocalStore(store, "memory")


@pytest.mark.parametrize("forces", [ALL[:1], ALL[:3], ALL[:4], ALL[:5], ALL])
@pytest.mark.parametrize("draw", [timeline.draw, themes.draw, grades.draw])
def test_many_documents_leave_pictures_legible(dense, draw, forces) -> None:
    assert_legible(draw(dense, forces))


def lightness(colour: str) -> float:
    """CIE L*, 0 to 100."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 116 * (0.2126 * red + 0.7152 * green + 0.0722 * blue) ** (1 / 3) - 16


@pytest.mark.parametrize("colours", [[*POLARITIES.values()], themes.STEPS])
def test_colours_are_told_apart_without_seeing_any(colours) -> None:
    assert min(abs(lightness(a) - lightness(b)) for a, b in combinations(colours, 2)) > 7


def test_forces_with_nothing_to_show_take_no_room_and_are_named(collection) -> None:
    picture = grades.draw(collection, ["force/metropolitan", *ONE])
    assert picture.title == "How was Kent Police graded?"
    assert "The collection has no grade to show on the Metropolitan Police Service." in picture.subtitle
    assert "no finding to show on " in timeline.draw(collection, ALL).subtitle
    assert "Shown are the 6 forces with most documents." in timeline.draw(collection).subtitle
