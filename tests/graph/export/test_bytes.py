"""The same store gives the same bytes in every format, whatever the process."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from peelgraph.graph.export.registry import FORMATS

SCRIPT = """
import hashlib, io, pathlib, sys
from peelgraph.graph.export.interface import Source
from peelgraph.graph.export.registry import FORMATS
from peelgraph.graph.network.spans import Span
from peelgraph.graph.network.views import Projection
from peelgraph.graph.store.local import open_store

store = open_store(pathlib.Path(sys.argv[1]))
sources = [
    Source(store, measures=True),
    Source(store, projection=Projection.FORCE_THEME),
    Source(store, of="force/metropolitan", depth=1),
    Source(store, span=Span("2019", "2021")),
]
for name, format in FORMATS.items():
    for source in sources if format.of_network else sources[:1]:
        files = {table: io.BytesIO() for table in format.tables or ["all"]}
        if format.tables:
            format.write_tables(source, files)
        else:
            format.write(source, files["all"])
        print(name, *(hashlib.sha256(file.getvalue()).hexdigest() for file in files.values()))
"""


def test_the_same_bytes_in_any_process(sample_folder) -> None:
    def digests(seed: str) -> str:
        command = [sys.executable, "-c", SCRIPT, str(sample_folder)]
        environment = {"PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    with ThreadPoolExecutor() as pool:
        first, second, third = pool.map(digests, "012")
    assert first == second == third
    assert len(first.splitlines()) == sum(4 if format.of_network else 1 for format in FORMATS.values())
