"""Ask many questions at once: worker processes, each with the system opened once."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process
from time import perf_counter
from typing import Any

from assistant.settings import Settings
from eval.gold import Case
from eval.systems import Conversation, Opener, System


class CannotOpen(RuntimeError):
    """The system cannot be opened; its text is a French sentence that says why."""


def ask_all(
    cases: Sequence[Case], opener: Opener, settings: Settings, workers: int
) -> Iterator[tuple[Case, dict[str, Any]]]:
    """Each case with the answer to its last turn, as they come; raises CannotOpen."""
    workers = min(workers, len(cases))
    if workers <= 1:
        system = _opened(opener, settings) if cases else None
        yield from ((case, ask(system, case)) for case in cases if system)
        return
    pool = ProcessPoolExecutor(
        workers, get_context("spawn"), _start_worker, (opener, settings, _threads(workers))
    )
    try:
        asked = {pool.submit(_ask_in_worker, case): case for case in cases}
        for done in as_completed(asked):
            yield asked[done], done.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def ask(system: System, case: Case) -> dict[str, Any]:
    """The answer of a system; whatever it raises becomes the status `error`."""
    begun = perf_counter()
    try:
        return system(Conversation(case.id, case.turns, case.on))
    except Exception as error:  # the run goes on, and the failure is scored as one
        ms = round((perf_counter() - begun) * 1000)
        return failed(f"{type(error).__name__}: {error}", ms)


def failed(reason: str, ms: int) -> dict[str, Any]:
    """The answer object of a question that raised."""
    return {"status": "error", "verdict": None, "answer": "", "citations": [], "ms": ms} | {
        "error": reason
    }


def _opened(opener: Opener, settings: Settings) -> System:
    try:
        return opener(settings)
    except (RuntimeError, OSError, ImportError) as problem:
        raise CannotOpen(str(problem)) from problem


def _threads(workers: int) -> int:
    """Threads of torch in each worker, so that together they do not exceed the cores."""
    return max(1, (os.cpu_count() or 1) // workers)


_system: System | CannotOpen | None = None  # of this worker process


def _start_worker(opener: Opener, settings: Settings, threads: int) -> None:
    """Open the system in a worker; a failure is told by its first question."""
    global _system
    threading.Thread(target=_end_with_parent, daemon=True).start()
    os.environ["OMP_NUM_THREADS"] = str(threads)  # read by torch when it is first imported
    try:
        _system = _opened(opener, settings)
    except CannotOpen as problem:
        _system = problem


def _end_with_parent() -> None:
    """A killed run leaves no worker behind."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _ask_in_worker(case: Case) -> dict[str, Any]:
    if isinstance(_system, CannotOpen):
        raise _system
    assert _system is not None, "a worker opens its system before its first question"
    return ask(_system, case)
