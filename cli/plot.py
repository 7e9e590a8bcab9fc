"""``peel plot``."""

from __future__ import annotations

import importlib
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..graph.errors import UsageError
from .options import EndpointOption, StoreOption, open_source
from .output import is_stdout, note, open_output


class Kind(StrEnum):
    """The pictures; each is drawn by the module of `graph.plot` of that name."""

    TIMELINE = "timeline"
    THEMES = "themes"
    GRADES = "grades"
    NETWORK = "network"


class PictureFormat(StrEnum):
    """How a picture is written."""

    SVG = "svg"
    PNG = "png"
    HTML = "html"


KindArgument = Annotated[Kind, typer.Argument(help="What to draw.", show_default=False)]
ForcesArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[FORCE]...", help="Without one: those with most documents.")
]
FileOption = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="Ends in .svg, .png or .html; - is stdout.")
]
PictureFormatOption = Annotated[
    PictureFormat | None, typer.Option("--format", "-f", help="For stdout, or a file with another ending.")
]


def plot(
    kind: KindArgument,
    output: FileOption,
    forces: ForcesArgument = None,
    format: PictureFormatOption = None,
    store: StoreOption = None,
    endpoint: EndpointOption = None,
) -> None:
    """Draw findings over the years, themes, grades, or who and what forces are tied to.

    timeline: findings by direction and year. themes: what concerns are about. grades: by question and year,
    unlike scales apart. network: who asked, inspected and published, and on what, of one to four forces.
    Each picture is titled with the question that it answers, and tells how many documents stand behind it.

    Examples: peel plot timeline "the Met" kent -o met.svg · peel plot themes -o themes.png ·
    peel plot grades kent -o kent.html · peel plot network "the Met" -o network.svg
    """
    written = format or _format_of(output)
    from ..graph.lookup.names import resolve
    from ..graph.plot.picture import save

    source = open_source(store, endpoint)
    matches = [resolve(source, name, ["force"]) for name in forces or ()]
    for match in matches:
        if match.note:
            note(match.note)
    wanted = list(dict.fromkeys(match.id for match in matches))
    picture = importlib.import_module(f"...graph.plot.{kind}", __name__).draw(source, wanted)
    with open_output(output) as file:
        save(picture, file, written)


def _format_of(output: Path) -> str:
    if is_stdout(output):
        raise UsageError(f"name the format of stdout: --format {' or '.join(PictureFormat)}")
    ending = output.suffix.lower().removeprefix(".")
    if ending not in set(PictureFormat):
        raise UsageError(f"{output}: a picture ends in .svg, .png or .html, or name one with --format")
    return ending
