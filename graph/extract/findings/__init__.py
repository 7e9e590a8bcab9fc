"""What an inspectorate says about a force: whether, which way, on which theme."""
