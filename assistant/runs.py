"""One run of the tools for a question: through the agent graph, or straight from the plan.

Both yield a ``ToolRun`` for each call as it ends and the ``Draft`` last. The graph serves every
model and every thread. A single question to the offline model leaves nothing to remember and has
its plan already: it goes straight through the same lookups, so that a cold process answers without
loading the agent's libraries (see docs/decisions/0003-direct-run.md).
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.answer import Step, StepEvent
from assistant.calls import Call
from assistant.composition import draft
from assistant.lookups import LOOKUPS
from assistant.resolve import BadArgument
from assistant.results import ToolResult
from assistant.turn import Turn
from assistant.wording.clarifications import unreadable

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage, ToolMessage
    from langgraph.graph.state import CompiledStateGraph


class ToolRun(NamedTuple):
    """One tool call that has ended; ``place`` is its rank among the calls of the run."""

    place: int
    step: Step
    result: ToolResult | None


class Draft(NamedTuple):
    """The last text of the model."""

    text: str


def direct_run(calls: Sequence[Call], turn: Turn) -> Iterator[ToolRun | Draft]:
    """The plan's calls one after the other, then the offline wording of their results."""
    results = []
    for place, call in enumerate(calls):
        clock = time.perf_counter()
        result = _looked_up(call, turn).registered(turn.desk)
        results.append(result)
        yield ToolRun(place, Step(call.name, dict(call.args), _ms(clock), result.label), result)
    yield Draft(draft(results))


def _looked_up(call: Call, turn: Turn) -> ToolResult:
    """What a call finds; an argument that cannot be read is told to the adviser."""
    try:
        if call.name == "chercher_textes":
            return turn.search.answer(**call.args)
        return LOOKUPS[call.name](**call.args)
    except BadArgument as problem:
        return unreadable(str(problem))


def agent_run(
    graph: CompiledStateGraph[Any, Turn, Any, Any],
    message: BaseMessage,
    memory: dict[str, Any],
    turn: Turn,
    thread: str,
) -> Iterator[ToolRun | Draft]:
    """The agent's loop on one message of a thread, whose memory it stores.

    Raises ModelFailure where the model fails, or never stops calling tools.
    """
    from langchain.agents.middleware.model_call_limit import ModelCallLimitExceededError
    from langchain_core.messages import AIMessage, ToolMessage

    from assistant.model_failure import ENDLESS, ModelFailure

    state = {"messages": [message], "memory": memory}
    config: Any = {"configurable": {"thread_id": thread}}
    asked: dict[str, dict[str, Any]] = {}
    clock = time.perf_counter()
    updates = graph.stream(state, config, context=turn, stream_mode="updates", durability="exit")
    try:
        for update in updates:
            for found in _messages(update):
                if isinstance(found, AIMessage):
                    asked |= {str(call["id"]): call["args"] for call in found.tool_calls}
                    if not found.tool_calls:
                        yield Draft(str(found.text))
                elif isinstance(found, ToolMessage):
                    yield _tool_run(found, asked, clock)
            clock = time.perf_counter()
    except ModelCallLimitExceededError:
        raise ModelFailure(ENDLESS) from None


def _tool_run(message: ToolMessage, asked: dict[str, dict[str, Any]], clock: float) -> ToolRun:
    result = message.artifact if isinstance(message.artifact, ToolResult) else None
    args = asked.get(message.tool_call_id, {})
    place = list(asked).index(message.tool_call_id) if message.tool_call_id in asked else -1
    label = result.label if result else ""
    return ToolRun(place, Step(str(message.name), args, _ms(clock), label), result)


def _messages(update: Any) -> list[Any]:
    return [
        message
        for change in update.values()
        if isinstance(change, dict)
        for message in change.get("messages", [])
    ]


def results_of(runs: Iterable[ToolRun]) -> list[ToolResult]:
    """The results of the runs that have one."""
    return [run.result for run in runs if run.result]


def in_order(runs: Iterable[ToolRun]) -> list[ToolRun]:
    """The runs in the order of their calls, which may end in another."""
    return sorted(runs, key=lambda run: run.place)


def collected(
    events: Iterable[ToolRun | Draft], runs: list[ToolRun]
) -> Generator[StepEvent, None, str]:
    """Tell each step as it ends, add it to ``runs``; the last draft."""
    text = ""
    for event in events:
        if isinstance(event, ToolRun):
            runs.append(event)
            yield StepEvent(event.step)
        else:
            text = event.text
    return text


def _ms(clock: float) -> int:
    return round(1000 * (time.perf_counter() - clock))
