"""Who words an answer: the plan's own statements, or a language model over the same evidence."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.answer import Step, StepEvent, Usage
from assistant.budget import Budget
from assistant.calls import Call
from assistant.checking import check
from assistant.composition import draft, that_answer
from assistant.memory import Memory
from assistant.models import ModelUnavailable, chat_model, display_name
from assistant.parts import WHOLE, Parts
from assistant.planning import plan
from assistant.prompt import PROMPT_VERSION, question_for_model
from assistant.results import ToolResult
from assistant.runs import (
    Draft,
    ToolRun,
    agent_run,
    collected,
    direct_run,
    in_order,
    results_of,
)
from assistant.settings import OFFLINE_MODEL, Settings
from assistant.turn import Turn
from assistant.understanding.understood import Understanding

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.graph.state import CompiledStateGraph

    from assistant.offline_model import OfflineChatModel

OFFLINE_NOTE = "rédaction automatique, sans modèle de langage"
"""How an answer says that no language model worded it."""


class Asked(NamedTuple):
    """One message of a thread, as understood; ``kept`` is whether the thread is remembered."""

    parts: tuple[Understanding, ...]
    thread: str
    kept: bool
    rules: bool = True  # off: the plan is one search in the texts

    @property
    def last(self) -> Understanding:
        """The last question, whose dossier is the thread's."""
        return self.parts[-1]

    @property
    def question(self) -> str:
        """The message's own words."""
        return " ".join(part.question for part in self.parts)

    @property
    def calls(self) -> list[Call]:
        """The plan: the tool calls that answer, in order."""
        return [call for part in self.parts for call in plan(part, rules=self.rules)]

    @property
    def memory(self) -> dict[str, Any]:
        """What the thread keeps of it, JSON-ready."""
        return self.last.to_memory().to_json()


class Made(NamedTuple):
    """An answer's text with its tokens, what it rests on, and how it says that it was made."""

    results: tuple[ToolResult, ...]
    text: str
    steps: tuple[Step, ...]
    note: str
    usage: Usage | None = None


class Authors:
    """The offline wording and the language model of one installation, over one store."""

    def __init__(
        self,
        settings: Settings,
        checkpointer: Callable[[], BaseCheckpointSaver[Any]],
        parts: Parts = WHOLE,
        drafter: OfflineChatModel | None = None,
    ) -> None:
        self._settings = settings
        self._parts = parts
        self._drafter = drafter
        self._checkpointer = checkpointer

    def remembered(self, thread: str) -> Memory:
        """What a thread holds."""
        config: Any = {"configurable": {"thread_id": thread}}
        values = self._offline_graph.get_state(config).values
        return Memory.of_thread(values)

    def worded(self, asked: Asked, turn: Turn) -> Generator[StepEvent, None, Made]:
        """The text of an answer: a language model's where there is one and something to word."""
        if self._settings.model == OFFLINE_MODEL:
            return (yield from self._by_plan(asked, turn))
        planned = [e for e in direct_run(asked.calls, turn) if isinstance(e, ToolRun)]
        model, problem = self._opened
        if model is None or not draft(that_answer(results_of(planned))):
            return (yield from self._by_plan(asked, turn, problem))
        return (yield from self._by_model(model, asked, turn, planned))

    def _by_plan(
        self, asked: Asked, turn: Turn, problem: str = ""
    ) -> Generator[StepEvent, None, Made]:
        """The offline wording of the plan's calls; ``problem``: why no model could be opened."""
        runs: list[ToolRun] = []
        text = yield from collected(self._planned_run(asked, turn), runs)
        results = that_answer(results_of(in_order(runs)))
        if self._parts.gate and not check(text, results, asked.last.asked).passed:
            text = draft(results)
        note = f"{OFFLINE_NOTE}. {problem}" if problem else OFFLINE_NOTE
        return Made(tuple(results), text, tuple(run.step for run in in_order(runs)), note)

    def _planned_run(self, asked: Asked, turn: Turn) -> Iterator[ToolRun | Draft]:
        """Straight from the plan where nothing is kept, else the agent graph, which remembers."""
        if not asked.kept:
            return direct_run(asked.calls, turn)
        from assistant.offline_model import planned_message

        message = planned_message(asked.question, asked.calls)
        return agent_run(self._offline_graph, message, asked.memory, turn, asked.thread)

    def _by_model(
        self, model: BaseChatModel, asked: Asked, turn: Turn, planned: list[ToolRun]
    ) -> Generator[StepEvent, None, Made]:
        """A language model's wording, or the plan's where it fails (see ``writing``)."""
        from langchain_core.messages import HumanMessage

        from assistant.writing import Writer

        turn = replace(turn, budget=Budget(self._settings.model_seconds, PROMPT_VERSION))
        question = question_for_model(asked.question, asked.last.dossier)
        message = HumanMessage(question)
        events = agent_run(self._model_graph, message, asked.memory, turn, asked.thread)
        writer = Writer(model, turn, question, asked.last.asked)
        written = yield from writer.write(planned, events)
        name = display_name(self._settings)
        note = f"rédaction automatique : le modèle {name} {written.reason}"
        if not written.reason:
            cited = f"{written.cited} citation{'s' if written.cited > 1 else ''}"
            note = f"rédigée par {name}, vérifiée : {cited} sur {written.cited}"
        return Made(written.results, written.text, written.steps, note, written.usage)

    @cached_property
    def _opened(self) -> tuple[BaseChatModel | None, str]:
        """The language model, opened once, or the sentence that says why it cannot be."""
        try:
            return chat_model(self._settings), ""
        except ModelUnavailable as problem:
            return None, str(problem)

    @cached_property
    def _model_graph(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        from assistant.agent import build_agent

        model, problem = self._opened
        if model is None:
            raise ModelUnavailable(problem)
        return build_agent(model, self._checkpointer(), rules=self._parts.rules)

    @cached_property
    def _offline_graph(self) -> CompiledStateGraph[Any, Any, Any, Any]:
        from assistant.agent import build_agent
        from assistant.offline_model import OfflineChatModel

        drafter = self._drafter or OfflineChatModel()
        return build_agent(drafter, self._checkpointer(), rules=self._parts.rules)
