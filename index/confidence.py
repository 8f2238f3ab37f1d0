"""How likely it is that the corpus answers a question at all.

A logistic model over three figures of the ranking, fitted by ``eval/calibrate.py`` on questions
whose passage was taken out of the corpus and on questions of other fields.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from index.lexical import LexicalIndex
from index.ranking import Ranked, query_terms

_CONSTANT = -36.0
_DENSE = 40.0  # cosine similarity of the nearest of the first hits
_COVERAGE = 3.0  # share of the question's information in the best covered of the first hits
_FIRST = 3


def estimate(query: str, ranked: Sequence[Ranked], lexical: LexicalIndex) -> float:
    """Probability, from 0 to 1, that one of the first hits answers the question."""
    if not ranked:
        return 0.0
    dense, coverage = features(query, ranked, lexical)
    return 1 / (1 + exp(-(_CONSTANT + _DENSE * dense + _COVERAGE * coverage)))


def features(query: str, ranked: Sequence[Ranked], lexical: LexicalIndex) -> tuple[float, float]:
    """Best similarity and best coverage among the first hits."""
    first = ranked[:_FIRST]
    covered = lexical.coverage(query_terms(query), [r.position for r in first])
    return max(r.dense for r in first), max(covered)
