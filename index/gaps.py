"""Whether a question asks for what no passage gives (``corpus/reference/lacunes.yaml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index.chunks import Chunk
from index.confidence import Confidence
from index.lexical import LexicalIndex
from index.ranking import Ranked, query_terms

MARGIN = 0.05  # fused score by which a gap must come before every answer
CLOSER = 0.02  # cosine similarity by which it must
NEAR_SCORE, NEAR_MEANING = -0.1, -0.03  # margins within which a gap is worth a second look
OWN_SCORE, OWN_MEANING = -0.5, -0.1  # the same for a gap of the paragraph that comes first
KNOWN = 0.05  # share of the question's information that such a gap holds, more than any answer


@dataclass(frozen=True, slots=True)
class Missing:
    """A detail that no passage gives and that a question seems to ask for."""

    told: str  # French, with its article
    passage_id: str  # the paragraph that comes nearest
    sure: bool  # whether it comes before every answer, or holds more of the question's words
    near: bool = True  # else it is only a gap of the paragraph that comes first
    by_words: bool = False  # sure by the question's words alone


class Gaps:
    """What no passage gives, over one index: by rank and meaning first, else by its words."""

    def __init__(
        self, chunks: Sequence[Chunk], lexical: LexicalIndex, confidence: Confidence
    ) -> None:
        self._chunks = chunks
        self._lexical = lexical
        self._confidence = confidence
        self._asking: dict[str, set[int]] = defaultdict(set)  # the questions on each gap
        for position, chunk in enumerate(chunks):
            if chunk.gap:
                self._asking[chunk.gap].add(position)

    def missing(self, query: str, ranked: Sequence[Ranked]) -> Missing | None:
        """What a question may ask for and no passage gives; ``ranked`` as in missing_answer."""
        found = missing_answer(ranked, self._chunks)
        if found is None or found.sure or not found.near:
            return found
        own = self._lexical.coverage(query_terms(query), [self._asking[found.told]])[0]
        answers = [r for r in ranked if not self._chunks[r.position].gap]
        more = own - self._confidence.known(query, answers) > KNOWN
        return replace(found, sure=more, by_words=more)


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
        return _of_the_first(gaps, answers, chunks)
    first = chunks[gaps[0].position]
    return Missing(first.gap, first.passage_ids[0], ahead >= MARGIN and closer >= CLOSER)


def _of_the_first(
    gaps: Sequence[Ranked], answers: Sequence[Ranked], chunks: Sequence[Chunk]
) -> Missing | None:
    """The best gap of the paragraph that comes first, where it is not too far behind."""
    paragraph = chunks[answers[0].position].passage_ids[0]
    own = [r for r in gaps if chunks[r.position].passage_ids[0] == paragraph]
    if not own:
        return None
    behind, farther = own[0].score - answers[0].score, own[0].dense - answers[0].dense
    if behind < OWN_SCORE or farther < OWN_MEANING:
        return None
    return Missing(chunks[own[0].position].gap, paragraph, sure=False, near=False)


def _best(scores: Iterable[float]) -> float:
    return max(scores, default=0.0)
