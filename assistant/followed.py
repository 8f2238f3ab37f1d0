"""Ranks passages for a follow-up: by what it asks, and by what it asks of its subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.understanding.content import content_stems
from corpus.library import load
from corpus.records import PassageKind
from index import french

if TYPE_CHECKING:
    from index.gaps import Missing
    from index.retriever import Hit, Retriever, SearchResult

DEPTH = 60  # hits of each search, rows of tables included
UNRELATED = 0.2  # confidence where no passage has anything of the follow-up
NOTHING = 0.1  # confidence of the follow-up alone under which that is so
AGAIN = 0.93  # what the passage that answers the subject alone keeps of its score
NEAR = 1.1  # what those of its section gain
BY_ITSELF = 4.0  # log odds from which a follow-up alone asks for what no text gives
HELD = 1.2  # the same where it has half of the words of what is asked next


def followed(
    retriever: Retriever, question: str, subject: str, sources: Collection[str] | None
) -> SearchResult:
    """The passages in order of both searches together, each score a share of its best.

    The passage that answers the subject alone was given before: it yields to one that comes near,
    but where the follow-up has no word of its own ("et pour qui exactement ?"), or asks for what
    that passage says.
    """
    joined = retriever.search(f"{question} ({subject})", DEPTH, sources)
    if not content_stems(question) - _VAGUE:
        again = retriever.search(subject, DEPTH, sources)
        confidence = max(joined.confidence, again.confidence)
        return replace(joined, hits=_ranked((joined, again), {}), confidence=confidence)
    alone = retriever.search(question, DEPTH, sources)
    before = retriever.search(subject, 1, sources)
    held = goes_on(retriever, question, subject, sources)
    share = HELD if held else AGAIN
    kept = {h.best_passage_id: share for h in before.hits}
    hits = _ranked((joined, alone), _of_section(before.hits, (*joined.hits, *alone.hits)) | kept)
    found = alone.confidence >= NOTHING and any(h.lexical for h in alone.hits)
    unrelated = not (found or held)
    confidence = min(joined.confidence, UNRELATED) if unrelated else joined.confidence
    missing = _surer(joined.missing, alone.missing)
    if not held and alone.missing and alone.missing.odds >= BY_ITSELF:
        missing = alone.missing
    return replace(joined, hits=hits, confidence=confidence, missing=missing)


def _surer(joined: Missing | None, alone: Missing | None) -> Missing | None:
    """What the texts surely lack of a follow-up, and as likely as its own words tell it."""
    if joined is None or alone is None or joined.told != alone.told or not joined.sure:
        return joined
    return max(joined, alone, key=lambda missing: (missing.likely, missing.odds))


def _of_section(before: Collection[Hit], hits: Collection[Hit]) -> dict[str, float]:
    """What the passages under the heading of the one that answered before gain."""
    passages = load().passages
    sections = {passages[h.best_passage_id].path for h in before} - {()}
    found = (passages[h.best_passage_id] for h in hits)
    return {p.id: NEAR for p in found if p.path in sections}


def _ranked(searches: Sequence[SearchResult], kept: Mapping[str, float]) -> tuple[Hit, ...]:
    """The hits of several searches by the sum of their shares; ``kept`` is what some keep of it."""
    scores: dict[str, float] = defaultdict(float)
    for search in searches:
        for passage, share in _shares(search).items():
            scores[passage] += share
    by_id = {h.best_passage_id: h for search in reversed(searches) for h in search.hits}
    told = {p: score * kept.get(p, 1.0) for p, score in scores.items()}
    hits = [replace(hit, score=told[p]) for p, hit in by_id.items() if p in told]
    return tuple(sorted(hits, key=lambda h: -h.score))


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


_VAGUE = content_stems(
    "exactement précisément concrètement vraiment justement juste exact vrai ça cela correct sûr "
    "confirmer confirmez euros euro mois heures an ans jours monde cas"
)


def _shares(found: SearchResult) -> dict[str, float]:
    hits = _texts(found.hits)
    best = max((h.score for h in hits), default=0.0) or 1.0
    return {h.best_passage_id: h.score / best for h in hits}


def _texts(hits: Collection[Hit]) -> list[Hit]:
    """The hits that are no row of a table."""
    passages = load().passages
    return [h for h in hits if passages[h.best_passage_id].kind is not PassageKind.ROW]
