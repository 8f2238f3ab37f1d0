"""What can be evaluated: anything that takes a conversation and gives an answer object.

An answer object is that of `alinea ask --json`: ``status``, ``verdict``, ``answer``, ``citations``
(``n``, ``source_id``, ``passage_id``, ``locator``, ``quote``) and ``ms`` are needed. It may add

- ``evidence``: ``ranked`` (hits, best first, each with ``passage_ids`` and ``score``),
  ``confidence`` that the texts answer (0 to 1; None where something else than the search decided)
  and ``passages`` (text by id, for the report);
- ``usage``: ``input_tokens`` and ``output_tokens`` over the whole conversation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.service import Assistant
    from index.retriever import Retriever

DEPTH = 10  # hits kept as evidence
SEARCH = "chercher_textes"  # the tool whose confidence decides whether to answer
SHOWN = 5  # hits whose text is kept for the report


@dataclass(frozen=True, slots=True)
class Conversation:
    """What a system is told of a gold question; its last turn is to be answered."""

    id: str
    turns: tuple[str, ...]
    on: date | None = None


System = Callable[[Conversation], dict[str, Any]]
Opener = Callable[[Settings], System]
"""Opens a system; a function of a module, so that every worker process can open its own.

It raises RuntimeError, with a French sentence that says what to do, when it cannot.
"""


def alinea(settings: Settings) -> System:
    """The assistant of this installation, with what its search finds for the last turn."""
    from assistant.models import chat_model
    from assistant.service import Assistant
    from index.retriever import Retriever

    chat_model(settings)  # a model that cannot be opened is said now, not at every question
    assistant, retriever = Assistant.from_settings(settings), Retriever.open(settings)

    def answer(asked: Conversation) -> dict[str, Any]:
        given = held(assistant, asked)
        return given | {"evidence": evidence(retriever, asked.turns[-1], given)}

    return answer


def held(assistant: Assistant, asked: Conversation) -> dict[str, Any]:
    """The answer to the last turn of a conversation held in a thread that is then forgotten."""
    from langchain_core.callbacks import get_usage_metadata_callback

    thread = f"eval-{uuid4().hex}"
    try:
        with get_usage_metadata_callback() as used:
            answers = [assistant.answer(turn, thread, asked.on) for turn in asked.turns]
    finally:
        assistant.forget(thread)
    totals = used.usage_metadata.values()
    usage = {kind: sum(t[kind] for t in totals) for kind in ("input_tokens", "output_tokens")}
    return answers[-1].to_json() | {"usage": usage}


def evidence(retriever: Retriever, question: str, answer: dict[str, Any]) -> dict[str, Any]:
    """What the search finds for one question, with the text of the cited and the first passages.

    The confidence is told where the assistant searched too: elsewhere its rules decided.
    """
    from corpus.library import installed

    found = retriever.search(question, k=DEPTH)
    wanted = [hit.best_passage_id for hit in found.hits[:SHOWN]]
    wanted += [citation["passage_id"] for citation in answer["citations"]]
    passages = installed().passages
    searched = any(step["tool"] == SEARCH for step in answer["steps"])
    return {
        "confidence": round(found.confidence, 4) if searched else None,
        "ranked": [
            {"passage_ids": list(hit.passage_ids), "score": round(hit.score, 4)}
            for hit in found.hits
        ],
        "passages": {name: passages[name].text for name in wanted if name in passages},
    }
