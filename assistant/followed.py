"""Ranks passages for a follow-up: by what it asks, and by what it asks of its subject."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.understanding.content import content_stems
from corpus.library import load
from corpus.records import PassageKind
from index import french

if TYPE_CHECKING:
    from index.retriever import Hit, Retriever, SearchResult

DEPTH = 60  # hits of each search, rows of tables included
UNRELATED = 0.2  # confidence where no passage has anything of the follow-up
NOTHING = 0.1  # confidence of the follow-up alone under which that is so
AGAIN = 0.93  # what the passage that answers the subject alone keeps of its score


def followed(
    retriever: Retriever, question: str, subject: str, sources: Collection[str] | None
) -> SearchResult:
    """The passages in order of both searches together, each score a share of its best.

    The passage that answers the subject alone was given before: it yields to one that comes near,
    but where the follow-up has no word of its own ("et pour qui exactement ?").
    """
    joined = retriever.search(f"{question} ({subject})", DEPTH, sources)
    if not content_stems(question) - _VAGUE:
        return replace(joined, hits=tuple(_texts(joined.hits)))
    alone = retriever.search(question, DEPTH, sources)
    before = retriever.search(subject, 1, sources)
    scores = _shares(joined)
    for passage, share in _shares(alone).items():
        scores[passage] = scores.get(passage, 0.0) + share
    for hit in before.hits:
        if hit.best_passage_id in scores:
            scores[hit.best_passage_id] *= AGAIN
    by_id = {h.best_passage_id: h for h in (*alone.hits, *joined.hits)}
    hits = [replace(hit, score=scores[hit.best_passage_id]) for hit in _texts(by_id.values())]
    hits.sort(key=lambda h: -h.score)
    found = alone.confidence >= NOTHING and any(h.lexical for h in alone.hits)
    unrelated = not (found or goes_on(retriever, question, subject, sources))
    confidence = min(joined.confidence, UNRELATED) if unrelated else joined.confidence
    return replace(joined, hits=tuple(hits), confidence=confidence)


def goes_on(
    retriever: Retriever, question: str, subject: str, sources: Collection[str] | None
) -> bool:
    """Whether the passage that answers the subject holds half of the words of its follow-up."""
    asked = set(french.terms(question))
    before = _texts(retriever.search(subject, DEPTH, sources).hits)[:1]
    held = {stem for hit in before for stem in french.terms(_text(hit))}
    return bool(asked) and 2 * len(asked & held) >= len(asked)


def _text(hit: Hit) -> str:
    return load().passages[hit.best_passage_id].text


_VAGUE = content_stems("exactement précisément concrètement vraiment justement juste")


def _shares(found: SearchResult) -> dict[str, float]:
    hits = _texts(found.hits)
    best = max((h.score for h in hits), default=0.0) or 1.0
    return {h.best_passage_id: h.score / best for h in hits}


def _texts(hits: Collection[Hit]) -> list[Hit]:
    """The hits that are no row of a table."""
    passages = load().passages
    return [h for h in hits if passages[h.best_passage_id].kind is not PassageKind.ROW]
