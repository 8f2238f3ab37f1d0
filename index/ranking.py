"""From a question to ranked positions: words and meaning, each scored, then fused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import french
from index.embeddings import Embedder
from index.lexical import LexicalIndex
from index.spelling import Speller
from index.store import VectorIndex

POOL = 100  # candidates taken from each side
DENSE_SHARE = 0.65


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate: its position in the index and its scores."""

    position: int
    score: float  # fused, comparable within one question only
    dense: float  # cosine similarity
    lexical: float  # BM25


class HybridRanker:
    """Ranks the documents of one index, given both sides of it."""

    def __init__(
        self,
        lexical: LexicalIndex,
        vectors: VectorIndex,
        speller: Speller,
        embedder: Embedder,
        dense_share: float = DENSE_SHARE,
    ) -> None:
        self.lexical = lexical
        self.vectors = vectors
        self.speller = speller
        self.embedder = embedder
        self.dense_share = dense_share

    def rank(
        self,
        query: str,
        vector: NDArray[np.float32],
        source_ids: Collection[str] | None = None,
        allowed: NDArray[np.bool_] | None = None,
    ) -> list[Ranked]:
        """Every candidate for a repaired question and its vector, best first.

        ``source_ids`` and ``allowed`` restrict both sides in the same way, where given.
        """
        words = self.lexical.scores(query_terms(query))
        if allowed is not None:
            words = np.where(allowed, words, 0.0).astype(np.float32)
        dense = self.vectors.nearest(vector, POOL, source_ids)
        best = [int(i) for i in top(words, POOL) if words[i] > 0]
        dense |= self.vectors.similarities(vector, [i for i in best if i not in dense])
        return fuse(dense, words, self.dense_share)


def query_terms(query: str) -> dict[str, float]:
    """The weighted stems of a question."""
    return dict.fromkeys(french.terms(query), 1.0)


def top(scores: NDArray[np.float32], count: int) -> NDArray[np.int64]:
    """Positions of the ``count`` highest scores, best first."""
    count = min(count, len(scores))
    if not count:
        return np.zeros(0, dtype=np.int64)
    best = np.argpartition(-scores, count - 1)[:count]
    return best[np.argsort(-scores[best], kind="stable")]


def fuse(
    dense: dict[int, float], words: NDArray[np.float32], share: float = DENSE_SHARE
) -> list[Ranked]:
    """Weighted sum of both scores, each stretched to 0–1 over the candidates, best first.

    ``share`` is the weight of the vectors: 0 ranks by words alone, 1 by meaning alone.
    """
    positions = np.array(sorted(dense), dtype=np.int64)
    meaning = np.array([dense[int(p)] for p in positions], dtype=np.float32)
    lexical = words[positions]
    score = share * _stretch(meaning) + (1 - share) * _stretch(lexical)
    order = np.argsort(-score, kind="stable")
    return [
        Ranked(int(positions[i]), float(score[i]), float(meaning[i]), float(lexical[i]))
        for i in order
    ]


def _stretch(values: NDArray[np.float32]) -> NDArray[np.float32]:
    if not len(values):
        return values
    low, high = float(values.min()), float(values.max())
    return (values - low) / (high - low) if high > low else np.zeros_like(values)
