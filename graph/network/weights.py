"""How much an edge counts: a query may call anything its weight."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TypeVar

Otherwise = TypeVar("Otherwise", int, None)


def weight_of(data: Mapping[str, object], otherwise: Otherwise) -> int | float | Otherwise:
    """The weight of an edge where it is a finite number, 1 where it has none, else ``otherwise``."""
    weight = data.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not math.isfinite(weight):
        return otherwise
    return weight
