"""Pictures of what the graph says, made without a browser: one module a picture."""
