"""What new documents say, waiting in a file until much of it is loaded into the database.

Each bulk load leaves files that RocksDB merges into all that the database has by then. Loads in quick
succession are merged together: how often there are some is what costs, so small ones serve, which need little
memory. Measured for 4.1 million quads, onto a database of 10,000 documents:

=============================================  =========  ========
56 loads, one every 2 seconds                  147 s CPU    172 MB
56 loads one after the other                    82 s CPU    159 MB
one load                                        71 s CPU  2,357 MB
=============================================  =========  ========
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from pyoxigraph import RdfFormat, Store, parse

from .manifest import MANIFEST
from .update import Update

_FULL = 1_000_000_000
"""Bytes that wait at most: of about 6,000 documents of 3 kB."""
_REMEMBERED = 200_000
"""Lines of what waits that are in memory at most, about 90 MB; 6,000 usual documents need 30 MB."""
_PART = 16_000_000
"""Bytes that are loaded at once: some 85,000 quads, for which loading needs 130 MB."""
_BULK = 2_000_000
"""Bytes from which bulk loading is better than `Store.extend`, which leaves no files to be merged."""


class Spool:
    """N-Quads in a file without a name, in parts of whole updates: each is one transaction.

    ``entries`` is a store of what waits for the manifest; ``shared`` are triples that wait for the default
    graph and that others may say too.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (open as long as the spool)
        self._ends: list[int] = []  # of the parts
        self._remembered = 0
        self.entries = Store()
        self.shared: set[str] = set()

    def close(self) -> None:
        """Give the space on the disk back."""
        with suppress(OSError):  # of what could not be written to a full disk
            self._file.close()

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self._ends

    @property
    def is_full(self) -> bool:
        """Whether it is time to load."""
        return bool(self._ends) and (self._ends[-1] >= _FULL or self._remembered >= _REMEMBERED)

    def take(self, update: Update) -> None:
        """Let wait what an update adds. One that is broken off has not been taken."""
        start, end = [0, 0, *self._ends][-2:]
        self._file.seek(end)
        for data in update.nquads():
            self._file.write(data)
        entries = update.added(MANIFEST.value)
        self.entries.load("\n".join(entries), RdfFormat.N_TRIPLES, to_graph=MANIFEST)
        self.shared.update(update.shared)
        self._remembered += len(entries) + len(update.shared)
        self._file.flush()
        now = self._file.tell()
        before = self._ends[:-1] if now - start <= _PART else self._ends
        self._ends = [*before, now]

    def load(self, store: Store) -> None:
        """Put all that waits into a database, whose engine wrote the lines.

        To do it twice does no harm, even at once, as may be at a second Ctrl-C.
        """
        start = 0
        for end in self._ends:
            data = os.pread(self._file.fileno(), end - start, start)
            if len(data) >= _BULK:
                store.bulk_load(data, RdfFormat.N_QUADS, lenient=True)
            else:
                store.extend(parse(data, RdfFormat.N_QUADS, lenient=True))
            start = end
