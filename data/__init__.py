"""Data files: reference tables (forces, people, bodies, programmes, themes) and the sample collection."""

from importlib.resources import files
from importlib.resources.abc import Traversable

REFERENCE: Traversable = files(__name__) / "reference"
