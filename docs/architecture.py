"""Draw docs/architecture.svg from the imports of the code: ``make architecture`` (needs Debian's graphviz).

An arrow leads from what imports to what is imported. What follows from other arrows is left out, and so is
what a drawing of everything would hide: tests, and the modules that all others stand on count as one.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import grimp
import networkx as nx

FILE = Path(__file__).with_name("architecture.svg")
BASE = {"errors", "identifiers", "model"}
"""Modules of `graph/` that everything stands on, drawn as one."""
HALVES = {
    "write half": ("build", "documents", "evaluate", "extract", "fetch", "rdf", "review", "validate"),
    "read half": ("export", "lookup", "network", "plot", "serve", "session"),
}
LABELS = {"model": "model, identifiers, errors", "cli": "cli: the command peel"}


def arrows() -> nx.DiGraph:
    """Folders of the package and their imports; raises where they form a ring."""
    graph = grimp.build_graph("peelgraph")
    found = nx.DiGraph()
    for module in sorted(graph.modules):
        for other in sorted(graph.find_modules_directly_imported_by(module)):
            pair = _folder(module), _folder(other)
            if all(pair) and pair[0] != pair[1]:
                found.add_edge(*pair)
    if not nx.is_directed_acyclic_graph(found):
        raise ValueError(f"folders import each other: {nx.find_cycle(found)}")
    return nx.transitive_reduction(found)


def drawn(svg: str) -> set[tuple[str, str]]:
    """Arrows of a picture that graphviz drew."""
    return set(re.findall(r"<title>(\w+)&#45;&gt;(\w+)</title>", svg))


def _folder(module: str) -> str:
    _, *parts = module.split(".")
    if parts[:1] in (["tests"], ["benchmarks"], ["docs"], ["supply"]) or not parts:
        return ""
    if parts[0] != "graph":
        return parts[0]
    name = parts[1] if len(parts) > 1 else ""
    return "model" if name in BASE else name


def _dot(found: nx.DiGraph) -> str:
    lines = [
        "digraph peelgraph {",
        'graph [rankdir=TB, ranksep=0.4, nodesep=0.25, fontname="sans-serif", fontsize=11]',
        'node [shape=box, style="rounded,filled", fillcolor=white, fontsize=12, fontname="sans-serif"]',
        'edge [color="#555555", arrowsize=0.6]',
    ]
    for number, (half, members) in enumerate(HALVES.items()):
        lines += [
            f"subgraph cluster_{number} {{",
            f'label="{half}"; labeljust=l; style=filled; color="#eef2f7"',
        ]
        lines += [*members, "}"]
    lines += [f'{name} [label="{LABELS.get(name, name)}"]' for name in sorted(found)]
    lines += [f"{one} -> {other}" for one, other in sorted(found.edges)]
    return "\n".join([*lines, "}"])


def main() -> None:
    drawing = subprocess.run(
        ["dot", "-Tsvg"], input=_dot(arrows()), check=True, capture_output=True, text=True
    )
    FILE.write_text(re.sub(r"<!--.*?-->\n?", "", drawing.stdout, flags=re.DOTALL))


if __name__ == "__main__":
    main()
