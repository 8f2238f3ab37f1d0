"""The title of a qualification that a sentence asks for by its words: "inspecteur qualité"."""

from __future__ import annotations

from assistant.rules.cqpm import OF_THE_LIST
from assistant.understanding.content import FUNCTION_STEMS, content_stems
from assistant.understanding.metiers import find_metiers
from assistant.understanding.text import Token, tokenize
from corpus.library import load, per_corpus

_LINKS = frozenset("de du des d' d en sur a à au la l' l".split())
_ENOUGH = 2  # words of which a title is made: one alone is a theme ("maintenance")


def asked_title(words: str) -> str:
    """A métier of several words, else the longest run of title words; "" where there is none."""
    named = [m.text for m in find_metiers(words) if len(content_stems(m.text)) >= _ENOUGH]
    return named[0] if named else max(_runs(words), key=len, default="")


def _runs(words: str) -> list[str]:
    """What is said by words of the titles that follow one another, links between them."""
    found: list[list[Token]] = [[]]
    for token in tokenize(words):
        if content_stems(token.text) & _title_stems() and token.folded not in FUNCTION_STEMS:
            found[-1].append(token)
        elif token.folded not in _LINKS:
            found.append([])
    return [words[run[0].start : run[-1].end] for run in found if len(run) >= _ENOUGH]


@per_corpus
def _title_stems() -> frozenset[str]:
    return frozenset().union(*(content_stems(row.intitule) for row in load().cqpm)) - OF_THE_LIST
