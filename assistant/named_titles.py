"""Which titles of the tables a sentence names: métiers of the lists, Pro-A métiers, CQPM.

Titles are compared by the stems of their content words, so that "les géomètres" names "Géomètre"
and "chef de chantier BTP" names "Chef de chantier du BTP".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from assistant.understanding.content import FUNCTION_STEMS
from assistant.understanding.text import light_stem, words
from assistant.understanding.titles import split_genders
from corpus.expressions import expression
from corpus.library import Corpus, load

Stems = tuple[str, ...]
_BRACKETS = expression(r"\([^()]*\)|\[[^\]]*\]")


def unnamed_titles(sentence: str, supports: Iterable[str]) -> list[str]:
    """The titles that a sentence names and that none of its supports holds, as in the tables."""
    named = _titles_in(stems_of(sentence))
    if not named:
        return []
    held = [f" {' '.join(stems_of(text))} " for text in supports]
    return [
        title
        for stems, title in named.items()
        if not any(f" {' '.join(stems)} " in text for text in held)
    ]


def _titles_in(sentence: Stems) -> dict[Stems, str]:
    """The titles that stand in a sentence, the longest first from each word on."""
    known = _vocabulary(load().version)
    found: dict[Stems, str] = {}
    position = 0
    while position < len(sentence):
        matches = (
            (stems, title)
            for stems, title in known.get(sentence[position], ())
            if sentence[position : position + len(stems)] == stems
        )
        longest = max(matches, key=lambda match: len(match[0]), default=None)
        if longest:
            found[longest[0]] = longest[1]
        position += len(longest[0]) if longest else 1
    return found


@lru_cache(maxsize=4096)
def stems_of(text: str) -> Stems:
    """The stems of the content words of a text, in order."""
    kept = (w for w in words(text) if (len(w) > 1 or w.isdigit()) and w not in FUNCTION_STEMS)
    return tuple(stem for stem in map(light_stem, kept) if stem not in FUNCTION_STEMS)


@cache
def _vocabulary(version: str) -> dict[str, tuple[tuple[Stems, str], ...]]:
    """Every title of the corpus of that version by its first stem."""
    entries = {
        stems_of(part): title
        for title in _titles(load())
        for part in (title, _BRACKETS.sub(" ", title), *split_genders(title))
    }
    by_first: dict[str, list[tuple[Stems, str]]] = {}
    for stems, title in entries.items():
        if stems:
            by_first.setdefault(stems[0], []).append((stems, title))
    return {first: tuple(titles) for first, titles in by_first.items()}


def _titles(corpus: Corpus) -> Iterator[str]:
    yield from (row.title for row in corpus.metiers)
    yield from (row.metier for row in corpus.pro_a)
    yield from (row.intitule for row in corpus.cqpm)
