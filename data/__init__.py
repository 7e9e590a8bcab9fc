"""Data files: reference tables (forces, people, bodies, programmes, themes), cue lexicons, the sample collection."""

from importlib.resources import files
from importlib.resources.abc import Traversable

REFERENCE: Traversable = files(__name__) / "reference"
LEXICONS: Traversable = files(__name__) / "lexicons"
