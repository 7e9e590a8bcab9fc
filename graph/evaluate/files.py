"""The files of an evaluation: gold annotations, the texts beside them, and records made earlier."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from ..documents.interface import Outcome
from ..errors import DocumentError, UsageError
from .entries import Json

SUFFIXES = (".txt", ".html", ".htm", ".pdf", ".md")
"""Kinds of texts; where a document is there in several, the first one is taken."""

_LISTS = {
    "findings": "quote",
    "recommendations": "quote",
    "people": "name",
    "commissions": "by",
    "grades": "grade",
    "monitoring": "event",
    "follows": None,
    "dont_care": "quote",
}
"""Lists of a gold file, with the string that no entry of theirs can be without."""


def read_gold(folder: Path) -> dict[str, Json]:
    """Gold annotations of a folder by stem; raises `UsageError` without any, `DocumentError` if malformed."""
    paths = sorted(_folder(folder).glob("*.json"))
    if not paths:
        raise UsageError(f"{folder} has no gold annotations: they are files named *.json")
    return {path.stem: _gold(path) for path in paths}


def read_records(folder: Path, stems: Iterable[str]) -> dict[str, Json]:
    """Those records of a folder that go by one of the stems."""
    paths = [path for stem in stems if (path := _folder(folder) / f"{stem}.json").is_file()]
    if not paths:
        raise UsageError(
            f"{folder} has no record of any of these documents: make them with `peel extract --json`"
        )
    return {path.stem: _record(path) for path in paths}


def find_texts(gold: Path, stems: Iterable[str], texts: Path | None = None) -> dict[str, Path]:
    """Text of each document: in the folder named, else beside the gold, else in ``../texts``."""
    folders = [_folder(texts)] if texts else [gold, gold.resolve().parent / "texts"]
    return {stem: _text(stem, folders, gold) for stem in stems}


def _text(stem: str, folders: list[Path], gold: Path) -> Path:
    for folder in folders:
        for suffix in SUFFIXES:
            if (path := folder / f"{stem}{suffix}").is_file():
                return path
    looked = " or ".join(map(str, folders))
    raise UsageError(f"{gold / stem}.json: its text, {stem}.txt (or .html, .pdf, .md), is not in {looked}")


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"{path} is no folder" if path.exists() else f"{path} does not exist")
    return path


def _record(path: Path) -> Json:
    try:
        record = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DocumentError(str(path), Outcome.CORRUPT, f"cannot be read as JSON: {error}") from error
    if not isinstance(record, dict):
        raise DocumentError(str(path), Outcome.CORRUPT, "is not one JSON object")
    return record


def _gold(path: Path) -> Json:
    record = _record(path)
    for problem in _problems(record):
        raise DocumentError(str(path), Outcome.CORRUPT, problem)
    return record


def _problems(record: Json) -> Iterable[str]:
    """What makes a gold record unusable, in the order of its keys."""
    for key in ("alt", "optional_values"):
        if not _lists_by_key(record.get(key, {})):
            yield f"`{key}` must be an object of lists"
    for key in ("forces", "forces_mentioned", "inspectorates"):
        if not _all(record.get(key, []), lambda value: isinstance(value, str)):
            yield f"`{key}` must be a list of strings"
    for key, needed in _LISTS.items():
        if not _all(record.get(key, []), lambda entry: isinstance(entry, dict)):
            yield f"`{key}` must be a list of objects"
            continue
        for number, entry in enumerate(record.get(key, []), 1):
            if needed and not (isinstance(entry.get(needed), str) and entry[needed].strip()):
                yield f"entry {number} of `{key}` has no `{needed}`"
            elif not _lists_by_key(entry.get("alt", {})):
                yield f"`alt` in entry {number} of `{key}` must be an object of lists"


def _all(value: object, holds: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and all(map(holds, value))


def _lists_by_key(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(listed, list) for listed in value.values())
