"""An endpoint that goes away in the middle of its answers: the whole answer after another try, or one line and no file."""

from __future__ import annotations

import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

COMMANDS = {
    "rows": ["query", "tone-by-genre"],
    "a dossier": ["show", "the Met"],
    "a search": ["find", "children"],
    "triples": ["export", "out.ttl"],
    "quads": ["export", "out.nq"],
    "a network": ["export", "out.graphml"],
    "a picture": ["plot", "themes", "-o", "out.svg"],
}


@contextmanager
def between(endpoint: str, is_lost: Callable[[int], bool]) -> Iterator[str]:
    """A way to an endpoint that breaks off in the middle of each answer whose number is among the lost."""
    count = 0

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            nonlocal count
            count += 1
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kept = {name: self.headers[name] for name in ("Accept", "Content-Type")}
            try:
                with urllib.request.urlopen(urllib.request.Request(endpoint, body, kept)) as answer:
                    status, kind, data = answer.status, answer.headers["Content-Type"], answer.read()
            except urllib.error.HTTPError as error:
                status, kind, data = error.code, "text/plain", error.read()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: len(data) // 2] if is_lost(count) else data)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query"
        finally:
            server.shutdown()


def peel(endpoint: str, words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "peelgraph.cli", *words, "--endpoint", endpoint]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
def test_what_breaks_off_is_asked_for_again_or_told_and_never_half_there(
    endpoint: str, words: list[str], tmp_path: Path
) -> None:
    whole = peel(endpoint, words, tmp_path / "whole")
    assert whole.returncode == 0, whole.stderr
    with between(endpoint, lambda number: number % 2 == 1) as flickering:
        again = peel(flickering, words, tmp_path / "again")
        assert again.returncode == 0, again.stderr
        assert content(tmp_path / "again") == content(tmp_path / "whole")
        assert again.stdout.replace(flickering, endpoint) == whole.stdout
    with between(endpoint, lambda number: number > 1) as lost:
        told = peel(lost, words, tmp_path / "lost")
        if told.returncode:  # all but the questions that are answered at once
            assert (told.returncode, told.stdout, content(tmp_path / "lost")) == (5, "", {})
            assert told.stderr.splitlines()[-1].startswith(f"peel: {lost}: the connection broke off")
        else:
            assert told.stdout.replace(lost, endpoint) == whole.stdout
