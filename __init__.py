"""peelgraph: what police inspectorates publish, as a knowledge graph that can show its sentences."""

__version__ = "0.1.0"
