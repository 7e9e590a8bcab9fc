"""What people decide on statements: kept in a plain file, and put before anything is stored."""

from __future__ import annotations

from .apply import Reviewed, apply, keys
from .decisions import Decision, Key, Reviews, Verdict

__all__ = ["Decision", "Key", "Reviewed", "Reviews", "Verdict", "apply", "keys"]
