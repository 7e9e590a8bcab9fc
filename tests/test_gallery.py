"""The pictures in the docs are those that the program draws today."""

from __future__ import annotations

import importlib.util
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_gallery_is_up_to_date(collection_folder: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("gallery", DOCS / "gallery.py")
    gallery = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gallery)
    gallery.make(collection_folder, tmp_path)
    made = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert len(made) == 1 + len(gallery.PICTURES)
    stale = [
        str(name)
        for name, text in made.items()
        if not (DOCS / name).is_file() or (DOCS / name).read_bytes() != text
    ]
    assert not stale, "`make gallery` makes them anew"
