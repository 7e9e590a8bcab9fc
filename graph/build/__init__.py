"""From documents to a store: the write half, put together."""

from __future__ import annotations

from .ingest import ingest
from .maintain import rebuild, remove
from .report import Report

__all__ = ["Report", "ingest", "rebuild", "remove"]
