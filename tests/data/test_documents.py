"""The sample collection, its manifest and its gold annotation belong together."""

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

GOLD = Path(__file__).parent / "gold"
DOCUMENTS = Path(__file__).parents[2] / "data" / "documents"
LISTS = ("findings", "recommendations", "commissions", "grades", "monitoring", "dont_care")

with (DOCUMENTS / "documents.csv").open(encoding="utf-8", newline="") as file:
    MANIFEST = {row["file"]: row for row in csv.DictReader(file)}


def test_the_manifest_lists_each_text_and_each_text_has_gold():
    texts = sorted(DOCUMENTS.glob("*.txt"))
    assert list(MANIFEST) == [path.name for path in texts]
    assert sorted(path.stem for path in GOLD.glob("*.json")) == [path.stem for path in texts]


def test_no_two_documents_claim_one_page():
    urls = Counter(row["url"] for row in MANIFEST.values() if row["url"])
    assert urls and [url for url, count in urls.items() if count > 1] == []
    assert all(url.startswith(("http://", "https://")) for url in urls)


@pytest.mark.parametrize("name", MANIFEST)
def test_every_gold_quote_stands_where_the_gold_says(name):
    text = (DOCUMENTS / name).read_text("utf-8")
    gold = json.loads((GOLD / name.replace(".txt", ".json")).read_text("utf-8"))
    assert gold["id"] == Path(name).stem and gold["source_url"] == MANIFEST[name]["url"]
    entries = [entry for key in LISTS for entry in gold.get(key, []) if "start" in entry]
    assert [e for e in entries if text[e["start"] : e["end"]] != e["quote"]] == []
