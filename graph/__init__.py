"""The steps from documents to answers: `build` puts the write half together, `lookup` opens the read half.

From Python and notebooks, `open_store` is the way in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .session import open_store

__all__ = ["open_store"]


def __getattr__(name: str) -> object:
    """Load `open_store` where it is asked for: the command line must not pay for it."""
    if name in __all__:
        from .session import open_store

        return open_store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
