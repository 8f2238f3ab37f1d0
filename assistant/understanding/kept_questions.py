"""How much a sentence resembles one of the questions kept beside the paragraphs.

Words only, so that telling a text question from a rule question loads no model: the index
compares meanings later. Two questions are alike when they share most of their words, rare ones
counting more (Dice's coefficient over stems, weighted by inverse document frequency).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log

from corpus.library import load, per_corpus
from index import french


@dataclass(frozen=True, slots=True)
class _Kept:
    stems: tuple[frozenset[str], ...]  # of each question
    passages: tuple[str, ...]  # that answer each question
    weights: Mapping[str, float]
    unknown: float  # weight of a stem that no kept question holds

    def weight(self, stems: Collection[str]) -> float:
        return sum(self.weights.get(stem, self.unknown) for stem in stems)


@per_corpus
def _kept() -> _Kept:
    questions = [(q, passage) for passage, asked in load().questions.items() for q in asked]
    stems = tuple(frozenset(french.terms(question)) for question, _ in questions)
    count = Counter(stem for question in stems for stem in question)
    size = len(stems)
    weights = {stem: log(1 + (size - n + 0.5) / (n + 0.5)) for stem, n in count.items()}
    passages = tuple(passage for _, passage in questions)
    return _Kept(stems, passages, weights, log(1 + 2 * size + 1))


def likeness(sentence: str) -> float:
    """Likeness, from 0 to 1, of the kept question nearest to a sentence."""
    return nearest_kept(sentence)[0]


def nearest_kept(sentence: str) -> tuple[float, str]:
    """The likeness of the kept question nearest to a sentence, and the passage that answers it."""
    kept, asked = _kept(), frozenset(french.terms(sentence))
    if not asked:
        return 0.0, ""
    whole = kept.weight(asked)
    return max(
        (
            (2 * kept.weight(asked & stems) / (whole + kept.weight(stems)), passage)
            for stems, passage in zip(kept.stems, kept.passages, strict=True)
            if not asked.isdisjoint(stems)
        ),
        default=(0.0, ""),
    )
