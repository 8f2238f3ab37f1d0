"""The only door: a question in, a checked and cited answer out, with the thread remembered."""

from __future__ import annotations

import gc
import sqlite3
import time
import uuid
from collections.abc import Generator, Iterator
from contextvars import copy_context
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import warming
from assistant.answer import (
    Answer,
    AnswerEvent,
    Dossier,
    Event,
    TextEvent,
)
from assistant.authors import Asked, Authors, Made
from assistant.composition import (
    around_draft,
    evidence_of,
    numbered,
    status_of,
    validity_notices,
    verdict_of,
)
from assistant.dossier_changes import NOTHING_BY_HAND, DossierByHand
from assistant.evidence import EvidenceDesk
from assistant.failures import failed, log_problem
from assistant.installation import Installation
from assistant.memory import Memory
from assistant.parts import WHOLE, Parts
from assistant.reception import readable, receive, reset_only
from assistant.search import TextSearch
from assistant.settings import Settings, silence_dependencies
from assistant.turn import Turn
from assistant.understanding.new_case import opens_case, without_opening
from assistant.understanding.reader import understand
from corpus.library import Corpus, load, use
from index.problems import IndexProblem

if TYPE_CHECKING:
    from assistant.offline_model import OfflineChatModel
    from index.retriever import SearchResult

FIRST_QUESTION = "Quelle est la durée minimale d'une Pro-A ?"
"""What a process that stays asks itself, so that the search is loaded."""

DATABASE = "conversations.sqlite"
"""The file of ALINEA_HOME that keeps the threads."""


