"""A text cut into its sentences and its quotes, and the one way in which quotes are compared."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.evidence import TOKEN
from corpus.expressions import expression

_CITED_AGAIN = 2000  # characters up to which the sentences of a text are remembered
_AFTER_STOP = expression(r"([.!?])((?:\s*\[e\d+\])+)")
_END = expression(r"(?:(?<=[.!?])|(?<=[.!?]\*\*))\s+(?=[A-ZÀ-ÖØ-Þ«*“\"\-\[])|(?<=\][.!?])\s+")
_INITIAL = expression(r"(?:^|[\s('’])(?:[A-Z]|art|no|al|cf|Mme|MM)\.$")


def sentences(draft: str) -> list[str]:
    """The lines of a draft cut into sentences; quotes and abbreviations are never cut.

    A token after a full stop belongs to the sentence that it ends.
    """
    return list(_sentences(draft) if len(draft) <= _CITED_AGAIN else _sentences.__wrapped__(draft))


@lru_cache(maxsize=512)
def _sentences(draft: str) -> tuple[str, ...]:
    parts: list[str] = []
    for line in draft.splitlines():
        shielded = line
        for quote in quotes_in(line):
            shielded = shielded.replace(quote, quote.translate(_SHIELD))
        shielded = _AFTER_STOP.sub(r"\2\1", shielded)
        parts += [p.translate(_UNSHIELD).strip() for p in _cut(shielded)]
    return tuple(p for p in parts if re.search(r"\w", TOKEN.sub("", p)))


def _cut(line: str) -> list[str]:
    parts: list[str] = []
    for part in _END.split(line):
        if parts and _INITIAL.search(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def quotes_in(text: str) -> list[str]:
    """What stands between « and », outermost marks only, then between “ and ”."""
    found, depth, start = [], 0, 0
    for mark in re.finditer("[«»]", text):
        if mark[0] == "«":
            start = mark.end() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found.append(text[start : mark.start()].strip())
    if depth and "»" in text[start:]:  # the source itself leaves a quotation mark open
        found.append(text[start : text.rindex("»")].strip())
    rest = text
    for quote in found:
        rest = rest.replace(quote, " ")
    return found + [q.strip() for q in re.findall(r"“([^”]+)”", rest)]


_SHIELD = {ord(c): 0xE000 + i for i, c in enumerate(".;!?")}
_UNSHIELD = {v: chr(k) for k, v in _SHIELD.items()}


_VARIANTS = (("’", "'"), ("‘", "'"), ("œ", "oe"), ("Œ", "OE"), ("ﬁ", "fi"), ("ﬂ", "fl"))


def normal(text: str) -> str:
    """White space, apostrophes and ligatures folded; nothing else (case and accents count)."""
    for variant, plain in _VARIANTS:
        text = text.replace(variant, plain)
    return " ".join(text.split())
