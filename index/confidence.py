"""How likely it is that the corpus answers a question at all.

A logistic model over three figures of the ranking, fitted by ``eval/calibrate.py`` on questions
that the corpus answers, on the same once their passage is taken out, on questions of neighbouring
law and on questions of other fields.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from math import exp

from index.chunks import Chunk
from index.lexical import LexicalIndex
from index.ranking import Ranked, query_terms

_CONSTANT = -33.89
_WEIGHTS = (35.81, -0.35, 5.46)  # in the order of ``Confidence.features``
_FIRST = 3


class Confidence:
    """Judges rankings over one index; what is known of a passage is its text and its questions."""

    def __init__(self, chunks: Sequence[Chunk], lexical: LexicalIndex) -> None:
        self._chunks = chunks
        self._lexical = lexical
        self._about: dict[str, set[int]] = defaultdict(set)
        for position, chunk in enumerate(chunks):
            for passage in () if chunk.gap else chunk.passage_ids:
                self._about[passage].add(position)

    def estimate(self, query: str, ranked: Sequence[Ranked]) -> float:
        """Probability, from 0 to 1, that one of the first hits answers the question.

        ``ranked`` holds every candidate of the question, best first.
        """
        if not ranked:
            return 0.0
        return likelihood(self.features(query, ranked))

    def features(self, query: str, ranked: Sequence[Ranked]) -> tuple[float, float, float]:
        """Best similarity among the first hits; among texts; largest share of the question known.

        The share is of the question's information, held by a passage's text and questions together.
        """
        texts = (r.dense for r in ranked if not self._chunks[r.position].asked)
        known = self.known(query, ranked)
        return max(r.dense for r in ranked[:_FIRST]), max(texts, default=0.0), known

    def about(self, passage_id: str) -> Collection[int]:
        """The positions of the text of a passage and of its questions."""
        return self._about[passage_id]

    def known(self, query: str, ranked: Sequence[Ranked], without: Collection[int] = ()) -> float:
        """Largest share of a question's information that a passage among the first hits holds.

        ``without`` are positions whose words do not count.
        """
        first = [r.position for r in ranked[:_FIRST]]
        passages = {p for position in first for p in self._chunks[position].passage_ids}
        groups = [self._about[p].difference(without) for p in passages]
        return max(self._lexical.coverage(query_terms(query), groups), default=0.0)


def likelihood(figures: tuple[float, float, float]) -> float:
    """The probability that goes with figures in the order of ``Confidence.features``."""
    logit = _CONSTANT + sum(w * f for w, f in zip(_WEIGHTS, figures, strict=True))
    return 1 / (1 + exp(-logit))
