"""Repair a question against the words of the index itself: slips, missing accents.

A word the index knows, even without its accents, only gets its usual written form; a word of five
letters or more that it does not know is replaced by its nearest known word, one edit away (two
from eight letters), if one begins with the same letter.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.expressions import expression
from index import french

MIN_LETTERS = 5
_FILE = "words.json"
_LONG = 8
_WORD = expression(r"[^\W\d_]+")


class Speller:
    """The words of an index, each with its most usual written form."""

    def __init__(self, forms: dict[str, str], counts: dict[str, int]) -> None:
        self._forms = forms
        self._counts = counts
        self._stems = {french.stem(word) for word in forms}
        self._by_initial: dict[str, list[str]] = defaultdict(list)
        for word in forms:
            if len(word) >= MIN_LETTERS - 1:
                self._by_initial[word[0]].append(word)

    @classmethod
    def of(cls, texts: Iterable[str]) -> Speller:
        """Learn the words of an index from its texts."""
        written: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for match in _WORD.finditer(text):
                word = match.group().lower()
                written[french.fold(word)][word] += 1
        forms = {word: found.most_common(1)[0][0] for word, found in written.items()}
        return cls(forms, {word: found.total() for word, found in written.items()})

    @classmethod
    def joined(cls, parts: Sequence[Speller]) -> Speller:
        """The words of several indexes, each in the form of the largest that has it."""
        forms: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for part in sorted(parts, key=lambda p: sum(p._counts.values())):
            forms |= part._forms
            counts.update(part._counts)
        return cls(forms, counts)

    def save(self, folder: Path) -> None:
        """Write the words as one file in ``folder``."""
        content = {"forms": self._forms, "counts": self._counts}
        (folder / _FILE).write_text(json.dumps(content, ensure_ascii=False))

    @classmethod
    def load(cls, folder: Path) -> Speller:
        """Read what ``save`` wrote."""
        content = json.loads((folder / _FILE).read_text())
        return cls(content["forms"], content["counts"])

    def repair(self, question: str) -> str:
        """The question as the index would have written it."""

        def written(match: re.Match[str]) -> str:
            word = match.group()
            folded = french.fold(word)
            if folded in self._forms:
                return self._accented(word, folded)
            if folded in french.STOP_WORDS or french.stem(folded) in self._stems:
                return word
            nearest = self._nearest(folded)
            return word if nearest is None else self._forms[nearest]

        return _WORD.sub(written, question)

    def _accented(self, word: str, folded: str) -> str:
        """The usual form of a known word typed without accents, else the word as it is."""
        usual = self._forms[folded]
        plain = word.lower() == folded and len(word) >= MIN_LETTERS - 1
        return usual if plain and usual != folded else word

    def _nearest(self, word: str) -> str | None:
        if len(word) < MIN_LETTERS:
            return None
        reach = 2 if len(word) >= _LONG else 1
        found = process.extract(
            word,
            self._by_initial.get(word[0], []),
            scorer=OSA.distance,
            score_cutoff=reach,
            limit=8,
        )
        if not found:
            return None
        return min(found, key=lambda f: (f[1], -self._counts[f[0]]))[0]
