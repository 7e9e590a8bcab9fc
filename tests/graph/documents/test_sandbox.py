"""One hostile document ends its worker, not its owner; the next document gets a new worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import read
from peelgraph.graph.documents.sandbox import Sandbox
from peelgraph.graph.errors import DocumentError


@dataclass(frozen=True)
class Job:
    name: str
    size: int = 1


def work(job: Job) -> object:
    match job.name:
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "cpu":
            os.kill(os.getpid(), signal.SIGXCPU)
        case "hang":
            time.sleep(60)
        case "memory":
            return len(bytearray(4_000_000_000))
        case "refused":
            raise DocumentError("?", Outcome.ENCRYPTED, "is encrypted")
        case "bug":
            raise KeyError("oops")
        case "deep":
            return _deep()
        case "large":
            return "x" * 3_000_000
        case "read":
            return read(b"<!DOCTYPE html><main><p>words", "a.html").text
    if job.name.startswith("slow"):
        time.sleep(0.1)
    return os.getpid()


def other_work(job: Job) -> int:
    return os.getpid()


def _deep() -> int:
    return _deep()


def outcomes(*names: str, wall_seconds: float = 30) -> list[object]:
    with Sandbox(work, wall_seconds) as sandbox:
        return [
            (answer.outcome if isinstance(answer, DocumentError) else answer)
            for _, answer in sandbox.map(map(Job, names))
        ]


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("abort", Outcome.CRASHED),
        ("exit", Outcome.CRASHED),
        ("bug", Outcome.CRASHED),
        ("cpu", Outcome.OVER_THE_LIMIT),
        ("memory", Outcome.OVER_THE_LIMIT),
        ("deep", Outcome.OVER_THE_LIMIT),
        ("refused", Outcome.ENCRYPTED),
    ],
)
def test_each_end_has_its_outcome_and_the_others_go_on(name: str, outcome: Outcome) -> None:
    before, bad, after = outcomes("fine", name, "fine")
    assert bad == outcome
    assert isinstance(before, int)
    assert isinstance(after, int)
    assert before != os.getpid()


def test_a_worker_that_hangs_is_replaced() -> None:
    assert outcomes("fine", "hang", "read", wall_seconds=6)[1:] == [Outcome.OVER_THE_LIMIT, "words"]


def test_one_worker_serves_many_documents_and_large_answers_pass() -> None:
    first, large, last = outcomes("fine", "large", "fine")
    assert first == last
    assert large == "x" * 3_000_000


def test_answers_come_in_the_order_of_the_tasks_from_as_many_workers_as_are_worth_it() -> None:
    names = [f"{'slow' if number % 7 == 0 else 'fine'} {number}" for number in range(40)]
    with Sandbox(work, workers=3) as sandbox:
        answers = list(sandbox.map(map(Job, names)))
    assert [task.name for task, _ in answers] == names
    assert len({worker for _, worker in answers}) == 3


def test_of_several_workers_only_the_one_with_the_bad_document_is_lost() -> None:
    names = [{9: "abort", 17: "hang", 25: "exit"}.get(number, f"fine {number}") for number in range(40)]
    with Sandbox(work, 2, workers=2) as sandbox:
        answers = dict(enumerate(answer for _, answer in sandbox.map(map(Job, names))))
    assert {n: a.outcome for n, a in answers.items() if isinstance(a, DocumentError)} == {
        9: Outcome.CRASHED,
        17: Outcome.OVER_THE_LIMIT,
        25: Outcome.CRASHED,
    }


@pytest.mark.parametrize(("size", "most"), [(1, 16), (10_000_000, 4)])
def test_no_more_is_taken_up_than_few_tasks_or_some_megabytes(size: int, most: int) -> None:
    taken = 0

    def tasks() -> Iterator[Job]:
        nonlocal taken
        for taken in range(1, 61):  # noqa: B007
            yield Job("fine", size)

    with Sandbox(work, workers=2) as sandbox:
        ahead = [taken - given for given, _ in enumerate(sandbox.map(tasks()), 1)]
    assert max(ahead) < most


def test_leaving_early_ends_what_is_under_way() -> None:
    with Sandbox(work, workers=2) as sandbox:
        answers = sandbox.map(map(Job, ["fine"] * 16 + ["hang"] * 3))
        pid = next(answers)[1]
        started = time.perf_counter()
    assert time.perf_counter() - started < 5
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_the_next_sandbox_has_the_workers_of_the_last() -> None:
    [worker] = outcomes("fine", wall_seconds=29)
    assert isinstance(worker, int)
    assert outcomes("fine", wall_seconds=29) == [worker]
    with Sandbox(other_work, wall_seconds=29) as sandbox:
        assert [answer for _, answer in sandbox.map([Job("fine")])] == [worker]
    os.kill(worker, signal.SIGKILL)  # as for want of memory
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)
    [other] = outcomes("fine", wall_seconds=29)
    assert isinstance(other, int)
    assert other != worker


def test_who_looks_elsewhere_for_modules_has_other_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = outcomes("fine")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert outcomes("fine") != before


FORKING = """
import os, sys
from tests.graph.documents.test_sandbox import outcomes

mine = outcomes("fine")
child = os.fork()
if not child:
    sys.exit(outcomes("fine") == mine)  # and its end leaves the parent's alone
assert os.waitpid(child, 0)[1] == 0
assert outcomes("fine") == mine
print(*mine)
"""


def test_workers_are_of_one_process_and_end_with_it() -> None:
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", FORKING], cwd=root, capture_output=True, text=True, check=True
    )
    with pytest.raises(ProcessLookupError):
        os.kill(int(done.stdout), 0)


def test_no_task_is_no_work() -> None:
    assert outcomes() == []


def test_reasons_name_the_document() -> None:
    with Sandbox(work) as sandbox:
        answers = [answer for _, answer in sandbox.map([Job("bug"), Job("abort")])]
    assert [str(answer) for answer in answers] == [
        "bug: makes the reader fail (KeyError: 'oops')",
        "abort: makes the reader crash (SIGABRT): the file is damaged or hostile",
    ]
