"""Made-up pages on one inspection, and what follows from some of them together."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Quad, Store

from peelgraph.graph.build.work import Task, read_and_extract
from peelgraph.graph.identifiers import local_id
from peelgraph.graph.rdf import document_quads, inferred_quads, reference_quads

PAGE = """Kent Police – national child protection inspection

Published on:
8 November 2022

Publication type:
Child protection

Police forces:
Kent

This report by HMICFRS is about how well Kent Police keeps children safe. We carried out the inspection in May and June 2022.
"""
RELEASE = """Kent Police must act sooner when children are in danger

Press release
8 November 2022

Kent Police does not act soon enough when children are in danger, according to a report on the national child protection inspection of the force published today by HMICFRS.

Inspectors found that the force was too slow to speak to children who had been reported as missing.

Inspectors found that officers did not always record what children in custody had told them about their homes.

HMICFRS praised the force for the care with which its specialist officers prepare children for court.

Get in touch
HMICFRS Press Office: 0300 000 0000
"""
PASTED = "Wire service, all releases\n\n" + RELEASE.partition("Get in touch")[0]
NEWS = """Police too slow to help children in Kent, inspectors say

BBC News, Kent
9 November 2022

Kent Police has been told to do better by children who are in danger.

HMICFRS inspectors found during a national child protection inspection that the force rarely listens to children at once.

Inspectors found that the force was too slow to speak to children who had been reported as missing.
"""
FOLLOW_UP = """Kent Police – national child protection post-inspection review

Published on:
14 December 2023

Police forces:
Kent

In September 2023, HMICFRS inspectors went back to Kent Police to see what progress it had made since the national child protection inspection.
"""
LOCAL = """Watchdog tells police to be quicker when families call

The Marton Courier
10 November 2022

Kent Police has been told by HMICFRS to do better when families ask for help.

Inspectors found that the force answers such calls too late.
"""
ALL = {"page": PAGE, "release": RELEASE, "pasted": PASTED, "news": NEWS, "follow-up": FOLLOW_UP}


def store_of(texts: Mapping[str, str]) -> Store:
    """What documents say and what the tables know, each triple in the default graph too, without what follows."""
    store = Store()
    quads = list(reference_quads())
    for name, text in texts.items():
        quads += document_quads(read_and_extract(Task(f"{name}.txt", text.encode())))
    store.extend(quads)
    store.extend(Quad(q.subject, q.predicate, q.object) for q in quads)
    return store


def links(texts: Mapping[str, str], predicate: str) -> set[tuple[str, str]]:
    """Derived triples of one predicate by local ids, without the digests of documents."""
    quads = inferred_quads(store_of(texts))
    return {
        (_short(q.subject.value), _short(q.object.value))
        for q in quads
        if q.predicate.value.rpartition("#")[2] == predicate
    }


def _short(iri: str) -> str:
    """``inspection/kent/custody/release-12345678`` -> ``inspection/kent/custody/release``."""
    parts = (part.rpartition("-") for part in local_id(iri).split("/"))
    return "/".join(
        before if len(last) == 8 and before else before + dash + last for before, dash, last in parts
    )
