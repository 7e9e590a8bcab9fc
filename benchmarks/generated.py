"""Documents in any number, from the shapes of the sample collection: other forces, years and paragraphs."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from peelgraph.graph.reference import forces

SAMPLE = Path(__file__).parents[1] / "data" / "documents"
SHORT, LONG = 3_000, 200_000
"""Characters of a document, and of a long report."""
_KEPT = 0.8
"""Share of a document's paragraphs that a generated one has."""
_YEAR = re.compile(r"\b20[12]\d\b")


class Generator:
    """Makes the same documents for the same numbers, on any machine."""

    def __init__(self) -> None:
        texts = [path.read_text() for path in sorted(SAMPLE.glob("*.txt"))]
        self._texts = [text.split("\n\n" if "\n\n" in text else "\n") for text in texts]
        self._names = [force.name for force in forces().values()]
        self._any_name = re.compile("|".join(map(re.escape, sorted(self._names, key=len, reverse=True))))

    def document(self, number: int) -> str:
        """A document of about 3 kB: most paragraphs of one of the collection, and some of others."""
        chance = random.Random(number)
        head, *paragraphs = self._texts[number % len(self._texts)]
        kept = [head, *(part for part in paragraphs if chance.random() < _KEPT)]
        while sum(map(len, kept)) < SHORT:
            kept.append(chance.choice(chance.choice(self._texts)[1:]))
        return self._elsewhere("\n\n".join(kept), chance) + f"\n\nReference {number}\n"

    def report(self, number: int) -> str:
        """A report of about 200 kB on one force."""
        chance = random.Random(number)
        parts = list(self._texts[number % len(self._texts)])
        while sum(map(len, parts)) < LONG:
            parts += chance.choice(self._texts)[1:]
        return self._elsewhere("\n\n".join(parts), chance) + f"\n\nReference {number}\n"

    def _elsewhere(self, text: str, chance: random.Random) -> str:
        name, years = chance.choice(self._names), chance.randint(-5, 2)
        return _YEAR.sub(lambda year: str(int(year[0]) + years), self._any_name.sub(name, text))


def write(folder: Path, count: int, *, reports: bool = False) -> None:
    """Write documents to a folder, a thousand in each folder below."""
    generator = Generator()
    for number in range(count):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(generator.report(number) if reports else generator.document(number))


def sizes(folder: Path) -> Iterator[int]:
    """Bytes of each file below a folder."""
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path.stat().st_size
