"""What can go wrong, as one tree; each class knows the exit code that the command line ends with.

PeelError (1)
|-- UsageError (2)         the question cannot be asked that way: bad option value, SPARQL syntax
|-- NotFoundError (3)      nothing goes by that name, or more than one thing does
|-- EndpointError (5)      a remote endpoint is dead, slow, refuses, or answers with something else
|-- DocumentError (1)      one document cannot be read; the others go on
`-- StoreError (1)         the store is missing, damaged, full or of a newer version
    |-- StoreDamagedError  its database cannot be read any more
    `-- StoreHeldError     another process writes it at the moment
"""

from __future__ import annotations

from collections.abc import Sequence


class PeelError(Exception):
    """A failure that is told to the user in one line, without a traceback."""

    exit_code = 1


class UsageError(PeelError):
    """The request itself cannot be carried out as it is worded."""

    exit_code = 2


class NotFoundError(PeelError):
    """No thing, or several things, go by a name; ``candidates`` are what was nearly meant."""

    exit_code = 3

    def __init__(self, message: str, candidates: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.candidates = tuple(candidates)


class EndpointError(PeelError):
    """A remote SPARQL endpoint gave no usable answer."""

    exit_code = 5


class DocumentError(PeelError):
    """A document cannot be read; ``outcome`` says why in one word (see `documents.interface`)."""

    def __init__(self, name: str, outcome: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.outcome = outcome
        self.reason = reason


class StoreError(PeelError):
    """The store on disk cannot be opened or written."""


class StoreDamagedError(StoreError):
    """The database is damaged; it can be made again from the captures."""


class StoreHeldError(StoreError):
    """Another process writes the store at the moment."""
