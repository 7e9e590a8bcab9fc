"""Write the bill of materials (CycloneDX) of what `make install` installs: ``make sbom``.

``cyclonedx-py`` reads this environment. Here its tools are taken out, and each component gets a scope:
*required* by peelgraph itself, *optional* where an extra brings it, *excluded* where only its development
does. Web addresses and descriptions are left out: they change without the component.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import metadata, requires, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from .pins import INSTALLED, ROOT, pins

FILE = ROOT / "supply" / "sbom.cdx.json"
DEVELOPMENT = {"dev", "bench"}
"""Extras that nobody needs who uses peelgraph."""

Bill = dict[str, Any]


def bill(*, validated: bool = True) -> Bill:
    """The bill of materials, in the form of CycloneDX 1.6; its tool takes half a minute to validate it."""
    command = [Path(sys.executable).parent / "cyclonedx-py", "environment", "--output-reproducible"]
    command += [
        "--validate" if validated else "--no-validate",
        "--pyproject",
        ROOT / "pyproject.toml",
        "--sv",
        "1.6",
        sys.executable,
    ]
    made: Bill = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    named = {part["bom-ref"]: canonicalize_name(part["name"]) for part in made["components"]}
    installed = pins(INSTALLED)
    kept = {reference for reference, name in named.items() if name in installed}
    required, optional = needed(()), needed(extras())
    made["components"] = [part for part in made["components"] if part["bom-ref"] in kept]
    for part in made["components"]:
        name = named[part["bom-ref"]]
        part["scope"] = "required" if name in required else "optional" if name in optional else "excluded"
    for part in (*made["components"], *made["metadata"]["tools"]["components"]):
        for word in (
            "description",
            "externalReferences",
            "properties",
        ):  # the last tells of our tools' extras
            part.pop(word, None)
    made["metadata"]["component"]["version"] = version("peelgraph")
    root = made["metadata"]["component"]["bom-ref"]
    made["dependencies"] = [
        {"ref": link["ref"]}
        | ({"dependsOn": needed} if needed else {})  # no empty list: our tools' leave one
        for link in made["dependencies"]
        if link["ref"] in {*kept, root}
        for needed in [[other for other in link.get("dependsOn", []) if other in kept]]
    ]
    return made


def extras() -> set[str]:
    """Extras that somebody needs who uses peelgraph."""
    return set(metadata("peelgraph").get_all("Provides-Extra") or ()) - DEVELOPMENT


def needed(extras: Iterable[str]) -> set[str]:
    """Names of all that peelgraph with these extras needs, directly or through others."""
    found: set[tuple[str, frozenset[str]]] = set()
    waiting = [("peelgraph", frozenset(extras))]
    while waiting:
        name, wanted = waiting.pop()
        for text in requires(name) or ():
            one = Requirement(text)
            then = (canonicalize_name(one.name), frozenset(one.extras))
            if then not in found and _applies(one, wanted):
                found.add(then)
                waiting.append(then)
    return {str(name) for name, _ in found}


def _applies(one: Requirement, extras: frozenset[str]) -> bool:
    return one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras or {""})


def text(*, validated: bool = True) -> str:
    """The bill as it stands in its file."""
    return json.dumps(bill(validated=validated), indent=1, sort_keys=True) + "\n"


def main() -> None:
    FILE.write_text(text())
    print(FILE.relative_to(ROOT))


if __name__ == "__main__":
    main()
