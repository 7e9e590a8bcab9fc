from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import hashlib
from peelgraph.graph.rdf import document_quads, ontology_quads, reference_quads
from tests.graph.validate.worlds import valid
from tests.sample import extractions
quads = [*valid(), *ontology_quads(), *reference_quads()]
for extraction in extractions():
    quads += document_quads(extraction)
print(hashlib.sha256("".join(map(str, quads)).encode()).hexdigest())
"""


def test_the_same_quads_in_the_same_order_under_any_hash_seed() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[3],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