class Assistant:
    """Answers questions; one instance serves many threads at once."""

    def __init__(
        self, settings: Settings, parts: Parts = WHOLE, drafter: OfflineChatModel | None = None
    ) -> None:
        """``drafter`` words the threads of an installation without a language model."""
        silence_dependencies()
        self._settings = settings
        self._parts = parts
        self._installation = Installation(settings, parts.dense_share)
        self._search = TextSearch(
            lambda: self._installation.retriever(load()), rows=not parts.rules
        )
        self._authors = Authors(settings, lambda: self._checkpointer, parts, drafter)

    @classmethod
    def from_settings(cls, settings: Settings) -> Assistant:
        """The assistant of an installation."""
        return cls(settings)

    def answer(
        self,
        question: str,
        thread: str | None = None,
        on: date | None = None,
        dossier: DossierByHand = NOTHING_BY_HAND,
    ) -> Answer:
        """The answer to a question; without a thread, nothing of it is kept.

        ``on`` is the day whose rules are wanted, ``dossier`` what was set by hand. Never raises
        for what a user may type.
        """
        for event in self.stream(question, thread, on, dossier):
            if isinstance(event, AnswerEvent):
                return event.answer
        raise AssertionError("un flux se termine toujours par une réponse")

    def stream(
        self,
        question: str,
        thread: str | None = None,
        on: date | None = None,
        dossier: DossierByHand = NOTHING_BY_HAND,
    ) -> Generator[Event, None, None]:
        """The steps as tools run, then the checked text in pieces, then the whole answer."""
        name = thread or f"sans-suite-{uuid.uuid4().hex}"
        context = copy_context()
        events = self._stream(question, name, on, dossier, kept=thread is not None)
        try:
            while event := context.run(next, events, None):
                yield event
        finally:
            context.run(events.close)

    def _stream(
        self, question: str, name: str, on: date | None, dossier: DossierByHand, *, kept: bool
    ) -> Generator[Event, None, None]:
        """The events of a turn, which runs over the texts of this installation as they are now."""
        started, corpus = time.perf_counter(), None
        try:
            use(corpus := self.corpus)
            yield from self._turn(question, name, on, dossier, started, kept=kept)
        except IndexProblem as problem:
            yield AnswerEvent(failed(name, started, str(problem)))
        except Exception as problem:  # the last line of defence: no traceback reaches a user
            log_problem(problem)
            yield AnswerEvent(failed(name, started))
        finally:
            if not kept and "_checkpointer" in self.__dict__:
                self.forget(name)
            elif kept and corpus:
                warming.begin(corpus)  # who follows a thread stays

    @property
    def settings(self) -> Settings:
        """The settings of its installation."""
        return self._settings

    @property
    def installation(self) -> Installation:
        """The texts, the index and the model that it answers from."""
        return self._installation

    @property
    def corpus(self) -> Corpus:
        """What this installation answers from: the five texts and those added to it."""
        return self._installation.corpus

    @property
    def ready(self) -> bool:
        """Whether the index and the model of the search are loaded."""
        return self._installation.ready

    def warm(self) -> None:
        """Read beforehand all that answers need, search included, for a process that stays."""
        warming.begin(self.corpus).join()
        thread = f"essai-{uuid.uuid4().hex}"  # kept threads need the agent's libraries
        self.answer(FIRST_QUESTION, thread)
        self.forget(thread)
        gc.collect()
        gc.freeze()  # what was just loaded stays: later collections need not walk through it

    def find(self, words: str, limit: int) -> SearchResult:
        """The passages nearest to words, best first; IndexProblem where the index cannot serve."""
        return self._installation.retriever(self.corpus).search(words, k=limit)

    def forget(self, thread: str) -> None:
        """Delete everything that a thread remembers."""
        if "_checkpointer" in self.__dict__ or (self._settings.home / DATABASE).exists():
            self._checkpointer.delete_thread(thread)

    def branch(self, source: str, target: str) -> None:
        """Make a new thread that remembers what another one does now."""
        found = self._checkpointer.get_tuple(_config(source))
        if found:
            versions = found.checkpoint["channel_versions"]
            self._checkpointer.put(_config(target), found.checkpoint, found.metadata, versions)

    def _turn(
        self,
        question: str,
        thread: str,
        on: date | None,
        by_hand: DossierByHand,
        started: float,
        *,
        kept: bool,
    ) -> Iterator[Event]:
        wanted = readable(question)
        if opens_case(wanted.text):
            self.forget(thread)
        received = receive(question) or reset_only(question)
        if received is not None:
            dossier = self._authors.remembered(thread).dossier if kept else Dossier()
            said = replace(received, thread=thread, model=self._settings.model, dossier=dossier)
            yield from _spoken(said, started)
            return
        memory = self._authors.remembered(thread) if kept and self._parts.dossier else Memory()
        memory = replace(memory, dossier=by_hand.before.over(memory.dossier))
        read = understand(without_opening(wanted.text), memory, on)
        parts = tuple(by_hand.after.corrects(part) for part in read)
        asked = Asked(parts, thread, kept, self._parts.rules)
        turn = Turn(EvidenceDesk(load()), self._search)
        made = yield from self._authors.worded(asked, turn)
        yield from _spoken(self._compose(asked, made, wanted.note), started)

    def _compose(self, asked: Asked, made: Made, note: str) -> Answer:
        """Number the citations, and add what the service itself says: doubts, notices."""
        evidence = evidence_of(made.results)
        text = around_draft(made.text, made.results)
        body, citations = numbered(text, evidence)
        notices = validity_notices(made.results, citations)
        return Answer(
            status=status_of(made.results),
            verdict=verdict_of(made.results),
            markdown="\n\n".join(part for part in (body, note, notices) if part),
            citations=citations,
            dossier=asked.last.dossier,
            steps=made.steps,
            suggestions=tuple(dict.fromkeys(s for r in made.results for s in r.suggestions))[:4],
            model=self._settings.model,
            made_by=made.note,
            thread=asked.thread,
            usage=made.usage,
        )

    @cached_property
    def _checkpointer(self) -> Any:
        from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
        from langgraph.checkpoint.sqlite import SqliteSaver

        from assistant.memory import STORED_TYPES

        path = self._settings.home / DATABASE
        connection = _open_database(path)
        serde = JsonPlusSerializer(allowed_msgpack_modules=STORED_TYPES)
        return SqliteSaver(connection, serde=serde)


def _config(thread: str) -> Any:
    return {"configurable": {"thread_id": thread, "checkpoint_ns": ""}}


def _open_database(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(path, check_same_thread=False, timeout=30)


def _spoken(answer: Answer, started: float) -> Iterator[Event]:
    """The text block by block, then the answer with its time."""
    for block in answer.markdown.split("\n\n"):
        yield TextEvent(block + "\n\n")
    yield AnswerEvent(replace(answer, ms=round(1000 * (time.perf_counter() - started))))
