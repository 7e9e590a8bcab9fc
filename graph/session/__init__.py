"""The graph from Python: `open_store` gives an object to ask, and answers that notebooks can show."""

from __future__ import annotations

from .session import Session, open_store
from .table import Table
from .triples import Triples

__all__ = ["Session", "Table", "Triples", "open_store"]
