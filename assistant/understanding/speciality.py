"""What a job works on, where one entry alone with that head word does: "pilote … ciment".

"Pilote de four à ciment", "opérateur de production verre": no title and no everyday name, but the
entry that a colleague would check. It is a neighbour, never a match.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.understanding.lexicon import Word
from assistant.understanding.metier_tables import MetierTables
from assistant.understanding.text import fold, words
from corpus.library import load, per_corpus

_ROOT = 5  # letters that "ciment", "cimenterie" and "cimentière" share
_REACH = 7  # words of the job, links among them
_SPARE = 1  # words of it, beyond its name, that say something else
_INSIDE = frozenset("a au aux en dans pour sur de d' du des la le les l'".split())


class Speciality(NamedTuple):
    """The last word that tells it, and the code of the entry."""

    last: int
    code: str


def speciality(
    read: Sequence[Word], first: int, last: int, tables: MetierTables
) -> Speciality | None:
    """What the job named by words ``first`` to ``last``, or the words after it, is of."""
    heads = {t.value for t in tables.titles.titles if t.lemmas[0] in read[first].lemmas}
    spare = 0
    for i in range(first + 1, min(first + _REACH, len(read))):
        word = read[i]
        if not (word.joined or word.link) or (word.capitalised and i > last):
            return None
        if word.link or word.folded in _INSIDE:
            continue
        code = _only_code(word.folded)
        if code in heads:
            return Speciality(max(i, last), code)
        spare += i > last
        if spare > _SPARE:
            return None
    return None


def _only_code(folded: str) -> str:
    """The one code that has a title with a word of that root, or ""."""
    codes = _by_root().get(folded[:_ROOT], set()) if len(folded) >= _ROOT else set()
    return next(iter(codes)) if len(codes) == 1 else ""


@per_corpus
def _by_root() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in load().metiers:
        for word in words(fold(row.title)):
            if len(word) >= _ROOT:
                found.setdefault(word[:_ROOT], set()).add(row.code)
    return found
