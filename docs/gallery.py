"""Makes the gallery from the sample collection: ``make gallery`` writes the page and its pictures."""

from __future__ import annotations

import shlex
import sys
import tempfile
from pathlib import Path

from peelgraph.graph.build import ingest
from peelgraph.graph.plot import grades, network, themes, timeline
from peelgraph.graph.plot.picture import save
from peelgraph.graph.store.local import open_store

DOCS = Path(__file__).parent
DRAW = {"timeline": timeline.draw, "themes": themes.draw, "grades": grades.draw, "network": network.draw}

PICTURES = (
    ("findings-over-the-years", "timeline", ("metropolitan", "norfolk", "kent")),
    ("themes-of-concern", "themes", ()),
    ("grades", "grades", ("west-midlands", "sussex", "kent")),
    ("ties-of-one-force", "network", ("metropolitan",)),
    ("ties-of-three-forces", "network", ("kent", "norfolk", "metropolitan")),
)
"""File, kind of picture, forces."""

HEAD = """# Gallery

Pictures of the sample collection (`data/documents`), made by `make gallery`; a test fails when they are
out of date. How they are made, and what they leave out: [plots](plots.md).
"""


def make(store: Path, folder: Path) -> None:
    """Write ``gallery.md`` and the folder ``gallery`` of pictures."""
    opened = open_store(store)
    (folder / "gallery").mkdir(exist_ok=True)
    page = [HEAD]
    for name, kind, forces in PICTURES:
        picture = DRAW[kind](opened, [f"force/{force}" for force in forces])
        with (folder / "gallery" / f"{name}.svg").open("wb") as file:
            save(picture, file, "svg")
        command = shlex.join(["peel", "plot", kind, *forces, "-o", f"{name}.svg"])
        page.append(
            f"\n## {picture.title}\n\n```sh\n{command}\n```\n\n![{picture.subtitle}](gallery/{name}.svg)\n"
        )
    (folder / "gallery.md").write_text("".join(page), "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "store"
        ingest([DOCS.parent / "data" / "documents"], place)
        make(place, Path(sys.argv[1]) if sys.argv[1:] else DOCS)
