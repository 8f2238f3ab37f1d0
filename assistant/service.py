"""The only door: a question in, a checked and cited answer out, with the thread remembered."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextvars import copy_context
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.answer import (
    Answer,
    AnswerEvent,
    Dossier,
    Event,
    Status,
    StepEvent,
    TextEvent,
)
from assistant.composition import (
    after_draft,
    draft,
    evidence_of,
    numbered,
    status_of,
    that_answer,
    validity_notices,
    verdict_of,
)
from assistant.dossier_changes import NOTHING_BY_HAND, DossierByHand
from assistant.evidence import EvidenceDesk
from assistant.installation import Installation
from assistant.memory import Memory
from assistant.models import ModelUnavailable
from assistant.planning import Call, plan
from assistant.reception import asks_reset, clean, receive, reset_only, without_reset
from assistant.results import ToolResult
from assistant.runs import Draft, ToolRun, agent_run, direct_run
from assistant.search import TextSearch
from assistant.settings import OFFLINE_MODEL, Settings, silence_dependencies
from assistant.turn import Turn
from assistant.understanding.reader import Understanding, understand
from assistant.verify import failures
from corpus.library import Corpus, load, use
from index.problems import IndexProblem

if TYPE_CHECKING:
    from langgraph.graph.state import CompiledStateGraph

DATABASE = "conversations.sqlite"
"""The file of ALINEA_HOME that keeps the threads."""
OFFLINE_NOTE = "rédaction automatique, sans modèle de langage"
"""How an answer says that no language model worded it."""


class Assistant:
    """Answers questions; one instance serves many threads at once."""

    def __init__(self, settings: Settings) -> None:
        silence_dependencies()
        self._settings = settings
        self._installation = Installation(settings)
        self._search = TextSearch(lambda: self._installation.retriever(load()))

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
        started = time.perf_counter()
        try:
            use(self.corpus)
            yield from self._turn(question, name, on, dossier, started, kept=kept)
        except (IndexProblem, ModelUnavailable) as problem:
            yield AnswerEvent(_failed(name, started, str(problem)))
        except Exception as problem:  # the last line of defence: no traceback reaches a user
            _log(problem)
            yield AnswerEvent(_failed(name, started))
        finally:
            if not kept and "_checkpointer" in self.__dict__:
                self.forget(name)

    @property
    def settings(self) -> Settings:
        """The settings of its installation."""
        return self._settings

    @property
    def corpus(self) -> Corpus:
        """What this installation answers from: the five texts and those added to it."""
        return self._installation.corpus

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
        if asks_reset(question):
            self.forget(thread)
        received = receive(question) or reset_only(question)
        if received is not None:
            dossier = self._memory(thread).dossier if kept else Dossier()
            said = replace(received, thread=thread, model=self._model_name, dossier=dossier)
            yield from _spoken(said, started)
            return
        memory = self._memory(thread) if kept else Memory()
        memory = replace(memory, dossier=by_hand.before.over(memory.dossier))
        read = understand(without_reset(clean(question)), memory, on)
        understood = tuple(by_hand.after.corrects(part) for part in read)
        calls = [call for question in understood for call in plan(question)]
        turn = Turn(desk=EvidenceDesk(load()), search=self._search)
        runs, text, note = yield from self._attempt(understood, calls, turn, thread, kept)
        if not any(run.result for run in runs):  # what the model says rests on nothing
            planned, text = yield from _collected(direct_run(calls, turn))
            runs, note = [*runs, *planned], note or self._unsupported_note
        results = that_answer([run.result for run in runs if run.result])
        answer = self._compose(understood[-1], results, text, note)
        final = replace(answer, steps=tuple(r.step for r in runs), thread=thread)
        yield from _spoken(final, started)

    def _attempt(
        self,
        understood: tuple[Understanding, ...],
        calls: list[Call],
        turn: Turn,
        thread: str,
        kept: bool,
    ) -> Generator[StepEvent, None, tuple[list[ToolRun], str, str]]:
        """The run's tool calls and draft; where a language model fails, nothing but a note."""
        try:
            runs, text = yield from _collected(self._run(understood, calls, turn, thread, kept))
        except (IndexProblem, ModelUnavailable):
            raise
        except Exception as problem:
            if self._model_name == OFFLINE_MODEL:
                raise
            _log(problem)
            return [], "", f"rédaction automatique : le modèle {self._model_name} n'a pas répondu"
        return runs, text, ""

    def _run(
        self,
        understood: tuple[Understanding, ...],
        calls: list[Call],
        turn: Turn,
        thread: str,
        kept: bool,
    ) -> Iterator[ToolRun | Draft]:
        """The tools' run: straight from the plan where nothing is kept, else the agent graph."""
        if not kept and self._model_name == OFFLINE_MODEL:
            return direct_run(calls, turn)
        from langchain_core.messages import HumanMessage

        from assistant.offline_model import PLAN

        words = " ".join(question.question for question in understood)
        planned = {PLAN: [call.to_json() for call in calls]}
        message = HumanMessage(words, additional_kwargs=planned)
        memory = understood[-1].to_memory().to_json()
        return agent_run(self._graph, message, memory, turn, thread)

    @property
    def _unsupported_note(self) -> str:
        if self._model_name == OFFLINE_MODEL:
            return ""
        return f"rédaction automatique : le modèle {self._model_name} n'a consulté aucun texte"

    def _compose(
        self, understood: Understanding, results: list[ToolResult], text: str, note: str = ""
    ) -> Answer:
        """Check the draft, fall back on the offline wording, number the citations, add notices."""
        evidence, verdict = evidence_of(results), verdict_of(results)
        faults = failures(
            text,
            evidence,
            asked=understood.asked,
            figures=[f for r in results for f in r.figures],
            verdict=verdict,
            stated="\n".join(r.for_model() for r in results),
        )
        rejected = bool(faults) or not text.strip()
        if rejected:
            for fault in faults:
                _log(ValueError(f"{fault.fault} : {fault.sentence} ({fault.detail})"))
            text = draft(results)
        body, citations = numbered("\n\n".join([text, after_draft(results)]).strip(), evidence)
        notices = validity_notices(results, citations)
        return Answer(
            status=status_of(results),
            verdict=verdict,
            markdown="\n\n".join(part for part in (body, notices) if part),
            citations=citations,
            dossier=understood.dossier,
            suggestions=tuple(dict.fromkeys(s for r in results for s in r.suggestions))[:4],
            model=self._model_name,
            made_by=note or self._made_by(rejected=rejected, cited=len(citations)),
        )

    def _made_by(self, *, rejected: bool, cited: int) -> str:
        """How an answer says who worded it."""
        if self._model_name == OFFLINE_MODEL:
            return OFFLINE_NOTE
        if rejected:
            name = self._model_name
            return (
                f"rédaction automatique : le texte du modèle {name} n'a pas passé la vérification"
            )
        return f"rédigée par {self._model_name}, vérifiée : {cited} citations sur {cited}"

    @property
    def _model_name(self) -> str:
        return self._settings.model

    def _memory(self, thread: str) -> Memory:
        values = self._graph.get_state(_config(thread)).values
        return Memory.from_json(values.get("memory", {}))

    @cached_property
    def _checkpointer(self) -> Any:
        from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
        from langgraph.checkpoint.sqlite import SqliteSaver

        from assistant.memory import STORED_TYPES

        path = self._settings.home / DATABASE
        connection = _open_database(path)
        serde = JsonPlusSerializer(allowed_msgpack_modules=STORED_TYPES)
        return SqliteSaver(connection, serde=serde)

    @cached_property
    def _graph(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        from assistant.agent import build_agent
        from assistant.models import chat_model

        return build_agent(chat_model(self._settings), self._checkpointer)


def _config(thread: str) -> Any:
    return {"configurable": {"thread_id": thread, "checkpoint_ns": ""}}


def _open_database(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    return sqlite3.connect(path, check_same_thread=False, timeout=30)


def _collected(
    events: Iterable[ToolRun | Draft],
) -> Generator[StepEvent, None, tuple[list[ToolRun], str]]:
    """Tell each step as it ends; the runs in the order of their calls, and the last draft."""
    runs: list[ToolRun] = []
    text = ""
    for event in events:
        if isinstance(event, ToolRun):
            runs.append(event)
            yield StepEvent(event.step)
        else:
            text = event.text
    return sorted(runs, key=lambda run: run.place), text


def _spoken(answer: Answer, started: float) -> Iterator[Event]:
    """The text block by block, then the answer with its time."""
    for block in answer.markdown.split("\n\n"):
        yield TextEvent(block + "\n\n")
    yield AnswerEvent(replace(answer, ms=round(1000 * (time.perf_counter() - started))))


_INTERNAL = (
    "Une erreur interne a empêché de répondre. Votre question n'est pas en cause : reposez-la "
    "ou reformulez-la ; si l'erreur revient, le journal d'Alinéa en donne la cause."
)


def _failed(thread: str, started: float, text: str = _INTERNAL) -> Answer:
    ms = round(1000 * (time.perf_counter() - started))
    return Answer(Status.ERROR, None, text, thread=thread, model=OFFLINE_MODEL, ms=ms)


def _log(problem: Exception) -> None:
    import logging

    logging.getLogger("alinea").error("%s", problem, exc_info=problem)
