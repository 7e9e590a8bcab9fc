"""A headless Chromium without a network, where Debian's is installed; one for all tests of a module."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
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
def opened(
    file: Path, before: str = "", beside: Path | None = None, **options: Any
) -> Iterator[tuple[Any, list[str]]]:
    """A page of Chromium that shows a file, and what it tried to load besides.

    It may load files of a folder ``beside``. A script ``before`` may change the browser first; ``options`` as
    in `visiting`.
    """

    def allowed(url: str) -> bool:
        return url == file.as_uri() or (
            beside is not None and url.startswith((f"{beside.as_uri()}/", "data:"))
        )

    with _page(allowed, **options) as (page, tried):
        page.add_init_script(before)
        page.goto(file.as_uri())
        yield page, tried


@contextmanager
def visiting(root: str, *, refusals: bool = False, **options: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page of Chromium that can reach one server only, and what it tried to load from others.

    With ``refusals`` that server may refuse something; ``options`` are those of Playwright's contexts, such
    as ``viewport`` and ``color_scheme``.
    """

    def allowed(url: str) -> bool:
        return url.startswith((f"{root}/", "data:", "blob:"))

    with _page(allowed, refusals=refusals, base_url=root, **options) as (page, tried):
        yield page, tried


_running = ExitStack()


@cache
def _browser() -> Any:
    chromium = shutil.which("chromium")
    if chromium is None and not os.environ.get("CI"):
        pytest.skip("make consumers installs Chromium")
    from playwright.sync_api import sync_playwright

    playwright = _running.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
    _running.callback(browser.close)
    return browser


def close() -> None:
    """End the browser; while it runs, no test of this process can run a loop of asyncio."""
    _browser.cache_clear()
    _running.close()


@contextmanager
def _page(
    allowed: Callable[[str], bool], *, refusals: bool = False, **options: Any
) -> Iterator[tuple[Any, list[str]]]:
    """A page of a profile of its own."""
    with _browser().new_context(**{"viewport": {"width": 1200, "height": 800}, **options}) as profile:
        profile.set_default_timeout(120_000)  # ms: a busy machine is no failure
        page = profile.new_page()
        tried: list[str] = []
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))

        def hear(said: Any) -> None:
            if said.type == "error" and not (refusals and "the server responded with" in said.text):
                problems.append(said.text)

        page.on("console", hear)

        def watch(route: Any) -> None:
            if allowed(route.request.url):
                route.continue_()
                return
            tried.append(route.request.url)
            route.abort()

        page.route("**/*", watch)
        yield page, tried
        assert not problems, problems
