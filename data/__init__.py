"""Data files: reference tables (forces, people, programmes, themes, ...), cue lexicons, sample documents."""

from importlib.resources import files
from importlib.resources.abc import Traversable

REFERENCE: Traversable = files(__name__) / "reference"
LEXICONS: Traversable = files(__name__) / "lexicons"
