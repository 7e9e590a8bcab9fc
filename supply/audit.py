"""Look every pinned distribution up among the known vulnerabilities: ``make audit``.

``pip-audit`` asks the Python package index. It passes over what the index does not answer about, and a mirror
without advisories answers about nothing. Here that is a failure:
"nothing found" must mean that somebody looked.

Exit codes: 0 nothing is known against any, 1 something is, 2 the database did not answer about all.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from .pins import INSTALLED, ROOT, TOOLS

PATIENCE = 600
"""Seconds in which an answer must be there, for each file."""


def audit(files: list[Path]) -> tuple[int, list[str]]:
    """Exit code, and what to tell."""
    code, told = 0, []
    for file in files:
        found, missing = _asked(file)
        name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        if missing:
            code = max(code, 2)
            told.append(f"{name}: NOT audited: the database did not answer about {missing}")
        elif not found:
            told.append(f"{name}: nothing is known against any")
        if found:
            code = 1 if code == 0 else code
            told += [f"{name}: {line}" for line in found]
    return code, told


def _asked(file: Path) -> tuple[list[str], str]:
    """Known vulnerabilities, and about what there was no answer: empty for all answered."""
    command = [Path(sys.executable).parent / "pip-audit", "--require-hashes", "--disable-pip"]
    command += ["--progress-spinner", "off", "--format", "json", "--requirement", file]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
        parts = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return [], "any (no connection: run this where the package index can be reached)"
    skipped = [part["name"] for part in parts if "skip_reason" in part]
    found = [
        f"{part['name']} {part['version']}: {flaw['id']}, mended in "
        f"{', '.join(flaw['fix_versions']) or 'no version'}"
        for part in parts
        for flaw in part.get("vulns", ())
    ]
    if not skipped:
        return found, ""
    some = ", ".join(skipped[:3])
    return found, f"{len(skipped)} of {len(parts)} ({some}{', ...' if len(skipped) > 3 else ''})"


def main() -> None:
    code, told = audit([INSTALLED, *TOOLS])
    print(*told, sep="\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
