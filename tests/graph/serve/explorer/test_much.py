"""Much to tell: a thing with more than a page can hold."""

from __future__ import annotations

import re

from peelgraph.graph.identifiers import iri
from peelgraph.graph.lookup import recent
from peelgraph.graph.serve.explorer.page import page
from peelgraph.graph.serve.explorer.views import dossier
from peelgraph.graph.serve.frames import Frame
from peelgraph.graph.serve.limits import Limits

from ....sample import MET


def test_it_shows_the_latest_and_leads_to_the_rest(sample, monkeypatch) -> None:
    monkeypatch.setattr(recent, "MUCH", 10)
    head = {"do": "page", "view": "thing", "address": f"/id/{MET}", "path": {"iri": iri(MET)}, "given": []}
    text = page(sample, Frame(head), Limits()).body.decode()
    assert "What the latest documents say" in text
    assert "the forensic examination of electronic devices is subject to long delays" in text
    assert f"/id/{MET}?section=findings" in text and f"/id/{MET}?section=grades" in text
    assert "Timeline of Metropolitan Police Service" not in text  # none of its findings has a date
    csv = page(sample, Frame({**head, "format": "csv", "given": [["table", "findings"]]}), Limits())
    assert csv.body.count(b"\r\n") == 5


def test_what_is_drawn_depends_on_how_much_there_is(collection, monkeypatch) -> None:
    """An inspector keeps all lanes, a theme its findings, and what has most there is, no drawing."""

    def lanes(thing: str) -> list[str]:
        head = {"do": "page", "view": "thing", "address": f"/id/{thing}", "path": {"iri": iri(thing)}}
        text = page(collection, Frame({**head, "given": [["x", str(dossier.UNDRAWN)]]}), Limits()).body
        assert "What the latest documents say" in text.decode()
        return re.findall(r'<text class="lane"[^>]*>([^<]+)</text>', text.decode())

    monkeypatch.setattr(recent, "MUCH", 3)
    assert lanes("person/matt-parr") == ["Findings", "In office"]
    assert lanes("theme/digital-forensics") == ["Findings"]
    monkeypatch.setattr(dossier, "UNDRAWN", 5)
    assert lanes("body/hmicfrs") == []
