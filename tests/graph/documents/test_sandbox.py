"""One hostile document ends its worker, not its owner; the next document gets a new worker."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass

import pytest

from peelgraph.graph.documents.interface import Outcome
from peelgraph.graph.documents.read import read
from peelgraph.graph.documents.sandbox import Sandbox
from peelgraph.graph.errors import DocumentError


@dataclass(frozen=True)
class Job:
    name: str


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
    assert outcomes("fine", "hang", "read", wall_seconds=2)[1:] == [Outcome.OVER_THE_LIMIT, "words"]


def test_one_worker_serves_many_documents_and_large_answers_pass() -> None:
    first, large, last = outcomes("fine", "large", "fine")
    assert first == last
    assert large == "x" * 3_000_000


def test_no_task_is_no_work() -> None:
    assert outcomes() == []


def test_reasons_name_the_document() -> None:
    with Sandbox(work) as sandbox:
        answers = [answer for _, answer in sandbox.map([Job("bug"), Job("abort")])]
    assert [str(answer) for answer in answers] == [
        "bug: makes the reader fail (KeyError: 'oops')",
        "abort: makes the reader crash (SIGABRT): the file is damaged or hostile",
    ]
