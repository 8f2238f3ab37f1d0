"""Builds the LangChain agent from a model, the tools and the bounds of its loop."""

from __future__ import annotations

from typing import Any, NotRequired

from langchain.agents import AgentState, create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelCallLimitMiddleware,
    ToolCallLimitMiddleware,
)
from langchain_core.language_models.chat_models import BaseChatModel
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.tools import TOOLS
from assistant.turn import Turn

MODEL_CALLS = 6  # a run that needs more is going round in circles
TOOL_CALLS = 16

PROMPT = """\
Vous êtes Alinéa, l'assistant de conseillers en droit du travail des étrangers et en formation.
Répondez en français, en vouvoyant, le verdict d'abord, en phrases courtes.
N'affirmez que ce que vos outils ont rendu : reprenez leurs énoncés et gardez leurs jetons [e1],
[e2] … à la fin de chaque phrase. N'écrivez ni verdict, ni citation, ni numéro, ni adresse qui n'y
figure pas. Appelez toujours un outil avant de répondre ; s'il manque un détail, appelez
demander_precision ; pour les conditions et procédures, appelez chercher_textes.
"""


class ThreadState(AgentState[Any]):
    """What a thread remembers beside its messages, JSON-ready: the dossier, intent and texts."""

    memory: NotRequired[dict[str, Any]]


class ThreadMemory(AgentMiddleware[ThreadState, Turn]):
    """Declares the memory of a thread to the graph."""

    state_schema = ThreadState


def build_agent(
    model: BaseChatModel, checkpointer: BaseCheckpointSaver[Any]
) -> CompiledStateGraph[Any, Turn, Any, Any]:
    """The agent graph; the run ends, rather than fails, at its bounds."""
    bounds: list[AgentMiddleware[Any, Turn, Any]] = [
        ThreadMemory(),
        ModelCallLimitMiddleware(run_limit=MODEL_CALLS, exit_behavior="end"),
        ToolCallLimitMiddleware(run_limit=TOOL_CALLS, exit_behavior="continue"),
    ]
    return create_agent(
        model,
        tools=TOOLS,
        system_prompt=PROMPT,
        middleware=bounds,
        context_schema=Turn,
        checkpointer=checkpointer,
    )
