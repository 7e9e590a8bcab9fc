"""What a command costs as a whole process, against importing typer alone."""

from __future__ import annotations

import sys
from pathlib import Path

from .measure import process_cpu, row

PEEL = str(Path(sys.executable).parent / "peel")


def run(store: Path) -> None:
    floor = process_cpu([sys.executable, "-c", "import typer"])
    row("python -c 'import typer'", f"{1000 * floor:.0f} ms CPU", "the floor")
    for arguments, aim in (
        (["--help"], "aim 3 times"),
        (["query", "commissions", "--store", str(store)], "aim 1.5 times and 30 ms"),
        (["show", "metropolitan", "--store", str(store)], "aim 2 times"),
    ):
        seconds = process_cpu([PEEL, *arguments])
        name = "peel " + " ".join(arguments[:2])
        row(name, f"{1000 * seconds:.0f} ms CPU", f"{seconds / floor:.1f} times; {aim}")
