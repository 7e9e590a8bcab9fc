"""All targets by name; their modules are imported when they are asked for, as a start is dear to a fuzzer."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from .interface import Target

_MODULES = ("readers", "extraction", "queries", "exporters", "web")


def targets() -> Iterator[Target]:
    """All of them."""
    for module in _MODULES:
        yield from import_module(f".{module}", __package__).TARGETS


def named(name: str) -> Target:
    """The target of a name; raises KeyError."""
    for target in targets():
        if target.name == name:
            return target
    raise KeyError(name)
