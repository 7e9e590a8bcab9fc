"""Extraction: from a document to what it says, in a row of named steps (see `pipeline`)."""

from __future__ import annotations

from ..model import Document, Extraction

PIPELINE_VERSION = "9"
"""Changes whenever the same document may give other statements: stores then read it anew."""


def extract(document: Document) -> Extraction:
    """All that a document says, in text order. Never fails: what is not understood is left out."""
    from .pipeline import run  # takes a second: whoever leaves the reading to a worker needs none of it

    return run(document)
