"""Cut a long document into pieces that a model reads whole."""

from __future__ import annotations

from corpus.expressions import expression

MAX_CHARS = 1200
_SENTENCE_END = expression(r"(?<=[.;:!?])\s+")


def pieces(text: str, limit: int = MAX_CHARS) -> list[str]:
    """The text itself where it is short, else runs of whole sentences of at most ``limit``."""
    if len(text) <= limit:
        return [text]
    found: list[str] = []
    for sentence in _SENTENCE_END.split(text):
        for part in (sentence[i : i + limit] for i in range(0, len(sentence), limit)):
            if found and len(found[-1]) + len(part) < limit:
                found[-1] += f" {part}"
            else:
                found.append(part)
    return found
