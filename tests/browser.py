"""A headless Chromium without a network, where Debian's is installed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-sync",
)


@contextmanager
def opened(file: Path) -> Iterator[tuple[Any, list[str]]]:
    """A page of Chromium that shows a file, and what it tried to load besides."""
    chromium = shutil.which("chromium")
    if chromium is None and not os.environ.get("CI"):
        pytest.skip("make consumers installs Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 800})
        tried: list[str] = []
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)

        def watch(route: Any) -> None:
            if route.request.url == file.as_uri():
                route.continue_()
                return
            tried.append(route.request.url)
            route.abort()

        page.route("**/*", watch)
        page.goto(file.as_uri())
        yield page, tried
        assert not problems, problems
        browser.close()
