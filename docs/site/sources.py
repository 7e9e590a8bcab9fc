"""The sources of the site: Markdown of the repository, with links that lead to the site's pages.

In the repository a link leads to a file. On the site the same link leads to the page made from that file: of
``cli/show.py`` the reference of ``peel show``, of ``queries/deadlines.rq`` the question with its answer.
"""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PLACES = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "THREAT_MODEL.md": "threats.md",
    "LICENSE": "license.txt",
    "data/documents/README.md": "collection.md",
    "data/lexicons/README.md": "lexicons.md",
    "data/reference/README.md": "tables.md",
    "docs/decisions": "decisions/index.md",
    "cli": "reference/commands/index.md",
    "queries": "questions.md",
    "ontology": "reference/ontology.md",
    "ontology/peel.ttl": "reference/ontology.md",
    "ontology/shapes.ttl": "reference/shapes.md",
    "ontology/schemes.ttl": "reference/schemes.md",
    "ontology/themes.ttl": "reference/schemes.md",
    "graph/session": "reference/python.md",
    "graph/errors.py": "reference/python.md",
}
"""Where the site shows what lies at a path of the repository."""
WIDE = "---\nhide: [navigation]\n---\n"
"""On top of pages that are alone in their part of the navigation."""
KEPT = {".md", ".svg", ".png", ".ipynb"}
FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"(\]\()([^)\s]+)(\))")
NOT_RUN = re.compile(r"^<!-- not run: .*? -->\n", re.MULTILINE)


def place(path: str) -> str | None:
    """The page of the site that shows a path of the repository."""
    if path in PLACES:
        return PLACES[path]
    folder, _, name = path.rpartition("/")
    stem, ending = posixpath.splitext(name)
    if (folder, ending) == ("cli", ".py"):
        return f"reference/commands/{stem}.md"
    if (folder, ending) == ("queries", ".rq"):
        return f"questions/{stem}.md"
    return path.removeprefix("docs/") if path.startswith("docs/") else None


def turned(text: str, path: str, uri: str) -> str:
    """A page of the repository at ``path`` as it stands at ``uri`` of the site; raises ValueError."""

    def link(match: re.Match[str]) -> str:
        target, hash_, anchor = match[2].partition("#")
        if not target or "://" in target or target.startswith("mailto:"):
            return match[0]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        found = place(there)
        if found is None or not (ROOT / there).exists():
            raise ValueError(f"{path}: the site has no page for {match[2]}")
        return "](" + posixpath.relpath(found, posixpath.dirname(uri) or ".") + hash_ + anchor + ")"

    parts = FENCED.split(NOT_RUN.sub("", text))
    return "".join(part if part.startswith("```") else LINK.sub(link, part) for part in parts)


def written() -> dict[str, Path]:
    """The files that people write, by their place in the site."""
    found = {uri: ROOT / path for path, uri in PLACES.items() if path.endswith((".md", "LICENSE"))}
    for file in DOCS.rglob("*"):
        if file.suffix in KEPT:
            found[file.relative_to(DOCS).as_posix()] = file
    return found


def write(pages: Path, made: dict[str, str]) -> list[str]:
    """Fill a folder with the pages of the site, written and made; returns their places."""
    shutil.rmtree(pages, ignore_errors=True)
    files = written()
    if twice := files.keys() & made.keys():
        raise ValueError(f"written and made: {', '.join(sorted(twice))}")
    for uri, file in files.items():
        target = pages / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".md":
            path = file.relative_to(ROOT).as_posix()
            head = WIDE if uri in {"index.md", "tutorial.md"} else ""
            target.write_text(head + turned(file.read_text("utf-8"), path, uri), "utf-8")
        else:
            shutil.copyfile(file, target)
    for uri, text in made.items():
        target = pages / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    shutil.copytree(Path(__file__).parent / "assets", pages / "assets")
    return [*files, *made]
