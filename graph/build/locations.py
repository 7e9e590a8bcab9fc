"""Where shards lie: a folder, or any address that fsspec knows (s3://, gs://, ...)."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from types import ModuleType
from typing import Any, BinaryIO, cast

from ..errors import StoreError, UsageError


@dataclass(frozen=True, slots=True)
class Location:
    """A folder somewhere; files in it are there whole or not at all."""

    url: str

    def write(self, name: str, data: bytes) -> None:
        """Write a file, in the place of an older one of that name."""
        system, path = self._opened()
        try:
            system.makedirs(path, exist_ok=True)
            with system.transaction, system.open(f"{path}/{name}", "wb") as file:
                file.write(data)
        except OSError as error:
            raise StoreError(f"{self.url}/{name} cannot be written: {error.strerror or error}") from error

    def open(self, name: str) -> BinaryIO:
        """Open a file for reading; raises FileNotFoundError."""
        system, path = self._opened()
        return cast(BinaryIO, system.open(f"{path}/{name}", "rb"))

    def remove(self, name: str) -> None:
        """Remove a file, where there is one."""
        system, path = self._opened()
        if system.exists(f"{path}/{name}"):
            system.rm(f"{path}/{name}")

    def names(self) -> set[str]:
        """Files that lie here."""
        system, path = self._opened()
        if not system.exists(path):
            return set()
        return {found.rstrip("/").rpartition("/")[2] for found in system.ls(path, detail=False)}

    def _opened(self) -> tuple[Any, str]:  # Any: fsspec is an extra
        fsspec = extra("fsspec")
        try:
            system, path = fsspec.core.url_to_fs(self.url)
        except (ValueError, ImportError) as error:
            raise UsageError(f"{self.url}: {error}") from error
        return system, path.rstrip("/")


def extra(module: str) -> ModuleType:
    """A module of the extra ``cluster``; raises `UsageError` where that is not installed."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise UsageError(f"{module} is not installed: pip install 'peelgraph[cluster]'") from error
