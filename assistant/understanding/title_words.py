"""An activity named by the words of a title, without its first word: "formage du verre"."""

from __future__ import annotations

from functools import cache

from assistant.understanding.content import content_stems
from corpus.library import load

ENOUGH = 2  # words of a title that name it when no other title has them all


def code_of_title_words(words: str) -> str:
    """The one ROME code whose titles hold all these content words; "" if none or several do."""
    wanted = content_stems(words)
    if len(wanted) < ENOUGH:
        return ""
    codes = {code for code, stems in _titles() if wanted <= stems}
    return codes.pop() if len(codes) == 1 else ""


@cache
def _titles() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple({(r.code, content_stems(r.title)) for r in load().metiers})


@cache
def title_stems() -> frozenset[str]:
    """The stems of the content words of all titles of the lists of métiers."""
    return frozenset().union(*(stems for _, stems in _titles()))
