"""N-Quads with one order of lines, so that equal graphs are equal bytes."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Quad, RdfFormat, parse


def to_nquads(quads: Iterable[Quad]) -> bytes:
    """The quads as sorted lines, each once."""
    return "".join(sorted({f"{quad} .\n" for quad in quads})).encode()


def read_nquads(data: bytes) -> list[Quad]:
    """The quads of some N-Quads; raises SyntaxError where they are none."""
    return list(parse(data, format=RdfFormat.N_QUADS))
