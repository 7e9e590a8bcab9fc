"""Fuzz all targets, or those that are named, one after the other: ``python -m tests.fuzz --runs 20000``.

What is found lies in ``tests/data/fuzz/TARGET`` from then on, and is tried by every run of the tests; what
helped to find it lies in ``.fuzz`` and is where the next run begins.
"""

from __future__ import annotations

import argparse
import re
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .interface import Target
from .targets import targets

ROOT = Path(__file__).parents[2]
FOUND = ROOT / "tests" / "data" / "fuzz"
CORPUS = ROOT / ".fuzz"
_HANGS = (
    60  # seconds by the clock, after which an input is a hang; `one.SECONDS` of computing is too long already
)
_MEGABYTES = 4000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target."""

    name: str
    executions: int
    seconds: float  # of computing
    found: Sequence[Path]


def fuzz(target: Target, runs: int) -> Outcome:
    """Run a target so often, or until something is found."""
    corpus, words = CORPUS / target.name, CORPUS / f"{target.name}.words"
    corpus.mkdir(parents=True, exist_ok=True)
    (FOUND / target.name).mkdir(parents=True, exist_ok=True)
    before = set((FOUND / target.name).iterdir())
    for number, seed in enumerate(target.seeds):
        (corpus / f"seed-{number:03}").write_bytes(seed)
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words))
    options = {
        "runs": runs, "max_len": target.longest, "len_control": 0, "timeout": _HANGS, "rss_limit_mb": _MEGABYTES, "dict": words,
        "artifact_prefix": f"{FOUND / target.name}/", "print_final_stats": 1,
    }  # fmt: skip
    command = [sys.executable, "-m", f"{__package__}.one", target.name]
    command += [f"-{name}={value}" for name, value in options.items()]
    used = _computing()
    done = subprocess.run([*command, corpus], cwd=ROOT, capture_output=True, check=False)
    log = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    (CORPUS / f"{target.name}.log").write_text(log)
    found = sorted(set((FOUND / target.name).iterdir()) - before)
    if not list((FOUND / target.name).iterdir()):
        (FOUND / target.name).rmdir()
    counted = re.findall(r"(?:number_of_executed_units: |^#)(\d+)", log, re.MULTILINE)
    return Outcome(target.name, max(map(int, counted), default=0), _computing() - used, found)


def _computing() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _escaped(word: str) -> str:
    return "".join(rf"\x{byte:02x}" for byte in word.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    known = {target.name: target for target in targets()}
    parser.add_argument("names", nargs="*", metavar="TARGET", help=", ".join(known))
    parser.add_argument("--runs", type=int, default=2000, help="executions of each target")
    arguments = parser.parse_args()
    write = sys.stdout.write
    write("| target | executions | CPU s | found |\n|---|---:|---:|---|\n")
    outcomes = []
    for name in arguments.names or known:
        outcome = fuzz(known[name], arguments.runs)
        outcomes.append(outcome)
        found = ", ".join(path.name for path in outcome.found)
        write(f"| `{name}` | {outcome.executions:,} | {outcome.seconds:.0f} | {found} |\n")
        sys.stdout.flush()
    total = sum(outcome.executions for outcome in outcomes)
    write(f"| all | {total:,} | {sum(outcome.seconds for outcome in outcomes):.0f} | |\n")
    sys.exit(any(outcome.found for outcome in outcomes))


if __name__ == "__main__":
    main()
