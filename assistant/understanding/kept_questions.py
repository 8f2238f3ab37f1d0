"""How much a sentence resembles one of the questions kept beside the paragraphs.

Words only, so that telling a text question from a rule question loads no model: the index
compares meanings later. Two questions are alike when they share most of their words, rare ones
counting more (Dice's coefficient over stems, weighted by inverse document frequency).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import log
from typing import NamedTuple

from corpus.library import load, per_corpus
from index import french

_NAMES = frozenset(
    french.terms(
        "accord circulaire arrêté liste annexe cqpm cqp pro intérim intérimaire métallurgie métier "
        "certification qualification formation tunisien région code rome"
    )
)


class _Kept(NamedTuple):
    passages: tuple[str, ...]  # that answer each question
    weights: Mapping[str, float]
    unknown: float  # weight of a stem that no kept question holds
    whole: tuple[float, ...]  # weight of each question
    holders: Mapping[str, Sequence[int]]  # the questions that hold a stem

    def weight(self, stems: Collection[str]) -> float:
        return sum(self.weights.get(stem, self.unknown) for stem in stems)


@per_corpus
def _kept() -> _Kept:
    corpus = load()
    asked = [(q, passage) for passage, questions in corpus.questions.items() for q in questions]
    stems = tuple(frozenset(french.terms(question)) for question, _ in asked)
    holders: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(stems):
        for stem in found:
            holders[stem].append(place)
    size = len(stems)
    weights = {s: log(1 + (size - len(h) + 0.5) / (len(h) + 0.5)) for s, h in holders.items()}
    whole = tuple(sum(weights[stem] for stem in found) for found in stems)
    passages = tuple(passage for _, passage in asked)
    return _Kept(passages, weights, log(1 + 2 * size + 1), whole, holders)


def likeness(sentence: str, beside: str = "") -> float:
    """Likeness, from 0 to 1, of the kept question nearest to a sentence.

    ``beside`` is the sentence without the names that it gives, where it gives some: sharing
    nothing but names ("CQPM soudeur ?") is no likeness.
    """
    return nearest_kept(sentence, beside)[0]


def nearest_kept(sentence: str, beside: str = "") -> tuple[float, str]:
    """The likeness of the kept question nearest to a sentence, and the passage that answers it."""
    kept, asked = _kept(), frozenset(french.terms(sentence))
    shared: dict[int, float] = defaultdict(float)
    for stem in asked:
        for place in kept.holders.get(stem, ()):
            shared[place] += kept.weights[stem]
    core = frozenset(french.terms(beside or sentence)) - _NAMES
    asking = {place for stem in core for place in kept.holders.get(stem, ())}
    total = kept.weight(asked)
    return max(
        (
            (2 * weight / (total + kept.whole[place]), kept.passages[place])
            for place, weight in shared.items()
            if place in asking
        ),
        default=(0.0, ""),
    )
