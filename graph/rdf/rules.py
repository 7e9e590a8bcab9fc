"""The rules that read statements from texts, and those that infer, as things that evidence can name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from ... import __version__
from .across import RULES as ACROSS
from .inference import ON_COMMISSIONS
from .tables import Table
from .terms import OWL, PEEL, RDFS, english, thing

EXTRACTION_RULES = Path(__file__).parents[1] / "extract" / "rules.csv"


def add_rules(table: Table) -> None:
    """Every rule with its description; rules change with the package, so its version is theirs."""
    for name, text in _extraction_rules():
        _add(table, PEEL.ExtractionRule, name, text)
    for rule in (*ON_COMMISSIONS, *ACROSS):
        _add(table, PEEL.InferenceRule, rule.name, rule.summary)


def _add(table: Table, kind: NamedNode, name: str, text: str) -> None:
    node = thing(f"rule/{name}")
    table.types(node, kind)
    table.add(node, RDFS.label, Literal(name))
    table.add(node, RDFS.comment, english(text))
    table.add(node, OWL.versionInfo, Literal(__version__))


def _extraction_rules() -> Iterator[tuple[str, str]]:
    text = EXTRACTION_RULES.read_text("utf-8")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield row["id"], row["text"]
