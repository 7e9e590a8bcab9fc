"""The graph as files for other programs: one module a format, each with a function ``write``."""
