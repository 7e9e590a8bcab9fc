"""Runs what README and docs tell readers to type, and writes the answers that they show: ``make gallery``.

A fenced block of ``sh`` is a script that must succeed, one of ``python`` too. One of ``console`` has commands
behind ``$`` and below each what a terminal of 80 columns shows then; a last line ``…`` stands for the rest.
What cannot be run here has a line ``<!-- not run: REASON -->`` in front of it. Each page has a folder of its
own with a store of the sample collection, or without, if the page itself shows how to make one.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from peelgraph.graph.build import ingest

ROOT = Path(__file__).parents[1]
RUN = ("sh", "console", "python")
FENCE = re.compile(
    r"(?:^<!-- not run: (?P<reason>[^>]+?) -->\n)?"
    r"^```(?P<language>\w+)[^\n]*\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
SECONDS = re.compile(r"\(\d+\.\d s\)")
MAKES_STORE = "$ peel ingest data/documents\n"
REST = "…"
END = "\x1e"
WIDTH = 80
PRELUDE = """\
peel() {
    [ "$1" = serve ] || { command peel "$@"; return; }
    stop
    : > serve.log  # else the address of the server before may be read
    command peel "$@" --port 0 2>> serve.log & server=$!
    until grep -q http:// serve.log; do kill -0 $server || { cat serve.log >&2; exit 1; }; sleep 0.1; done
    address=$(grep -o 'http://127[^ /]*' serve.log | tail -1)
}
curl() { command curl --silent --fail-with-body "${@//http:\\/\\/127.0.0.1:8000/$address}"; }
stop() { [ -z "${server-}" ] || { kill $server; wait $server; } 2> /dev/null || true; }
trap 'code=$?; stop; exit $code' EXIT
"""
"""For bash: a server takes a free port and the script goes on; what asks it asks there."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    language: str
    body: str
    reason: str | None  # why it is not run
    start: int  # offsets of the body in the page
    end: int


def pages() -> list[Path]:
    """The pages that tell readers to type something."""
    readmes = (ROOT / "data").glob("*/README.md")
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *readmes])


def blocks(text: str) -> list[Block]:
    """The blocks of a page that are to be run, or say why not."""
    return [
        Block(found["language"], found["body"], found["reason"], *found.span("body"))
        for found in FENCE.finditer(text)
        if found["language"] in RUN
    ]


class Sandbox:
    """A folder as readers have it: the repository's data, an environment, and a store of the collection."""

    def __init__(self, folder: Path, store: Path | None) -> None:
        """Take a copy of a store."""
        self.folder = folder
        for name in ("data", "tests"):
            (folder / name).symlink_to(ROOT / name)
        (folder / ".venv").symlink_to(sys.prefix)
        if store:
            shutil.copytree(store, folder / "peelgraph.store", symlinks=True)
        scripts = Path(sys.prefix, "bin")
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PEEL_")}
        self.environment = kept | {
            "PATH": f"{scripts}:{os.environ['PATH']}",
            "HOME": str(folder),
            "COLUMNS": str(WIDTH),
            "NO_COLOR": "1",
            "TERM": "dumb",
        }

    def script(self, body: str) -> tuple[int, str]:
        """Run a block of ``sh``; exit code and all that was said."""
        return self._run(["bash", "-euo", "pipefail", "-c", PRELUDE + body])

    def python(self, body: str) -> tuple[int, str]:
        """Run Python."""
        return self._run([sys.executable, "-W", "error", "-c", body])

    def _run(self, command: list[str]) -> tuple[int, str]:
        done = subprocess.run(
            command,
            check=False,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
        )
        return done.returncode, done.stdout.decode("utf-8", "replace")

    def console(self, body: str) -> str:
        """The block with what its commands say today: errors and notes first, then the answer."""
        commands = [command for command, _ in _commands(body)]
        mark = f"printf '{END}'; printf '{END}' >&2\n"
        script = PRELUDE + "".join(f"{command}\n{mark}" for command in commands)
        said, answered = self._terminal(script)
        parts = zip(_commands(body), said.split(END), answered.split(END), strict=False)
        return "".join(
            _typed(command) + _shown(first + answer, kept) for (command, kept), first, answer in parts
        )

    def _terminal(self, script: str) -> tuple[str, str]:
        """Run with a terminal for stdout; stderr and stdout."""
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, WIDTH, 0, 0))
        with tempfile.TemporaryFile() as errors:
            with subprocess.Popen(
                ["bash", "-c", script],
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=slave,
                stderr=errors,
            ):
                os.close(slave)
                answered = b"".join(_chunks(master))
            errors.seek(0)
            return errors.read().decode("utf-8"), answered.decode("utf-8").replace("\r\n", "\n")


def _chunks(terminal: int) -> Iterator[bytes]:
    try:
        while chunk := os.read(terminal, 65536):
            yield chunk
    except OSError:  # how Linux tells the end
        pass
    finally:
        os.close(terminal)


def _commands(body: str) -> list[tuple[str, int | None]]:
    """Commands behind ``$``, with what goes on behind ``>``, and how many lines of the answer are shown."""
    found: list[tuple[str, int | None]] = []
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        lines = part.splitlines()
        typed = 1 + sum(1 for _ in takewhile(lambda line: line.startswith(">"), lines[1:]))
        command = "\n".join([lines[0], *(line[2:] for line in lines[1:typed])])
        found.append((command, len(lines) - typed - 1 if lines[-1] == REST else None))
    return found


def _typed(command: str) -> str:
    first, *others = command.split("\n")
    return "".join([f"$ {first}\n", *(f"> {line}".rstrip() + "\n" for line in others)])


def _shown(output: str, kept: int | None) -> str:
    lines = [line.rstrip() for line in output.strip("\n").splitlines()]
    if kept is not None and len(lines) > kept:
        lines[kept:] = [REST]
    return "".join(f"{line}\n" for line in lines)


def same(shown: str, today: str) -> bool:
    """Whether two answers are the same but for measured seconds."""
    return SECONDS.sub("", shown) == SECONDS.sub("", today)


def run(text: str, sandbox: Sandbox) -> Iterator[tuple[Block, int, str]]:
    """The blocks of a page in their order: exit code and what was said, of ``console`` today's block."""
    for block in blocks(text):
        if block.reason is not None:
            continue
        if block.language == "console":
            yield block, 0, sandbox.console(block.body)
        else:
            yield block, *(sandbox.script if block.language == "sh" else sandbox.python)(block.body)


def refreshed(text: str, sandbox: Sandbox) -> str:
    """The page with today's answers; raises RuntimeError where a script fails."""
    pieces, done = [], 0
    for block, code, today in run(text, sandbox):
        if code:
            raise RuntimeError(f"{block.body}\n{today}")
        if block.language == "console" and not same(block.body, today):
            pieces += [text[done : block.start], today]
            done = block.end
    return "".join([*pieces, text[done:]])


def sandbox(page: Path, folder: Path, store: Path) -> Sandbox:
    """The folder of a page."""
    return Sandbox(folder, None if MAKES_STORE in page.read_text("utf-8") else store)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        store = Path(temporary, "store")
        ingest([ROOT / "data" / "documents"], store)
        for number, page in enumerate(pages()):
            text = page.read_text("utf-8")
            if "```console" in text:
                folder = Path(temporary, str(number))
                folder.mkdir()
                page.write_text(refreshed(text, sandbox(page, folder, store)), "utf-8")
