"""Reference tables; read through `peelgraph.graph.reference`."""
