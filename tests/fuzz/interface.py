"""What a target of fuzzing is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Run = Callable[[bytes], None]
"""Takes any bytes; raises what is a fault of ours, and nothing else."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that takes bytes from strangers."""

    name: str
    run: Run
    seeds: tuple[bytes, ...]  # good examples, which are changed at random
    words: tuple[str, ...] = ()  # put in at random
    longest: int = 4096  # bytes


def target(
    name: str, run: Run, seeds: Iterable[str | bytes], words: Iterable[str] = (), longest: int = 4096
) -> Target:
    """A target whose seeds may be texts."""
    made = tuple(seed.encode() if isinstance(seed, str) else seed for seed in seeds)
    return Target(name, run, tuple(seed[:longest] for seed in made), tuple(words), longest)


class Chooser:
    """Makes choices of bytes, so that what is made of them changes little where they change little."""

    def __init__(self, data: bytes) -> None:
        self._data, self._place = data, 0

    @property
    def is_over(self) -> bool:
        """Whether all bytes are used; what is chosen then is the first, or nothing."""
        return self._place >= len(self._data)

    def number(self, below: int) -> int:
        """A number from 0."""
        return int.from_bytes(self.take(2)) % below if below else 0

    def take(self, length: int) -> bytes:
        """So many bytes, or what is left."""
        taken = self._data[self._place : self._place + length]
        self._place += length
        return taken

    def text(self, longest: int = 40) -> str:
        """Some text of any characters, halves of pairs among them."""
        taken = self.take(2 * self.number(longest))
        return taken[: len(taken) // 2 * 2].decode("utf-16-le", "surrogatepass")

    def rest(self) -> bytes:
        """All that is left."""
        return self.take(len(self._data))
