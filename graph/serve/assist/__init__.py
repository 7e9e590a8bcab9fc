"""Tools for assistants by the Model Context Protocol: read only, and every answer with its citations."""
