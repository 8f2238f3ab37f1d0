"""A language model's wording of one answer: its draft, the gate, one correction, or none of it.

The plan's own look-ups come first. They decide status and verdict, whatever the model looks up, and
they are what the offline wording says when the model fails, strays, or writes what the gate stops.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.answer import Step, StepEvent, Usage
from assistant.checking import Check, check, decide_alike
from assistant.composition import draft, that_answer
from assistant.model_calls import careful_call
from assistant.model_failure import NO_TOOL, REFUSED_TEXT, ModelFailure
from assistant.prompt import CORRECTION, correction_request
from assistant.results import ToolResult
from assistant.runs import Draft, ToolRun, collected, in_order, results_of
from assistant.turn import Turn
from index.problems import IndexProblem

if TYPE_CHECKING:
    from langchain_core.language_models.chat_models import BaseChatModel

_LOG = logging.getLogger("alinea")
_LOOKUP_FAILED = "a demandé une recherche qui a échoué"


@dataclass(frozen=True, slots=True)
class Written:
    """An answer's text with its tokens, what it rests on, and who worded it."""

    results: tuple[ToolResult, ...]
    text: str
    steps: tuple[Step, ...]
    cited: int = 0  # citations of the model's text that were checked
    reason: str = ""  # why it is not the model's: "n'a pas répondu à temps"
    usage: Usage | None = None


@dataclass(frozen=True, slots=True)
class Writer:
    """The model's name, itself, and what it is to answer: the question, and the thread's words."""

    model: BaseChatModel
    turn: Turn
    question: str
    asked: str

    def write(
        self, planned: Sequence[ToolRun], events: Iterator[ToolRun | Draft]
    ) -> Generator[StepEvent, None, Written]:
        """The model's wording of the agent's run ``events``, or the offline one of the plan."""
        runs: list[ToolRun] = []
        due = that_answer(results_of(planned))
        try:
            text = yield from collected(events, runs)
            written = yield from self._checked(text, runs, due)
        except IndexProblem:
            raise
        except ModelFailure as failure:
            written = _offline(due, failure.reason)
        except Exception as problem:  # a tool's fault must not cost the adviser her answer
            _LOG.error("recherche du modèle : %s", type(problem).__name__)
            written = _offline(due, _LOOKUP_FAILED)
        steps = [run.step for run in in_order(runs)] + list(written.steps)
        if written.reason and not any(run.result for run in runs):
            steps += [run.step for run in planned]
            yield from (StepEvent(run.step) for run in planned)
        return replace(written, steps=tuple(steps), usage=self.turn.budget.usage())

    def _checked(
        self, text: str, runs: Sequence[ToolRun], due: list[ToolResult]
    ) -> Generator[StepEvent, None, Written]:
        """The draft or its correction where the gate lets one of them pass."""
        found = that_answer(results_of(in_order(runs)))
        if not found:
            return _offline(due, NO_TOOL)
        results = found if decide_alike(found, due) else due
        checks = [check(text, results, self.asked)]
        yield StepEvent(checks[0].step())
        reason = REFUSED_TEXT
        if not checks[0].passed:
            try:
                checks.append(self._corrected(checks[0], results))
                yield StepEvent(checks[1].step())
            except ModelFailure as failure:
                reason = f"{REFUSED_TEXT}, puis {failure.reason}"
        steps, last = tuple(c.step() for c in checks), checks[-1]
        if last.passed:
            return Written(tuple(results), last.draft, steps, last.cited)
        return replace(_offline(due, reason), steps=steps)

    def _corrected(self, stopped: Check, results: Sequence[ToolResult]) -> Check:
        """The model's second text, written from the statements and the faults of the first."""
        from langchain_core.messages import HumanMessage, SystemMessage

        stated = "\n".join(r.for_model() for r in results)
        asked = correction_request(self.question, stated, stopped.draft, stopped.told())
        messages = [SystemMessage(CORRECTION), HumanMessage(asked)]
        reply = careful_call(lambda: self.model.invoke(messages), self.turn.budget)
        return check(str(reply.text), results, self.asked)


def _offline(due: Sequence[ToolResult], reason: str) -> Written:
    return Written(tuple(due), draft(due), (), reason=reason)
