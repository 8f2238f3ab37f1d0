"""Runs questions through understanding, planning and the tools, as the service does offline."""

from __future__ import annotations

import uuid
from datetime import date

from assistant.answer import Answer
from assistant.memory import Memory
from assistant.planning import plan
from assistant.reception import receive
from assistant.search import TextSearch
from assistant.service import Assistant
from assistant.understanding.reader import understand
from eval.stages.drafts import Drafted as Done
from eval.stages.drafts import drafted

__all__ = ["Done", "last", "run_turns"]


def run_turns(turns: tuple[str, ...], search: TextSearch, on: date | None = None) -> list[Done]:
    """Every turn of a conversation that reaches the tools."""
    memory, done = Memory(), []
    for question in turns:
        if receive(question) is not None:
            continue
        understood = understand(question, memory, on)
        memory = understood[-1].to_memory()
        calls = [call for part in understood for call in plan(part)]
        done.append(drafted(calls, search, question, understood[-1].asked))
    return done


def last(assistant: Assistant, *turns: str) -> Answer:
    """The answer to the last turn of a conversation, which is then forgotten."""
    thread = f"essai-{uuid.uuid4().hex}"
    answers = [assistant.answer(turn, thread) for turn in turns]
    assistant.forget(thread)
    return answers[-1]
