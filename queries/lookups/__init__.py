"""Queries behind the lookup commands (show, find, explain ...)."""
