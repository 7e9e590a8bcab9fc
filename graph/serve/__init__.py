"""The graph over HTTP: a front that only speaks, and killable worker processes that ask the store."""
