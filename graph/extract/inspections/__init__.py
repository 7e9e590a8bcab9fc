"""Which inspection a document reports, what it follows up, and who asked for it."""
