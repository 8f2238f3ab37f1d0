"""What is wrong in what a question takes for granted, said before it is answered."""

from __future__ import annotations

from assistant.answer import Status
from assistant.evidence import Support
from assistant.results import Role, Statement, ToolResult
from assistant.rules.anchors import anchor
from assistant.understanding.beliefs import beliefs
from corpus.french_dates import in_french
from corpus.library import load


def correction(name: str) -> ToolResult:
    """A belief of the table set right; KeyError when there is no such belief."""
    belief = beliefs()[name]
    supports = tuple(anchor(a) for a in belief.anchors)
    return ToolResult(
        kind="correction",
        statements=(Statement(Role.REASON, belief.says, supports, block=True),),
        status=Status.ANSWERED,
        label="vérification de ce que la question suppose",
    )


def misdated(said: str, source_id: str) -> ToolResult:
    """A text named with a date that is not its own."""
    source = load().sources[source_id]
    first = next(p.id for p in load().passages.values() if p.source_id == source_id)
    title = f"{source_id}#titre"
    support = Support(title if title in load().passages else first)
    text = (
        f"**À corriger** : le corpus ne contient pas « {said} » ; le texte le plus proche est "
        f"daté du {in_french(source.date)} ({source.short_title})."
    )
    return ToolResult(
        kind="correction",
        statements=(Statement(Role.REASON, text, (support,), block=True),),
        figures=(in_french(source.date), source.short_title),
        label="vérification du texte nommé",
    )
