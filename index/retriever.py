"""The search over the corpus: a question in, ranked passages and a confidence out.

Importing this module loads neither torch nor chromadb; opening a ``Retriever`` does.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.settings import Settings
from corpus.library import Corpus
from corpus.records import AddedText
from index import added, build
from index.asked_noun import asked_noun
from index.chunks import Chunk
from index.confidence import Confidence
from index.embeddings import Embedder, load_embedder
from index.files import read_chunks
from index.gaps import Gaps, Missing
from index.kept_vectors import SentenceVectors
from index.lexical import LexicalIndex
from index.problems import IndexProblem
from index.ranking import DENSE_SHARE, HybridRanker, Ranked, query_terms
from index.spelling import Speller

POOLED = 4  # entries of a passage, its text and its questions, that its score is made of
POOL_SHARE = 0.7  # weight of their mean, beside the best of them


@dataclass(frozen=True, slots=True)
class Hit:
    """One chunk found: whole passages of one article, list or section."""

    passage_ids: tuple[str, ...]
    best_passage_id: str  # the passage of the chunk nearest to the question
    score: float  # fused score, comparable within one search only
    dense: float  # cosine similarity of the chunk
    lexical: float  # BM25 of the chunk


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Hits, best first, and how likely it is that one of them answers (0 to 1)."""

    hits: tuple[Hit, ...]
    confidence: float
    missing: Missing | None = None  # what it may ask for and no passage gives
    noun_known: bool = True  # whether something said of the first hits has the noun asked for


