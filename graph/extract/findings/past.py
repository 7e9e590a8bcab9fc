"""What the sentences before tell about the next one."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import LocalId, Polarity
from ..reading import Voice


@dataclass(slots=True)
class Past:
    """What the sentences before tell about the next one."""

    block: int = -1
    was_finding: bool = False
    polarity: Polarity | None = None
    theme: LocalId | None = None
    account: float = 0.0  # weight of a sentence in a journalist's own words, by who spoke last

    def enter(self, block: int, voice: Voice, listed: bool) -> None:
        """Go on to the next sentence."""
        same = self.block == block
        if not same and not listed:
            self.was_finding = False
        self.block = block
        if voice is not Voice.NARRATOR:
            self.account = -0.01 if voice is Voice.INSPECTORATE else -2.0
        elif not same:
            self.account = min(self.account - 0.25, -0.5) if self.account else -1.0
