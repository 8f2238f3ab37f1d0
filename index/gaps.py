"""Whether a question asks for what no passage gives (``corpus/reference/lacunes.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.chunks import Chunk
from index.ranking import Ranked

MARGIN = 0.05  # fused score by which a gap must come before every answer
CLOSER = 0.02  # cosine similarity by which it must
NEAR_SCORE, NEAR_MEANING = -0.1, -0.03  # margins within which a gap is worth a second look


@dataclass(frozen=True, slots=True)
class Missing:
    """A detail that no passage gives and that a question seems to ask for."""

    told: str  # French, with its article
    passage_id: str  # the paragraph that comes nearest
    sure: bool  # whether it comes before every answer; else it only comes near


def missing_answer(ranked: Sequence[Ranked], chunks: Sequence[Chunk]) -> Missing | None:
    """The gap whose question comes before everything that answers, or near the best of it.

    ``ranked`` holds every candidate, best first, those of the gaps included.
    """
    gaps = [r for r in ranked if chunks[r.position].gap]
    answers = [r for r in ranked if not chunks[r.position].gap]
    if not gaps:
        return None
    ahead = _best(r.score for r in gaps) - _best(r.score for r in answers)
    closer = _best(r.dense for r in gaps) - _best(r.dense for r in answers)
    if ahead < NEAR_SCORE or closer < NEAR_MEANING:
        return None
    first = chunks[gaps[0].position]
    return Missing(first.gap, first.passage_ids[0], ahead >= MARGIN and closer >= CLOSER)


def _best(scores: Iterable[float]) -> float:
    return max(scores, default=0.0)
