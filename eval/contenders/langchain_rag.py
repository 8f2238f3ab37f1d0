"""Plain retrieval as the LangChain tutorial builds it: split, embed, store, take the top four.

The splitter, its sizes and the vector store are the tutorial's; the embedding model is Alinéa's
own, so that the difference is not the model's. No language model runs here: the answer quotes the
sentences of the four pieces that lie nearest to the question.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any
from uuid import uuid4

import numpy as np
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from numpy.typing import NDArray

from assistant.settings import Settings, silence_dependencies
from corpus.library import installed
from eval.contenders.extractive import DEPTH, Sentence, best, quoting, sentences_of
from eval.systems import System
from eval.text import source_lines
from eval.vector_cache import encode_cached
from index.embeddings import Embedder, Vectors, load_embedder

NAME = "rag-langchain"
CHUNK, OVERLAP = 1000, 200  # characters, as in the tutorial
TOP = 4


class E5Embeddings(Embeddings):
    """Alinéa's embedder as LangChain wants it."""

    def __init__(self, embedder: Embedder, cache: Path) -> None:
        self._embedder = embedder
        self._cache = cache

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages, kept on disk for the next run."""
        vectors: list[list[float]] = encode_cached(
            self._embedder, texts, self._cache, sys.stderr
        ).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self._embedder.encode_queries([text])[0].tolist()
        return vector


class LangChainRag:
    """The tutorial's pipeline over some texts of the corpus; each message is read alone."""

    def __init__(self, settings: Settings, sources: Iterable[str]) -> None:
        silence_dependencies()
        self._embedder = load_embedder(settings)
        self._known: dict[str, NDArray[np.float32]] = {}
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=CHUNK, chunk_overlap=OVERLAP, add_start_index=True
        )
        self._store = Chroma.from_documents(
            splitter.split_documents(_documents(sources)),
            E5Embeddings(self._embedder, settings.home / "cache" / "vectors"),
            collection_name=f"rag-{uuid4().hex}",  # in memory, and shared by a whole process
        )

    def answer(self, question: str) -> dict[str, Any]:
        """The best sentences of the four nearest pieces."""
        begun = perf_counter()
        pieces = self._store.similarity_search_with_score(question, k=DEPTH)
        sentences = [_sentences(piece) for piece, _ in pieces]
        found = list(dict.fromkeys(s for group in sentences[:TOP] for s in group))
        asked = self._embedder.encode_queries([question])[0]
        chosen = best(found, (self._vectors_of([s.text for s in found]) @ asked).tolist())
        ranked = [
            (tuple(dict.fromkeys(s.passage.id for s in group)), -distance)
            for group, (_, distance) in zip(sentences, pieces, strict=True)
        ]
        return quoting(chosen, NAME, ranked, begun)

    def _vectors_of(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences, each encoded once: the same ones come back often."""
        if not texts:  # pieces of blank lines, of signatures
            return np.zeros((0, self._embedder.dimension), np.float32)
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= dict(zip(new, self._embedder.encode_passages(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def _documents(sources: Iterable[str]) -> list[Document]:
    return [Document("\n".join(source_lines(name)), metadata={"source": name}) for name in sources]


def _sentences(piece: Document) -> list[Sentence]:
    source, start = piece.metadata["source"], piece.metadata["start_index"]
    first_line = "\n".join(source_lines(source))[:start].count("\n") + 1
    return sentences_of(source, first_line, piece.page_content)


def langchain_rag(settings: Settings) -> System:
    """Opens the baseline; it reads the last message alone, as the tutorial's chain does."""
    baseline = LangChainRag(settings, installed().sources)
    return lambda asked: baseline.answer(asked.turns[-1])
