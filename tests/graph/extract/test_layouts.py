"""The same words laid out in another way say the same: whoever pastes a page keeps its sentences, not its marks."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peelgraph.graph.documents.text import read
from peelgraph.graph.extract import extract
from peelgraph.graph.extract.record import to_record
from peelgraph.graph.model import Document

TEXTS = sorted((Path(__file__).parents[2] / "data" / "variety" / "open" / "texts").glob("*.txt"))[::12]
TYPED = str.maketrans("‘’“”–—\u00a0", "''\"\"-- ")
BULLET = re.compile(r"^([ \t]*)[-*•·] +(?=\S)", re.MULTILINE)
WIDTH = 90


def broken_at_a_width(text: str) -> str:
    return "\n".join(line if _is_row(line) else "\n".join(_broken(line)) for line in text.split("\n"))


def _is_row(line: str) -> bool:
    return "|" in line or "\t" in line.lstrip("•·.0123456789 \t")


def _broken(line: str) -> list[str]:
    rows = [line[: len(line) - len(line.lstrip())]]
    for word in line.split():
        if rows[-1].strip() and len(rows[-1]) + len(word) >= WIDTH:
            rows.append(word)
        else:
            rows[-1] += f" {word}" if rows[-1].strip() else word
    return rows


LAYOUTS: dict[str, tuple[Callable[[str], str], float]] = {
    "typed": (lambda text: text.translate(TYPED).replace("…", "..."), 1),
    "line ends of Windows": (lambda text: text.replace("\n", "\r\n"), 1),
    "spaces at line ends": (lambda text: text.replace("\n", " \n"), 1),
    "hard spaces": (lambda text: re.sub(r"(?<=\bthe) (?=\w)", "\u00a0", text), 1),
    "other bullets": (lambda text: BULLET.sub(r"\1• ", text), 1),
    "no bullets": (lambda text: BULLET.sub(r"\1", text), 0.99),
    "no blank lines": (lambda text: re.sub(r"\n(?:[ \t]*\n)+", "\n", text), 0.98),
    "blank lines everywhere": (lambda text: re.sub(r"(?<!\n)\n(?!\n)", "\n\n", text), 0.98),
    "broken at a width": (broken_at_a_width, 0.98),
}
"""Each with the share of what is read that stays the same, at least."""


def told(text: str) -> Counter[tuple[Any, ...]]:
    """What is read of a text: statements, grades, forces, people and kind."""
    captured = read(text.encode(), "page.txt")
    document = Document("document/page", "page.txt", captured.text, captured.blocks, "0" * 64, "text/plain")
    found = to_record(extract(document))
    kind, forces = [("genre", found["genre"])], [("force", force) for force in found["forces"]]
    people = [("person", person["name"]) for person in found["people"]]
    grades = [("grade", each["force"], each["grade"]) for each in found["grades"]]
    said = [(_plain(each["quote"]), each["polarity"], each["force"]) for each in found["findings"]]
    asked = [(_plain(each["quote"]), each["addressee"]) for each in found["recommendations"]]
    return Counter([*kind, *forces, *people, *grades, *said, *asked])


def _plain(quote: str) -> str:
    return " ".join(re.findall(r"\w+", quote))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_another_layout_says_the_same(layout: str) -> None:
    changed, share = LAYOUTS[layout]
    same = seen = 0
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        before, after = told(text), told(changed(text))
        same += (before & after).total()
        seen += (before | after).total()
    assert same >= share * seen, f"{same} of {seen} stayed the same"
