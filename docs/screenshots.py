"""Makes the pictures of explorer.md from the sample collection: ``make screenshots``."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import sync_playwright

from peelgraph.graph.build import ingest

DOCS = Path(__file__).parent
DESK, PHONE = {"width": 1200, "height": 900}, {"width": 390, "height": 780}
QUERY = """\
PREFIX peel: <https://w3id.org/peelgraph/ns#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?year ?direction (COUNT(?finding) AS ?findings) WHERE {
  ?finding peel:polarity/skos:prefLabel ?direction ; peel:statedIn/dcterms:issued ?date .
  BIND(YEAR(?date) AS ?year)
}
GROUP BY ?year ?direction
ORDER BY ?year"""
SHOTS = (
    ("front", "/", DESK, "light"),
    ("force", "/id/force/metropolitan", DESK, "light"),
    ("findings", "/id/force/metropolitan#findings", DESK, "light"),
    ("document", "/id/document/uk-england-london-67032797-61b189f0#finding-d2390875", DESK, "light"),
    ("statement", "/id/finding/uk-england-london-67032797-61b189f0/d2390875", DESK, "light"),
    ("search", "/search?q=digital+forensics", DESK, "light"),
    ("compare", "/compare?force=the+Met&force=Kent&force=Norfolk", DESK, "light"),
    ("path", "/path?from=Lee+Freeman&to=Sadiq+Khan", DESK, "light"),
    ("question", "/questions/deadlines?force=the+Met", DESK, "light"),
    ("sparql", f"/sparql?{urlencode({'query': QUERY})}#chart", DESK, "light"),
    ("graph", "/graph", DESK, "light"),
    (
        "around",
        "/graph?of=the+Met#chosen=inspection%2Fmetropolitan%2Fmet-child-exploitation%2F2023",
        DESK,
        "dark",
    ),
    ("dark", "/id/document/uk-england-london-67032797-61b189f0", DESK, "dark"),
    ("phone", "/id/force/metropolitan", PHONE, "light"),
)
"""File, address, size, colours."""


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The explorer at an address of this machine."""
    command = [sys.executable, "-m", "peelgraph.cli", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        yield next(line for line in server.stderr if "http://" in line).rsplit(" ", 1)[-1].strip().rstrip("/")
        server.terminate()


def make(store: Path, folder: Path) -> None:
    """Write the pictures."""
    folder.mkdir(exist_ok=True)
    with served(store) as root, sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
        for name, address, size, scheme in SHOTS:
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(root + address, wait_until="networkidle")
            with Image.open(io.BytesIO(page.screenshot())) as shot:  # few colours: a third of the bytes
                shot.convert("RGB").quantize(128).save(folder / f"{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary) / "store"
        ingest([DOCS.parent / "data" / "documents"], place)
        make(place, Path(sys.argv[1]) if sys.argv[1:] else DOCS / "explorer")
