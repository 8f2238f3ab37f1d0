"""Texts being added, one at a time: what stage each is at, and how it ended."""

from __future__ import annotations

import io
import logging
import secrets
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Any, TextIO

from corpus.added.problems import TextProblem
from corpus.expressions import expression
from index.problems import IndexProblem

MAX_WAITING = 5
_KEPT = 100
_DONE_OF = expression(r"(\d+)/(\d+)")  # in a line of index.progress

_log = logging.getLogger(__name__)
_BROKEN = "Une erreur interne a empêché d'ajouter ce texte ; rien n'a été changé."


class Stage(StrEnum):
    """Where a job is."""

    WAITING = "en attente"
    READING = "lecture"
    INDEXING = "indexation"
    ADDED = "ajouté"
    REFUSED = "refusé"


@dataclass(slots=True)
class Job:
    """One text; ``done`` of ``total`` extracts are indexed; ``detail`` says how it ended."""

    owner: str
    stage: Stage = Stage.WAITING
    done: int = 0
    total: int = 0
    detail: str = ""

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.stage in (Stage.ADDED, Stage.REFUSED)

    def to_json(self) -> dict[str, Any]:
        """JSON-ready, without its owner."""
        return {
            "stage": str(self.stage),
            "done": self.done,
            "total": self.total,
            "detail": self.detail,
            "ended": self.ended,
        }


class TooManyJobs(RuntimeError):
    """Too many texts wait already."""


class Jobs:
    """Runs jobs in their order; the last ones are remembered, to be told to their owners."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="ajout")

    def start(self, owner: str, work: Callable[[Job, TextIO], str], end: Callable[[], None]) -> str:
        """Have ``work`` done, which gives the sentence of its success; the name of the job.

        ``end`` is called once it is over, however it ended.
        """
        with self._lock:
            if sum(not job.ended for job in self._jobs.values()) >= MAX_WAITING:
                raise TooManyJobs
            name, job = secrets.token_urlsafe(12), Job(owner)
            self._jobs[name] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        self._worker.submit(_run, job, work, end)
        return name

    def get(self, name: str, owner: str) -> Job | None:
        """A job, for its owner alone."""
        job = self._jobs.get(name)
        return job if job and job.owner == owner else None


def _run(job: Job, work: Callable[[Job, TextIO], str], end: Callable[[], None]) -> None:
    try:
        job.stage = Stage.READING
        job.detail = work(job, _Follower(job))
        job.stage = Stage.ADDED
    except (TextProblem, IndexProblem) as problem:
        job.detail, job.stage = str(problem), Stage.REFUSED
    except Exception:
        _log.exception("Un texte n'a pas pu être ajouté")
        job.detail, job.stage = _BROKEN, Stage.REFUSED
    finally:
        end()


class _Follower(io.StringIO):
    """Takes the progress of the index, as a terminal would, and keeps its figures."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def isatty(self) -> bool:
        return True  # ten lines a second rather than one every ten seconds

    def write(self, text: str) -> int:
        if found := _DONE_OF.search(text):
            self._job.stage = Stage.INDEXING
            self._job.done, self._job.total = int(found[1]), int(found[2])
        return len(text)
