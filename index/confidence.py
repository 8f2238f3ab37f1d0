"""How likely it is that the corpus answers a question at all.

A logistic model over two figures of the ranking, fitted by ``eval/calibrate.py`` on questions
whose passage was taken out of the corpus and on questions of other fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from index.lexical import LexicalIndex
from index.ranking import Ranked, query_terms

_CONSTANT = -23.94
_WEIGHTS = (28.97, 4.22)  # in the order of ``features``
_FIRST = 3


def estimate(query: str, ranked: Sequence[Ranked], lexical: LexicalIndex) -> float:
    """Probability, from 0 to 1, that one of the first hits answers the question.

    ``ranked`` holds every candidate of the question, best first.
    """
    if not ranked:
        return 0.0
    figures = features(query, ranked, lexical)
    return 1 / (1 + exp(-_CONSTANT - sum(w * f for w, f in zip(_WEIGHTS, figures, strict=True))))


def features(query: str, ranked: Sequence[Ranked], lexical: LexicalIndex) -> tuple[float, float]:
    """Best similarity among the first hits, and the largest share of the question they hold."""
    first = ranked[:_FIRST]
    covered = lexical.coverage(query_terms(query), [r.position for r in first])
    return max(r.dense for r in first), max(covered)
