import ast
import csv
import re
from pathlib import Path

import peelgraph.graph.extract as package

FOLDER = Path(package.__file__).parent
RULE = re.compile(r"^[a-z]+\.[a-z]+(?:-[a-z]+)*$")


def rules_in_code() -> set[str]:
    modules = {path.stem for path in FOLDER.rglob("*.py")}
    trees = [ast.parse(path.read_text("utf-8")) for path in FOLDER.rglob("*.py")]
    texts = (n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant))
    named = {text for text in texts if isinstance(text, str) and RULE.match(text)}
    return {rule for rule in named if rule.split(".")[0] in modules and not rule.endswith(".csv")}


def rows() -> list[dict[str, str]]:
    with (FOLDER / "rules.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_rule_is_described_and_every_description_used() -> None:
    assert {row["id"] for row in rows()} == rules_in_code()


def test_descriptions_are_sentences_in_order() -> None:
    assert [row["id"] for row in rows()] == sorted(row["id"] for row in rows())
    assert all(row["text"][0].isupper() and row["text"].endswith(".") for row in rows())
