"""``python -m peelgraph.cli`` is ``peel``."""

from .app import main

main()
