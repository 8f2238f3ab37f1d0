"""A model that spoils half of its drafts, to tell what the gate is worth without a network.

It words the tools' results as the offline model does, then slips as a language model may: a code
or a figure changed, a quote altered, a citation dropped, moved or invented, a negation lost. Which
draft is spoilt, and how, follows from its text alone, so that every run meets the same mistakes.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from langchain_core.messages import AIMessage, BaseMessage

from assistant.offline_model import OfflineChatModel
from eval.corruptions import CORRUPTIONS

SPOILT = 0.5  # share of the drafts


class CarelessChatModel(OfflineChatModel):
    """The offline model with slips."""

    @property
    def _llm_type(self) -> str:
        return "alinea-negligent"

    def reply(self, messages: Sequence[BaseMessage]) -> AIMessage:
        """Tool calls as planned, then a draft that may be spoilt."""
        right = super().reply(messages)
        return right if right.tool_calls else AIMessage(content=spoilt(str(right.text)))


def spoilt(draft: str) -> str:
    """The draft itself, or for half of them the draft with one mistake."""
    rng = Random(draft)
    if rng.random() >= SPOILT:
        return draft
    for corruption in rng.sample(CORRUPTIONS, len(CORRUPTIONS)):
        worse = corruption(draft, rng)
        if worse is not None and worse != draft:
            return worse
    return draft
