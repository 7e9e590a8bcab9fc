"""Documents from the web: asked for politely, and kept as they came, with their address and time."""
