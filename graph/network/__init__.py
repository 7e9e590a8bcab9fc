"""The graph as a network: things and typed edges, with the words behind each, and ways between things."""
