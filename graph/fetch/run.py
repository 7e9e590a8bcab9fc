"""A whole fetch: pages, their reports and what sitemaps list, one after the other, into one folder."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from ..errors import DocumentError
from . import sitemap
from .addresses import Allowed, normal
from .client import NOT_MODIFIED, Client
from .folder import Folder, opened
from .interface import Answer, Outcome
from .kept import Kept
from .links import report_links
from .names import file_name, sitemap_name
from .network import is_public
from .options import Options
from .report import Report, Step, Tell, What
from .sources import addresses
from .visit import Visitor

_DEPTH = 2  # an index lists sitemaps, and these list pages: the protocol knows no more


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An address to get, and what it may lead to."""

    address: str
    depth: int | None = 0  # of sitemaps above it; None where it can be none itself
    found_on: str = ""
    is_report: bool = False
    entry: sitemap.Entry | None = None


def fetch(sources: Sequence[str], into: Path, options: Options, tell: Tell = lambda _step: None) -> Report:
    """Fetch addresses, what sitemaps list, and the reports of landing pages into a folder.

    What cannot be had is told by ``tell`` and left out. It may be interrupted at any moment: the next run
    takes what is there. Raises a `UsageError` for senseless sources or options, before anything is asked.
    """
    first = addresses(sources)
    allowed, agent = Allowed.by(first, options.allow_hosts), options.agent
    allows = (lambda _address: True) if options.allow_private else is_public
    client = Client(agent, max_size=options.max_size, timeout=options.timeout, allows=allows)
    with opened(into) as folder, client:
        run = _Run(folder, Visitor(client, allowed, options.delay), options, tell)
        return run.all(_Wanted(address) for address in first)


class _Run:
    def __init__(self, folder: Folder, visitor: Visitor, options: Options, tell: Tell) -> None:
        self._folder = folder
        self._visitor = visitor
        self._options = options
        self._tell = tell
        self._queue: deque[_Wanted] = deque()
        self._seen: set[str] = set()
        self._done = 0
        self._report = Report()

    def all(self, wanted: Iterable[_Wanted]) -> Report:
        """Work until nothing is wanted any more; what a page leads to comes right after it."""
        self._want(wanted)
        while self._queue:
            self._one(self._queue.popleft())
        return self._report

    def _want(self, wanted: Iterable[_Wanted]) -> None:
        new = []
        for one in wanted:
            if one.address not in self._seen:
                self._seen.add(one.address)
                new.append(one)
        self._queue.extendleft(reversed(new))

    def _one(self, wanted: _Wanted) -> None:
        self._done += 1
        try:
            kept, what = self._had(wanted)
            self._want(self._next(wanted, kept))
        except DocumentError as error:
            self._leave_out(wanted.address, error)
            return
        if not kept.is_sitemap:
            self._report.counts[what] += 1
        total = self._done + len(self._queue)
        self._tell(Step(self._done, total, what, wanted.address, kept.file, kept.size))

    def _leave_out(self, address: str, error: DocumentError) -> None:
        self._folder.failed(address, error.outcome, error.reason)
        self._report.counts[What.LEFT_OUT] += 1
        total = self._done + len(self._queue)
        self._tell(Step(self._done, total, What.LEFT_OUT, address, reason=error.reason))

    def _had(self, wanted: _Wanted) -> tuple[Kept, What]:
        """The document in the folder, after the server was asked for news where that is due."""
        before = self._folder.find(wanted.address)
        if before and self._is_fresh(before, wanted):
            return before, What.KEPT
        answer = self._visitor.get(wanted.address, self._validators)
        before = self._folder.find(answer.address)
        if answer.status == NOT_MODIFIED:
            if before is None:
                raise DocumentError(wanted.address, Outcome.BROKEN, "is said to be here already, but is not")
            return self._folder.confirm(wanted.address, before, answer), What.UNCHANGED
        kept = self._folder.keep(wanted.address, answer, self._name(wanted, answer), wanted.found_on)
        if before is None:
            return kept, What.SAVED
        return kept, What.UNCHANGED if before.sha256 == kept.sha256 else What.CHANGED

    def _validators(self, address: str) -> Mapping[str, str]:
        kept = self._folder.find(address)
        return kept.validators if kept and kept.address == address else {}

    def _is_fresh(self, kept: Kept, wanted: _Wanted) -> bool:
        checked, now = datetime.fromisoformat(kept.checked), datetime.now(UTC)
        if checked > now:  # by a clock that was wrong, then or now
            return False
        if wanted.entry and wanted.entry.is_older_than(checked):
            return True
        return now - checked < self._options.max_age

    def _name(self, wanted: _Wanted, answer: Answer) -> str:
        if not answer.body:
            raise DocumentError(wanted.address, Outcome.EMPTY, "is empty")
        if wanted.depth is not None and sitemap.is_sitemap(self._unpacked(answer.body, wanted.address)):
            return sitemap_name(answer)
        return file_name(answer)

    def _unpacked(self, body: bytes, name: str) -> bytes:
        return sitemap.unpacked(body, name, self._options.max_size)

    def _next(self, wanted: _Wanted, kept: Kept) -> list[_Wanted]:
        """What an address leads to."""
        if kept.is_sitemap:
            return self._listed(wanted, kept)
        if not self._options.reports or wanted.is_report or not kept.file.endswith(".html"):
            return []
        links = report_links(self._folder.read(kept), kept.address)
        return [_Wanted(link, None, found_on=kept.address, is_report=True) for link in links]

    def _listed(self, wanted: _Wanted, kept: Kept) -> list[_Wanted]:
        depth = wanted.depth or 0
        if depth >= _DEPTH:
            raise DocumentError(wanted.address, Outcome.BROKEN, "is an index of sitemaps inside another one")
        found = []
        for entry in sitemap.entries(self._unpacked(self._folder.read(kept), kept.address), kept.address):
            try:
                address = normal(entry.address, kept.address)
            except DocumentError as error:
                self._done += 1
                self._leave_out(error.name, error)
                continue
            if entry.is_sitemap:
                found.append(_Wanted(address, depth + 1, found_on=kept.address, entry=entry))
            elif fnmatchcase(address, self._options.match):
                found.append(_Wanted(address, None, found_on=kept.address, entry=entry))
            else:
                self._report.unmatched += 1
        return found