class Retriever:
    """Hybrid search over one index; may be shared by several threads."""

    def __init__(self, chunks: Sequence[Chunk], ranker: HybridRanker) -> None:
        self._chunks = chunks
        self._ranker = ranker
        self._confidence = Confidence(chunks, ranker.lexical)
        self._gaps = Gaps(chunks, ranker.lexical, self._confidence)
        self._entries = Counter(p for chunk in chunks if not chunk.gap for p in chunk.passage_ids)
        self._sources = np.array([chunk.source_id for chunk in chunks])
        self._sentences = SentenceVectors(ranker.embedder)
        # A question is often searched twice: in one text, then for more hits.
        self._vector = lru_cache(maxsize=256)(self._encode)
        self._ranked = lru_cache(maxsize=64)(self._rank)

    @classmethod
    def open(
        cls,
        settings: Settings,
        corpus: Corpus | None = None,
        dense_share: float | None = None,
    ) -> Retriever:
        """Open the index of these settings, built first where it is missing or out of date.

        ``dense_share`` weighs the vectors against the words in place of the tuned weight.
        """
        manifest = build.ensure(settings, corpus=corpus)
        folder = settings.home / "index" / manifest.folder
        store = build.open_store(settings, build.files_for(settings, corpus).key, folder)
        if store.count() != manifest.chunks:
            raise IndexProblem(
                f"L'index contient {store.count()} extraits au lieu de {manifest.chunks} : il "
                "n'est pas servi. Reconstruisez-le : alinea index build --force"
            )
        ranker = HybridRanker(
            LexicalIndex.load(folder),
            store,
            Speller.load(folder),
            load_embedder(settings),
            DENSE_SHARE if dense_share is None else dense_share,
        )
        return cls(read_chunks(folder), ranker)

    def with_added(self, settings: Settings, texts: Sequence[AddedText]) -> Retriever:
        """The same index and those of these texts, each built first where it is missing."""
        if not texts:
            return self
        parts = added.open_parts(settings, texts, self.embedder)
        own = self._ranker
        ranker = HybridRanker(
            added.joined_lexical([own.lexical, *(part.lexical for part in parts)]),
            added.JoinedVectors(own.vectors, len(self._chunks), parts),
            Speller.joined([own.speller, *(part.speller for part in parts)]),
            self.embedder,
            own.dense_share,
        )
        return Retriever([*self._chunks, *(c for part in parts for c in part.chunks)], ranker)

    @property
    def embedder(self) -> Embedder:
        """The model behind the search."""
        return self._ranker.embedder

    def search(
        self, query: str, k: int = 10, source_ids: Collection[str] | None = None
    ) -> SearchResult:
        """The ``k`` best chunks for a question, in these sources where given."""
        if not query.strip() or k < 1:
            return SearchResult((), 0.0)
        query = self._ranker.speller.repair(query)
        ranked = self._ranked(query, frozenset(source_ids or ()))
        answers = [r for r in ranked if not self._chunks[r.position].gap]
        likely = self._confidence.estimate(query, answers)
        hits = self._best_hits(query, answers, k)
        known = self._knows(asked_noun(query), hits[:POOLED])
        return SearchResult(hits, likely, self._gaps.missing(query, ranked), known)

    def _rank(self, query: str, source_ids: frozenset[str]) -> Sequence[Ranked]:
        """Every candidate for a repaired question in these sources, in all of them if empty."""
        allowed = np.isin(self._sources, list(source_ids)) if source_ids else None
        return self._ranker.rank(query, self._vector(query), source_ids or None, allowed)

    def _knows(self, noun: Collection[str], hits: Sequence[Hit]) -> bool:
        """Whether a text or a question of one of these passages has a noun; yes of no noun."""
        passages = {passage for hit in hits for passage in hit.passage_ids}
        groups = [self._confidence.about(passage) for passage in passages]
        return not noun or 1.0 in self._ranker.lexical.coverage(dict.fromkeys(noun, 1.0), groups)

    def _best_hits(self, query: str, ranked: Sequence[Ranked], k: int) -> tuple[Hit, ...]:
        """The best hits, each passage once: it may be found by its text and by its questions.

        A passage that several of its questions bring up is surer than one that a single one does.
        """
        scores: dict[str, list[float]] = defaultdict(list)
        found: dict[str, Hit] = {}
        for candidate in ranked:
            passages = self._chunks[candidate.position].passage_ids
            if len(found) < k and (len(passages) > 1 or passages[0] not in found):
                hit = self._hit(query, candidate)
                found.setdefault(hit.best_passage_id, hit)
                scores[hit.best_passage_id].append(hit.score)
            elif len(passages) == 1 and passages[0] in found:
                scores[passages[0]].append(candidate.score)
        pooled = [replace(h, score=self._pooled(p, scores[p])) for p, h in found.items()]
        return tuple(sorted(pooled, key=lambda hit: -hit.score))

    def _pooled(self, passage_id: str, scores: Sequence[float]) -> float:
        """The best of a passage's scores and the mean of its first ones, missing ones as zero."""
        count = min(POOLED, self._entries[passage_id])
        mean = sum(scores[:count]) / count
        return scores[0] + POOL_SHARE * (mean - scores[0])

    def similarity(self, query: str, texts: Sequence[str]) -> NDArray[np.float32]:
        """Cosine similarity of a question with each of a few short texts, shape (n,)."""
        if not texts:
            return np.zeros(0, dtype=np.float32)
        result: NDArray[np.float32] = self._sentences.of(texts) @ self._vector(query)
        return result

    def _encode(self, query: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.embedder.encode_queries([query])[0]
        return vector

    def _hit(self, query: str, ranked: Ranked) -> Hit:
        chunk = self._chunks[ranked.position]
        return Hit(
            chunk.passage_ids,
            chunk.passage_ids[self._best(query, chunk)],
            ranked.score,
            ranked.dense,
            ranked.lexical,
        )

    def _best(self, query: str, chunk: Chunk) -> int:
        """The passage of a chunk that holds most of the question's words, the first if none."""
        if len(chunk.texts) == 1:
            return 0
        terms = query_terms(query)
        held = [self._ranker.lexical.information(terms, text) for text in chunk.texts]
        return held.index(max(held))
