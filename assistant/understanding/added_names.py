"""How a sentence names a text that was added: by its kind and date, its reference or its id."""

from __future__ import annotations

import re

from assistant.understanding.text import fold
from corpus.expressions import expression
from corpus.french_dates import in_french
from corpus.library import load, per_corpus
from corpus.records import Source

_BETWEEN = r"[^.?!]{0,40}?\b"  # between "arrêté" and its date: "ministériel du"


def added_texts_named(folded: str) -> tuple[tuple[str, ...], str]:
    """The ids of the added texts that a folded sentence names, and the sentence without them."""
    named = [(source_id, pattern) for source_id, pattern in _patterns() if pattern.search(folded)]
    for _, pattern in named:
        folded = pattern.sub(" ", folded)
    return tuple(source_id for source_id, _ in named), folded


@per_corpus
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    corpus = load()
    sources = list(corpus.sources.values())
    return tuple((t.source.id, expression(_names(t.source, sources))) for t in corpus.added)


def _names(source: Source, sources: list[Source]) -> str:
    """A pattern; the year alone names the text where no other of its kind is of that year."""
    kind = _head(source)
    dates = [in_french(source.date), source.date.strftime("%d/%m/%Y"), source.date.isoformat()]
    alike = [s for s in sources if _head(s) == kind and s.date.year == source.date.year]
    if len(alike) == 1:
        dates += [in_french(source.date).split(" ", 1)[1], str(source.date.year)]
    dated = "|".join(re.escape(fold(day)) for day in dates)
    codes = [word for word in fold(source.reference).split() if _is_code(word)]
    exact = "|".join(re.escape(name) for name in (fold(source.id), *codes))
    return rf"\b{re.escape(kind)}s?\b{_BETWEEN}(?:{dated})\b|\b(?:{exact})\b"


def _head(source: Source) -> str:
    return fold(source.kind).split()[0]


def _is_code(word: str) -> bool:
    return len(word) >= 6 and any(c.isdigit() for c in word)
