"""Builds the LangChain agent from a model, the tools and the bounds of its loop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NotRequired

from langchain.agents import AgentState, create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelCallLimitMiddleware,
    ModelRequest,
    ModelResponse,
    ToolCallLimitMiddleware,
)
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, HumanMessage
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.model_calls import careful_call
from assistant.offline_model import OfflineChatModel
from assistant.prompt import PROMPT
from assistant.tools import TOOLS, chercher_textes
from assistant.turn import Turn

MODEL_CALLS = 6  # a run that needs more is going round in circles
TOOL_CALLS = 16


class ThreadState(AgentState[Any]):
    """What a thread remembers beside its messages, JSON-ready: the dossier, intent and texts."""

    memory: NotRequired[dict[str, Any]]


class ThreadMemory(AgentMiddleware[ThreadState, Turn]):
    """Declares the memory of a thread to the graph."""

    state_schema = ThreadState


class CarefulCalls(AgentMiddleware[AgentState[Any], Turn]):
    """Gives the model this turn only, within the turn's budget.

    Earlier turns stay out: their evidence tokens would name other evidence now. What they
    established comes with the question, as its dossier.
    """

    def wrap_model_call(
        self,
        request: ModelRequest[Turn],
        handler: Callable[[ModelRequest[Turn]], ModelResponse[Any]],
    ) -> AIMessage:
        """One careful call (see ``model_calls``)."""
        asked = request.override(messages=_this_turn(request.messages))

        def call() -> AIMessage:
            reply = handler(asked).result[0]
            return reply if isinstance(reply, AIMessage) else AIMessage("")

        return careful_call(call, request.runtime.context.budget)


def _this_turn(messages: list[AnyMessage]) -> list[AnyMessage]:
    last = max(i for i, message in enumerate(messages) if isinstance(message, HumanMessage))
    return messages[last:]


def build_agent(
    model: BaseChatModel, checkpointer: BaseCheckpointSaver[Any], *, rules: bool = True
) -> CompiledStateGraph[Any, Turn, Any, Any]:
    """The agent graph; a model that goes beyond the bounds of its loop raises.

    Without rules, the model has no other tool than the search in the texts.
    """
    bounds: list[AgentMiddleware[Any, Turn, Any]] = [ThreadMemory()]
    if not isinstance(model, OfflineChatModel):
        bounds += [
            ModelCallLimitMiddleware(run_limit=MODEL_CALLS, exit_behavior="error"),
            ToolCallLimitMiddleware(run_limit=TOOL_CALLS, exit_behavior="continue"),
            CarefulCalls(),
        ]
    return create_agent(
        model,
        tools=TOOLS if rules else [chercher_textes],
        system_prompt=PROMPT,
        middleware=bounds,
        context_schema=Turn,
        checkpointer=checkpointer,
    )
