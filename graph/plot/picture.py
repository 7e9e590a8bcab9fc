"""What every picture shares: a question for a title, what stands behind it, one hand for type and colour."""

from __future__ import annotations

import importlib.util
import io
import textwrap
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, BinaryIO

from ..errors import UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

INK, GREY, FAINT, PAPER = "#1a1a1a", "#5f6368", "#d9dadc", "#ffffff"

POLARITIES = {
    "concern": "#c04a12",
    "mixed": "#cfd1d4",
    "progress": "#74aee6",
    "strength": "#1b447c",
}
"""Colour of each direction; told apart in every common form of colour blindness, and in grey."""

FORMATS = ("svg", "png", "html")
DPI = 160
WIDTH = 8.0
"""Inches: type of 9 points is 10 pixels high where a page has 640 pixels for the picture."""
SIDE = 0.35
"""Inches left free around everything."""

TITLE, SUBTITLE, SOURCE = 14.0, 10.0, 9.0
_LINE = 1.45 / 72
"""Inches a line takes for each point of its type."""

FAMILY = "'DejaVu Sans', Verdana, sans-serif"
"""What a viewer may draw letters with; Verdana's are as wide as those that lines were measured with."""

_STYLE: dict[Any, Any] = {
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "text.parse_math": False,  # a dollar in a name is a dollar
    "text.color": INK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.fonttype": "none",  # text stays text: it can be read aloud, searched, edited
    "svg.hashsalt": "peelgraph",  # ids of the SVG are the same each time
}


_CSS = """<style>
body { font: 16px/1.5 sans-serif; margin: 2rem auto; max-width: 62rem; padding: 0 1rem; color: #1a1a1a }
figure { margin: 0 } svg { width: 100%; height: auto }
td, th { text-align: left; padding: .2rem 1rem .2rem 0 }
</style>
"""


@dataclass(slots=True)
class Picture:
    """A drawing with its words, and the numbers in it as rows for those who cannot see it."""

    figure: Figure
    title: str
    subtitle: str
    source: str
    columns: tuple[str, ...] = ()
    rows: list[tuple[object, ...]] = field(default_factory=list)


@contextmanager
def styled() -> Iterator[None]:
    """Draw in our style; raises `UsageError` where matplotlib is missing."""
    if not importlib.util.find_spec("matplotlib"):
        raise UsageError('pictures need matplotlib: pip install "peelgraph[plot]"')
    import matplotlib as mpl

    with mpl.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing")  # a viewer's own font may have it
        yield


def page(
    drawing: float,
    title: str,
    subtitle: str,
    source: str,
    *,
    left: float,
    above: float = 0.0,
    below: float,
) -> tuple[Picture, Axes]:
    """A page with axes ``drawing`` inches high between the words.

    ``left``, ``above`` and ``below`` are the inches that labels of the axes need.
    """
    from matplotlib.figure import Figure

    texts = [
        (_wrapped(title, TITLE, 0.62), TITLE, "bold", INK),
        (_wrapped(subtitle, SUBTITLE), SUBTITLE, "normal", GREY),
    ]
    foot = _wrapped(source, SOURCE)
    over = SIDE + sum(_height(text, size) for text, size, *_ in texts) + 0.25 + above
    under = SIDE + _height(foot, SOURCE) + 0.1 + below
    height = over + drawing + under
    figure = Figure(figsize=(WIDTH, height), facecolor=PAPER)
    top = height - SIDE
    for text, size, weight, colour in texts:
        figure.text(
            SIDE / WIDTH,
            top / height,
            text,
            size=size,
            weight=weight,
            color=colour,
            va="top",
            linespacing=1.3,
        )
        top -= _height(text, size)
    figure.text(SIDE / WIDTH, SIDE / height, foot, size=SOURCE, color=GREY, va="bottom", linespacing=1.3)
    box = ((SIDE + left) / WIDTH, under / height, (WIDTH - 2 * SIDE - left) / WIDTH, drawing / height)
    axes = figure.add_axes(box)
    bare(axes)
    return Picture(figure, title, subtitle, source), axes


def bare(axes: Axes) -> None:
    """No frame and no ticks: what is drawn carries the picture."""
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0)


def save(picture: Picture, file: BinaryIO, format: str) -> None:
    """Write it as one of `FORMATS`; the same picture gives the same bytes."""
    with styled():
        if format == "png":
            picture.figure.savefig(file, format="png", dpi=DPI, metadata={"Software": None})
        elif format == "svg":
            file.write(_svg(picture).encode())
        else:
            file.writelines(line.encode() for line in _page(picture))


def _svg(picture: Picture) -> str:
    buffer = io.BytesIO()
    picture.figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    text = buffer.getvalue().decode()
    text = text.replace("'DejaVu Sans'", FAMILY)
    head, tag, rest = text.partition("<svg ")
    attributes, _, body = rest.partition(">")
    words = f"<title>{escape(picture.title)}</title>\n<desc>{escape(picture.subtitle)}</desc>"
    return f'{head}{tag}role="img" {attributes}>\n{words}{body}'


def _page(picture: Picture) -> Iterator[str]:
    svg, title = _svg(picture), escape(picture.title)
    yield f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{title}</title>\n{_CSS}'
    yield f"<figure>\n{svg[svg.index('<svg') :]}</figure>\n"
    yield "<details>\n<summary>The numbers of this picture</summary>\n<table>\n<tr>"
    yield from (f'<th scope="col">{escape(column)}</th>' for column in picture.columns)
    yield "</tr>\n"
    for row in picture.rows:
        yield f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>\n"
    yield "</table>\n</details>\n</html>\n"


def _wrapped(text: str, size: float, letter: float = 0.55) -> str:
    """Lines that fit: a ``letter`` is about that share of the size of its type wide."""
    return "\n".join(textwrap.wrap(text, int((WIDTH - 2 * SIDE) * 72 / (letter * size))))


def _height(text: str, size: float) -> float:
    return (text.count("\n") + 1) * size * _LINE + 0.06
