"""Jobs named in English, word by word: "backend developer", "QA engineer", "delivery manager".

What precedes the noun says of what; the table (reference/metiers_anglais.csv) gives the entries
that a colleague would check, never a match.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from assistant.understanding.geography import read_table
from assistant.understanding.lexicon import Word
from assistant.understanding.text import fold

_MOST = 3  # words that may precede the noun


class EnglishJob(NamedTuple):
    """Words ``first`` to ``last`` of a sentence, with the codes of the entries near them."""

    first: int
    last: int
    codes: tuple[str, ...]


class _Table(NamedTuple):
    nouns: dict[str, tuple[str, ...]]
    shared: frozenset[str]  # nouns that are French words too
    said_of: dict[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    nouns: dict[str, tuple[str, ...]] = {}
    said_of: dict[str, tuple[str, ...]] = {}
    shared: set[str] = set()
    for row in read_table("metiers_anglais.csv"):
        words = [fold(word) for word in row["mots"].split(" | ")]
        codes = tuple(row["codes"].split("|")) if row["codes"] else ()
        kept = said_of if row["rang"] == "précision" else nouns
        kept.update((word, kept.get(word) or codes) for word in words)
        shared.update(words if row["rang"] == "nom partagé" else ())
    return _Table(nouns, frozenset(shared), said_of)


def english_jobs(words: Sequence[Word]) -> Iterator[EnglishJob]:
    """The jobs that such words name, in order."""
    table = _table()
    for last, word in enumerate(words):
        if word.folded not in table.nouns:
            continue
        first = _beginning(words, last, table)
        if first == last and word.folded in table.shared:
            continue
        said = (table.said_of[w.folded] for w in words[first:last])
        codes = table.nouns[word.folded] or next((c for c in said if c), ())
        yield EnglishJob(first, last, codes)


def _beginning(words: Sequence[Word], last: int, table: _Table) -> int:
    """Where the words that say of what begin, right before the noun."""
    first = last
    while first and last - first < _MOST:
        before = words[first - 1]
        if not words[first].joined or before.link or before.folded not in table.said_of:
            break
        first -= 1
    return first
