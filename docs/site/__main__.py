"""Builds the site of the documents: ``make docs``, or ``python docs/site FOLDER [STORE]``.

FOLDER gets ``pages`` (Markdown: the sources with their links turned, and what is generated) and ``html``.
STORE has the sample collection; without it FOLDER gets one. A broken link ends it with exit code 1.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import commands
import decisions
import python
import questions
import sources
import vocabulary
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from peelgraph.graph.build import ingest

HERE = Path(__file__).parent


def generated(store: Path) -> dict[str, str]:
    """The pages that nobody writes, by their place in the site."""
    return {
        **commands.pages(),
        **questions.pages(store),
        **vocabulary.pages(),
        **decisions.pages(),
        **python.pages(),
    }


def navigation(entries: list, pages: list[str]) -> list:
    """The navigation of ``mkdocs.yml``, where an entry that ends in a slash stands for a folder's pages."""
    found: list = []
    for entry in entries:
        ((title, value),) = entry.items()
        if isinstance(value, list):
            found.append({title: navigation(value, pages)})
        elif value.endswith("/"):
            inside = (uri for uri in pages if uri.startswith(value) and uri.endswith(".md"))
            found.append({title: sorted(inside, key=lambda uri: (not uri.endswith("/index.md"), uri))})
        else:
            found.append(entry)
    return found


def make(store: Path, folder: Path) -> None:
    """Write the site; raises `mkdocs.exceptions.Abort` where a link leads nowhere."""
    pages = folder / "pages"
    uris = sources.write(pages, generated(store))
    configuration = load_config(
        str(HERE / "mkdocs.yml"), docs_dir=str(pages), site_dir=str(folder / "html"), strict=True
    )
    configuration.nav = navigation(configuration.nav, uris)
    configuration.plugins.on_startup(command="build", dirty=False)
    build(configuration)
    configuration.plugins.on_shutdown()


if __name__ == "__main__":
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    store = Path(sys.argv[2]) if sys.argv[2:] else folder / "peelgraph.store"
    if not sys.argv[2:]:
        ingest([sources.ROOT / "data" / "documents"], store)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    try:
        make(store, folder)
    except Abort as error:
        sys.exit(str(error))
    print(folder / "html" / "index.html")
