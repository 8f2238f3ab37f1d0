"""Alinéa with one part switched off; each is opened once in every worker process."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from assistant.parts import Parts
from assistant.settings import Settings
from eval.systems import Conversation, System, evidence, held

if TYPE_CHECKING:
    from assistant.service import Assistant


def with_parts(parts: Parts, settings: Settings) -> System:
    """The assistant with these parts at work, worded by the offline model."""
    from assistant.service import Assistant

    return _system(Assistant(settings, parts), parts, settings)


def careless(parts: Parts, settings: Settings) -> System:
    """The same, worded by a model that spoils half of its drafts."""
    from assistant.service import Assistant
    from eval.contenders.careless_model import CarelessChatModel

    logging.getLogger("alinea").setLevel(logging.CRITICAL)  # drafts are meant to be refused
    assistant = Assistant(settings, parts, CarelessChatModel())
    return _system(assistant, parts, settings)


def _system(assistant: Assistant, parts: Parts, settings: Settings) -> System:
    from index.retriever import Retriever

    retriever = Retriever.open(settings, dense_share=parts.dense_share)

    def answer(asked: Conversation) -> dict[str, Any]:
        given = held(assistant, asked)
        return given | {"evidence": evidence(retriever, asked.turns[-1], given)}

    return answer
