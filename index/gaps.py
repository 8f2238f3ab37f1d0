"""Whether a question asks for what no passage gives (``lacunes.yaml``)."""

from __future__ import annotations

from collections.abc import Sequence

from index.chunks import Chunk
from index.ranking import Ranked

MARGIN = 0.02  # fused score by which a gap must come before every answer


def missing_answer(ranked: Sequence[Ranked], chunks: Sequence[Chunk]) -> bool:
    """Whether the best ranked question of a gap comes before everything that answers.

    ``ranked`` holds every candidate, best first, those of the gaps included.
    """
    gaps = (r.score for r in ranked if chunks[r.position].gap)
    answers = (r.score for r in ranked if not chunks[r.position].gap)
    best = next(gaps, 0.0)
    return best > 0.0 and best >= next(answers, 0.0) + MARGIN
