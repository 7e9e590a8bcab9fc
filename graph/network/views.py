"""The names of projections, apart from what makes them, so that a command line can list them quickly."""

from __future__ import annotations

from enum import StrEnum


class Projection(StrEnum):
    """What can be asked for by ``--projection``."""

    FORCE_THEME = "force-theme"
    FORCE_FORCE = "force-force"
    FORCE_INSPECTOR = "force-inspector"
    FORCE_COMMISSIONER = "force-commissioner"
    FORCE_PROGRAMME = "force-programme"
    PUBLISHER_FORCE = "publisher-force"
    ADDRESSEE_THEME = "addressee-theme"
    COMMISSIONER_INSPECTION = "commissioner-inspection"
    INSPECTION_FOLLOW_UP = "inspection-follow-up"
