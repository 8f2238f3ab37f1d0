"""What an answer takes: time, tokens, money."""

from __future__ import annotations

from eval.gold import Case
from eval.metrics.counts import NOTHING, AnswerJson, Count


def milliseconds(case: Case, answer: AnswerJson) -> Count:
    """Time of the last turn, as the answer tells it."""
    return Count(int(answer.get("ms", 0)), 1)


def tokens(case: Case, answer: AnswerJson) -> Count:
    """Tokens read and written by language models over the conversation, 0 without one."""
    usage = answer.get("usage") or {}
    return Count(usage.get("input_tokens", 0) + usage.get("output_tokens", 0), 1)


def cost(case: Case, answer: AnswerJson) -> Count:
    """Money for these tokens, where the run was given prices."""
    spent = (answer.get("usage") or {}).get("cost")
    return NOTHING if spent is None else Count(spent, 1)
