"""The head of a verdict where the question was put in the negative: "fermé en Bretagne ?".

"Oui" and "Non" would then say the contrary of what they head.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.results import Role, Statement, ToolResult

_HEADS = {"**Oui** :": "**Ouvert** :", "**Non** :": "**Non ouvert** :"}


def without_yes_or_no(result: ToolResult) -> ToolResult:
    """The result, its verdict named instead of answered by yes or no."""
    return replace(result, statements=tuple(map(_named, result.statements)))


def _named(statement: Statement) -> Statement:
    if statement.role is not Role.VERDICT:
        return statement
    for head, name in _HEADS.items():
        if statement.text.startswith(head):
            return replace(statement, text=name + statement.text[len(head) :])
    return statement
