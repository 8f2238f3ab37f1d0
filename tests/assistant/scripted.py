"""A chat model that follows a script: what it would say, turn after turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, ToolCall
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from pydantic import Field

Reply = Callable[[Sequence[BaseMessage]], AIMessage]


class ScriptedModel(BaseChatModel):
    """Answers by ``reply``, given every message so far; counts its calls."""

    reply: Reply
    calls: list[int] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[Any, AIMessage]:
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        self.calls.append(len(messages))
        return ChatResult(generations=[ChatGeneration(message=self.reply(messages))])


class StreamingModel(ScriptedModel):
    """The same, word by word; ``dies_after`` words the connection is lost."""

    streaming: bool = True
    dies_after: int | None = None

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        self.calls.append(len(messages))
        message = self.reply(messages)
        for number, word in enumerate(str(message.content).split(" ")):
            if number == self.dies_after and not message.tool_calls:
                raise ConnectionResetError("la connexion est coupée")
            chunk = AIMessageChunk(content=f"{word} ", tool_calls=message.tool_calls)
            yield ChatGenerationChunk(message=chunk)


def calling(name: str, **args: Any) -> AIMessage:
    """A message that calls one tool."""
    call = ToolCall(name=name, args=args, id=f"{name}-{len(args)}", type="tool_call")
    return AIMessage(content="", tool_calls=[call])
