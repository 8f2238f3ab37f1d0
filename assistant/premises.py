"""Figures that a question supposes: set aside for the search, then held against the answer."""

from __future__ import annotations

import re

from assistant.results import Role, Statement
from assistant.understanding.codes import CodeMention, find_codes
from assistant.understanding.text import fold
from assistant.wording.passages import Extract

_MEASURES = frozenset({"amount", "percentage", "duration"})
# Turns that hold a figure up for confirmation; an age or a length of stay is not a premise.
_CONFIRM = re.compile(
    r"\b(bien|non|c'est ca|exact\w*|vrai|confirm\w*|n'est[- ]ce pas|parait|on m'a dit|est de)\b"
)


def without_figures(question: str) -> str:
    """The question without the figures held up for confirmation, which mislead a search."""
    if not _CONFIRM.search(fold(question)):
        return question
    for mention in sorted(_measures(question), key=lambda m: -m.start):
        question = question[: mention.start] + " " + question[mention.end :]
    return " ".join(question.split())


def false_premise(question: str, extract: Extract) -> list[Statement]:
    """Says that a supposed figure is not the text's, when the text gives another of its kind."""
    text = " ".join([extract.quote, *extract.rest, *(item.quote for item in extract.items)])
    given = _measures(text)
    if not _CONFIRM.search(fold(question)):
        return []
    wrong = [
        asked
        for asked in _measures(question)
        if any(g.kind == asked.kind for g in given)
        and not any(g.kind == asked.kind and _same(g, asked) for g in given)
    ]
    if not wrong:
        return []
    supposed = ", ".join(f"« {mention.text} »" for mention in wrong)
    text = f"Le passage cité ne dit pas {supposed} : retenez ce qu'il indique."
    return [Statement(Role.CONTEXT, text)]


def _measures(text: str) -> list[CodeMention]:
    return [m for m in find_codes(text) if m.kind in _MEASURES]


def _same(first: CodeMention, second: CodeMention) -> bool:
    return re.sub(r"\s", "", first.value) == re.sub(r"\s", "", second.value)
