"""Whether a question asks for what no passage gives (``corpus/reference/lacunes.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from index.chunks import Chunk
from index.ranking import Ranked

MARGIN = 0.02  # fused score by which a gap must come before every answer
CLOSER = 0.02  # cosine similarity by which it must, where the search is sure of its answer
SURE = 0.6  # confidence from which it is


def missing_answer(ranked: Sequence[Ranked], chunks: Sequence[Chunk], confidence: float) -> bool:
    """Whether the question of a gap comes before everything that answers, by meaning too.

    ``ranked`` holds every candidate, those of the gaps included; ``confidence`` judges the others.
    """
    gaps = [r for r in ranked if chunks[r.position].gap]
    answers = [r for r in ranked if not chunks[r.position].gap]
    if not gaps:
        return False
    ahead = _best(r.score for r in gaps) - _best(r.score for r in answers)
    closer = _best(r.dense for r in gaps) - _best(r.dense for r in answers)
    return ahead >= MARGIN and closer >= (CLOSER if confidence >= SURE else 0.0)


def _best(scores: Iterable[float]) -> float:
    return max(scores, default=0.0)
