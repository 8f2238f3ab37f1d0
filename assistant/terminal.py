"""An answer as plain text for a terminal: the answer, its numbered sources, how it was made."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.answer import Answer
from corpus.records import Source

_QUOTE = 240  # characters of a quote shown in the list of sources


def as_text(answer: Answer, sources: Mapping[str, Source]) -> str:
    """The answer without markdown marks, then each citation on a line of its own."""
    body = re.sub(r"\*\*(.+?)\*\*", r"\1", answer.markdown)
    body = re.sub(r"(?m)^\*(.+)\*$", r"\1", body)
    lines = [body]
    if answer.citations:
        lines += ["", "Sources :"]
        for citation in answer.citations:
            source = sources.get(citation.source_id)
            name = source.short_title if source else citation.source_id
            quote = " ".join(citation.quote.split())
            short = quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
            lines.append(f"  [{citation.n}] {name}, {citation.locator} : « {short} »")
    if answer.suggestions:
        lines += ["", "Questions utiles :"] + [f"  - {s}" for s in answer.suggestions]
    if answer.made_by:
        lines += ["", f"({answer.made_by})"]
    return "\n".join(lines)
