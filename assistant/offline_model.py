"""A chat model without a neural network: it calls the tools of a plan, then words their results.

It is a ``BaseChatModel`` with tool calls, so that one agent graph serves it and every other model.
The plan comes with the question (``HumanMessage.additional_kwargs["plan"]``), made by
``planning.plan`` from what was understood; the wording comes with the tools' statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolCall,
    ToolMessage,
)
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from assistant.calls import Call
from assistant.composition import draft
from assistant.results import ToolResult

PLAN = "plan"


class OfflineChatModel(BaseChatModel):
    """Plans tool calls from what was understood, and words the answer from their results."""

    @property
    def _llm_type(self) -> str:
        return "alinea-hors-ligne"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | BaseTool | Any],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[Any, AIMessage]:
        """Accept the agent's tools; the plan already names those to call."""
        return self

    def reply(self, messages: Sequence[BaseMessage]) -> AIMessage:
        """Tool calls while the last question's plan has not run, then the worded answer."""
        return _reply(messages)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self.reply(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        message = self.reply(messages)
        chunk = AIMessageChunk(content=message.content, tool_calls=message.tool_calls)
        yield ChatGenerationChunk(message=chunk)


def planned_message(question: str, calls: Sequence[Call]) -> HumanMessage:
    """A question with the plan that answers it."""
    return HumanMessage(question, additional_kwargs={PLAN: [call.to_json() for call in calls]})


def _reply(messages: Sequence[BaseMessage]) -> AIMessage:
    last = max(i for i, m in enumerate(messages) if isinstance(m, HumanMessage))
    results = [m.artifact for m in messages[last:] if isinstance(m, ToolMessage)]
    if results:
        return AIMessage(content=draft([r for r in results if isinstance(r, ToolResult)]))
    plan = messages[last].additional_kwargs.get(PLAN, [])
    calls = [
        ToolCall(name=call["name"], args=call["args"], id=f"appel-{last}-{n}", type="tool_call")
        for n, call in enumerate(plan)
    ]
    return AIMessage(content="", tool_calls=calls)
