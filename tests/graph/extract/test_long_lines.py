"""Hostile lines: no pattern of any step takes more than linear time, whatever is said again and again."""

import json
import random
import subprocess
import sys

import pytest

from peelgraph.data import LEXICONS

LENGTH = 20_000  # characters of a line
SECONDS = 200  # of processor time for a batch; it needs about 5, and backtracking would need days
BATCHES = 6
WORDS = [
    "a", "by", "the", "of", "in", "and", "but", "who", "which", "that", "not", "no", "from", "to", "since", "than", "until",
    "Kent", "Police", "HMICFRS", "HMIC", "the Home Secretary", "HM Inspector", "Chief Constable", "Ann Lee", "A B", "PCC",
    "force", "forces", "inspectors", "we", "it", "they", "report", "recommendation", "cause of concern", "super-complaint",
    "was commissioned", "was told to", "should", "must", "found", "said:", "said", "had", "now", "used to", "no longer",
    "'good'", "graded", "inadequate", "requires improvement", "in Engage", "special measures", "re-inspection", "for how",
    "1 May", "2019", "31", "percent", "9 in 10", "from 48 to 79", "within three months", "by the end of", "last year",
    '"', "“", "”", "‘", "’", ",", ";", ":", ".", "-", "–", "|", "(", ")", "•", "1.", "/", "@", "https://a.b", "\t", "…", "?",
]  # fmt: skip
SCRIPT = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from peelgraph.graph.documents.text import lines
from peelgraph.graph.extract import extract
from peelgraph.graph.model import Document
for text in json.load(sys.stdin):
    print(repr(text[100:180]), flush=True)
    extract(Document("document/line-00000000", "line.txt", text, tuple(lines(text)), "0" * 64, "text/plain"))
print("done")
"""
HEAD = "Kent Police inspected\n\nHMICFRS inspected Kent Police in May 2019. It was graded 'good'.\n\n"


def lines() -> list[str]:
    """Each word again and again; rows of a few words again and again; words of the lexicons at random."""
    chance = random.Random(7)
    rows = [[word] for word in WORDS]
    rows += [chance.sample(WORDS, chance.randint(2, 4)) for _ in range(50)]
    cues = [
        row.split(",")[0].strip('"').replace("*", "").replace("|", " ")
        for name in ("frames", "polarity", "demands", "speakers")
        for row in (LEXICONS / f"{name}.csv").read_text("utf-8").splitlines()[1:]
    ]
    rows += [chance.sample(cues + WORDS * 9, 400) for _ in range(12)]
    joins = (" ", " ", "", ", ")
    return [HEAD + _again(chance.choice(joins).join(row) + " ") + "\n" for row in rows]


def _again(unit: str) -> str:
    return unit * (LENGTH // len(unit) + 1)


@pytest.mark.parametrize("batch", range(BATCHES))
def test_repetition_takes_linear_time(batch: int) -> None:
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(seconds=SECONDS)],
        input=json.dumps(lines()[batch::BATCHES]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.stdout.endswith("done\n"), told.stdout[-200:] + told.stderr[-400:]
