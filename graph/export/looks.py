"""How a network looks before its reader changes it: a colour for each kind, and how large things are."""

from __future__ import annotations

from functools import cache

COLOURS: dict[str, tuple[int, int, int]] = {
    "PoliceForce": (31, 78, 121),
    "Inspectorate": (112, 48, 160),
    "CommissioningBody": (191, 113, 0),
    "Organization": (127, 127, 127),
    "Inspector": (142, 91, 180),
    "Person": (166, 124, 82),
    "Inspection": (0, 128, 128),
    "FollowUpInspection": (0, 158, 150),
    "Commission": (237, 155, 40),
    "ProgressUpdate": (90, 170, 165),
    "Finding": (192, 57, 43),
    "CauseOfConcern": (146, 25, 20),
    "AcceleratedCauseOfConcern": (110, 10, 10),
    "AreaForImprovement": (214, 108, 82),
    "InnovativePractice": (46, 139, 87),
    "Recommendation": (52, 120, 70),
    "GradedJudgment": (93, 109, 126),
    "MonitoringEvent": (130, 60, 60),
    "Reaction": (200, 150, 170),
    "Programme": (70, 130, 180),
    "Concept": (150, 170, 60),
}
OTHER = (170, 170, 170)
"""Colour of documents, and of kinds that have none of their own."""

SIZE = 8
"""Of a node, in the units of places."""


def colour(kind: str) -> tuple[int, int, int]:
    """Red, green and blue, 0 to 255, of a kind of node."""
    return COLOURS.get(kind, OTHER)


@cache
def hexadecimal(kind: str) -> str:
    """The same as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour(kind))
