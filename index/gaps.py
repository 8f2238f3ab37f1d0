"""Whether a question asks for what no passage gives (``corpus/reference/lacunes.yaml``).

The odds come from a logistic model over three figures of the ranking, fitted by
``eval/calibrate_gaps.py`` on the kept questions, each taken out of the index in its turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from index.chunks import Chunk
from index.confidence import Confidence, likelihood
from index.lexical import LexicalIndex
from index.ranking import Ranked, query_terms

FIRST = 4  # entries on each side, gaps and answers, whose mean is compared
_CONSTANT = 1.4
_WEIGHTS = (4.9, 31.2, 2.6)  # in the order of ``Gaps.features``
POOLED, POOL_SHARE = 4, 0.6  # entries of a gap by which it is chosen, and the weight of their mean
NAMED = 0.2  # what the words of a question that name a gap add to its score
BESIDE = 0.06  # by how much less the next one of the same text is told too
SURE = 1.5  # log odds from which a gap is told: 3 % of the questions that are answered reach it
POSSIBLE = 0.5  # the same from which it is told where a figure is asked and the passages have none
HARDLY = -2.5  # the same under which no gap is looked at: the answers lead by far
OWN_SCORE, OWN_MEANING = -0.5, -0.1  # how far behind a gap of the paragraph that comes first may be


@dataclass(frozen=True, slots=True)
class Missing:
    """A detail that no passage gives and that a question seems to ask for."""

    told: str  # French, with its article
    passage_id: str  # the paragraph that comes nearest
    odds: float  # log odds that the question asks for it, rather than for what a passage gives
    likely: float  # probability, from 0 to 1, that it is on this subject at all
    near: bool = True  # else it is only a gap of the paragraph that comes first

    @property
    def sure(self) -> bool:
        """Whether it is told whatever the passages hold."""
        return self.near and self.odds >= SURE


class Gaps:
    """What no passage gives, over one index."""

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
        self._names = {told: frozenset(query_terms(told)) for told in self._asking}

    def missing(self, query: str, ranked: Sequence[Ranked]) -> Missing | None:
        """What a question may ask for and no passage gives.

        ``ranked`` holds every candidate, best first, those of the gaps included.
        """
        gaps = [r for r in ranked if self._chunks[r.position].gap]
        answers = [r for r in ranked if not self._chunks[r.position].gap]
        if not gaps:
            return None
        figures = self.features(query, gaps, answers)
        odds = _CONSTANT + sum(w * f for w, f in zip(_WEIGHTS, figures, strict=True))
        if odds < HARDLY and answers:
            return None
        if odds < POSSIBLE and answers:
            return self._of_the_first(query, gaps, answers, odds)
        return self._told(query, self._surest(query, gaps), odds)

    def features(
        self,
        query: str,
        gaps: Sequence[Ranked],
        answers: Sequence[Ranked],
        without: Collection[int] = (),
    ) -> tuple[float, float, float]:
        """By how much the gaps lead: fused score, cosine, share of the question's words known.

        ``without`` are positions whose words do not count.
        """
        ahead = _mean(r.score for r in gaps[:FIRST]) - _mean(r.score for r in answers[:FIRST])
        closer = _nearest(gaps) - _nearest(answers)
        known = self._confidence.known(query, answers[:1], without) if answers else 0.0
        told = self._chunks[gaps[0].position].gap
        return ahead, closer, self._known(query, told, without) - known

    def _known(self, query: str, told: str, without: Collection[int] = ()) -> float:
        """The share of a question's information that the questions on a gap hold."""
        asking = self._asking[told].difference(without)
        return self._lexical.coverage(query_terms(query), [asking])[0]

    def _surest(self, query: str, gaps: Sequence[Ranked]) -> list[Ranked]:
        """The first entry of the gap that several of its questions bring up, not one alone.

        The next gap comes with it where hardly anything tells them apart.
        """
        found: dict[str, list[Ranked]] = defaultdict(list)
        for candidate in gaps:
            found[self._chunks[candidate.position].gap].append(candidate)
        asked = frozenset(query_terms(query))
        scores = {
            told: _pooled([r.score for r in entries]) + NAMED * _share(asked, self._names[told])
            for told, entries in found.items()
        }
        first, *others = sorted(scores, key=lambda told: -scores[told])
        source = self._source(found[first][0])
        near = [t for t in others[:1] if scores[t] >= scores[first] - BESIDE]
        return [found[t][0] for t in (first, *near) if self._source(found[t][0]) == source]

    def _source(self, entry: Ranked) -> str:
        return self._chunks[entry.position].source_id

    def _told(
        self, query: str, entries: Sequence[Ranked], odds: float, near: bool = True
    ) -> Missing:
        first = self._chunks[entries[0].position]
        told = ", ni ".join(self._chunks[entry.position].gap for entry in entries)
        likely = likelihood((entries[0].dense, 0.0, self._known(query, first.gap)))
        return Missing(told, first.passage_ids[0], odds, likely, near)

    def _of_the_first(
        self, query: str, gaps: Sequence[Ranked], answers: Sequence[Ranked], odds: float
    ) -> Missing | None:
        """The best gap of the paragraph that comes first, where it is not too far behind."""
        paragraph = self._chunks[answers[0].position].passage_ids[0]
        own = [r for r in gaps if self._chunks[r.position].passage_ids[0] == paragraph]
        if not own:
            return None
        behind, farther = own[0].score - answers[0].score, own[0].dense - answers[0].dense
        if behind < OWN_SCORE or farther < OWN_MEANING:
            return None
        return self._told(query, own[:1], odds, near=False)


def _pooled(scores: Sequence[float]) -> float:
    """The best score and the mean of the first ones, missing ones as zero."""
    return scores[0] + POOL_SHARE * (sum(scores[:POOLED]) / POOLED - scores[0])


def _share(asked: frozenset[str], name: frozenset[str]) -> float:
    """The share of a question's words that are in the name of a gap."""
    return len(asked & name) / max(1, len(asked))


def _nearest(candidates: Sequence[Ranked]) -> float:
    return _mean(sorted((r.dense for r in candidates), reverse=True)[:FIRST])


def _mean(figures: Iterable[float]) -> float:
    """The mean of the first figures, missing ones as zero."""
    return sum(figures) / FIRST
