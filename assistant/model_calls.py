"""One call of a language model: bounded in time, retried when that may help, its reply looked at.

Retries are ours rather than the client libraries', so that every provider gets the same ones: the
server's own delay where it gives one, else a delay that doubles, and never past the deadline of
the answer.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextvars import copy_context
from queue import Empty, SimpleQueue
from threading import Thread

from langchain_core.messages import AIMessage
from tenacity import RetryCallState, Retrying, stop_after_attempt

from assistant.budget import Budget
from assistant.model_failure import (
    INTERRUPTED,
    MALFORMED,
    SILENT,
    TOO_SLOW,
    TRUNCATED,
    ModelFailure,
    failure_of,
)

ATTEMPTS = 3  # the first call and two more
FIRST_WAIT = 0.5  # seconds before the second attempt; doubled before each further one

_LOG = logging.getLogger("alinea")
_ENDINGS = ("finish_reason", "stop_reason", "done_reason", "done")  # one for each provider
_CUT_SHORT = frozenset({"length", "max_tokens", "MAX_TOKENS", "model_length"})


def careful_call(call: Callable[[], AIMessage], budget: Budget) -> AIMessage:
    """A model's whole reply, its tokens counted; ModelFailure where there is none in time."""

    def worth_trying_again(state: RetryCallState) -> bool:
        failure = _failure(state)
        return failure is not None and failure.transient and _wait(state) < budget.left()

    attempts = Retrying(
        stop=stop_after_attempt(ATTEMPTS), retry=worth_trying_again, wait=_wait, reraise=True
    )
    return attempts(lambda: _one_call(call, budget))


def _failure(state: RetryCallState) -> ModelFailure | None:
    raised = state.outcome.exception() if state.outcome else None
    return raised if isinstance(raised, ModelFailure) else None


def _wait(state: RetryCallState) -> float:
    """Seconds before the next attempt: what the server asks for, else twice as long each time."""
    failure = _failure(state)
    if failure is not None and failure.retry_after is not None:
        return failure.retry_after
    return float(FIRST_WAIT * 2 ** (state.attempt_number - 1))


def _one_call(call: Callable[[], AIMessage], budget: Budget) -> AIMessage:
    """A call in a thread of its own, left behind when time is up: a client may wait for ever."""
    replies: SimpleQueue[AIMessage | BaseException] = SimpleQueue()
    context = copy_context()

    def work() -> None:
        try:
            replies.put(context.run(call))
        except BaseException as problem:  # told to the caller, whatever it is
            replies.put(problem)

    Thread(target=work, name="modele", daemon=True).start()
    try:
        reply = replies.get(timeout=min(budget.left(), 24 * 3600))
    except Empty:
        reply = ModelFailure(TOO_SLOW)
    if isinstance(reply, BaseException):
        failure = failure_of(reply)
        _LOG.info("le modèle %s (%s)", failure.reason, type(reply).__name__)
        raise failure
    return _whole(reply, budget)


def _whole(message: AIMessage, budget: Budget) -> AIMessage:
    """The reply, once it is seen to be complete; tool calls that cannot be read are left out."""
    usage = message.usage_metadata
    budget.count(usage["input_tokens"] if usage else 0, usage["output_tokens"] if usage else 0)
    told = {key: message.response_metadata.get(key) for key in _ENDINGS}
    if any(str(end) in _CUT_SHORT for end in told.values()):
        raise ModelFailure(TRUNCATED)
    if "model_provider" in message.response_metadata and not any(told.values()):
        raise ModelFailure(INTERRUPTED, transient=True)
    if message.invalid_tool_calls:
        if not message.tool_calls:
            raise ModelFailure(MALFORMED, transient=True)
        return message.model_copy(update={"invalid_tool_calls": []})
    if not message.tool_calls and not str(message.text).strip():
        raise ModelFailure(SILENT)
    return message
