"""The only module that imports chromadb: vectors in, nearest vectors out.

One collection per model and corpus, in cosine space, vectors always given explicitly. Telemetry is
off. With ``ALINEA_CHROMA_URL`` the collections live on a Chroma server instead of in a folder.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.problems import IndexProblem

if TYPE_CHECKING:
    from chromadb.api import ClientAPI

Vectors = NDArray[np.float32]
BATCH = 1000


class VectorIndex(Protocol):
    """Vectors known by their position, as the retriever needs them."""

    def nearest(
        self, vector: Vectors, count: int, source_ids: Collection[str] | None = None
    ) -> dict[int, float]:
        """Cosine similarity of the ``count`` nearest vectors, by position."""

    def similarities(self, vector: Vectors, positions: Sequence[int]) -> dict[int, float]:
        """Cosine similarity of the vectors at these positions."""


class ChromaStore:
    """A collection of vectors whose ids are their positions."""

    def __init__(self, client: ClientAPI, name: str) -> None:
        self._collection = client.get_or_create_collection(
            name,
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "ef_search": 200, "ef_construction": 200}},
        )

    @classmethod
    def in_folder(cls, folder: Path, name: str) -> ChromaStore:
        """A collection kept in a folder."""
        import chromadb
        from chromadb.config import Settings

        with _storage_errors():
            client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
            return cls(client, name)

    @classmethod
    def on_server(cls, url: str, name: str) -> ChromaStore:
        """A collection kept by a Chroma server."""
        return cls(_server(url), name)

    def count(self) -> int:
        """Number of vectors held."""
        return int(self._collection.count())

    def add(self, first: int, vectors: Vectors, source_ids: Sequence[str]) -> None:
        """Add vectors at positions ``first``, ``first + 1`` …"""
        for start in range(0, len(vectors), BATCH):
            stop = min(start + BATCH, len(vectors))
            metadatas: list[Any] = [{"source_id": s} for s in source_ids[start:stop]]
            with _storage_errors():
                self._collection.upsert(
                    ids=[str(first + i) for i in range(start, stop)],
                    embeddings=vectors[start:stop],
                    metadatas=metadatas,
                )

    def nearest(
        self, vector: Vectors, count: int, source_ids: Collection[str] | None = None
    ) -> dict[int, float]:
        """Cosine similarity of the ``count`` nearest vectors, by position."""
        where: Any = {"source_id": {"$in": sorted(source_ids)}} if source_ids else None
        found = self._collection.query(
            query_embeddings=vector[None, :],
            n_results=count,
            where=where,
            include=["distances"],
        )
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return {int(i): 1.0 - float(d) for i, d in pairs}

    def similarities(self, vector: Vectors, positions: Sequence[int]) -> dict[int, float]:
        """Cosine similarity of the vectors at these positions."""
        if not positions:
            return {}
        found = self._collection.get(ids=[str(p) for p in positions], include=["embeddings"])
        matrix = np.asarray(found["embeddings"], dtype=np.float32)
        values = matrix @ vector
        return {int(i): float(v) for i, v in zip(found["ids"], values, strict=True)}


class MatrixStore:
    """The same service from a matrix in memory: for corpora that are searched once."""

    def __init__(self, vectors: Vectors, source_ids: Sequence[str] | None = None) -> None:
        self._vectors = vectors
        self._sources = np.array(source_ids or [""] * len(vectors))

    def nearest(
        self, vector: Vectors, count: int, source_ids: Collection[str] | None = None
    ) -> dict[int, float]:
        """Cosine similarity of the ``count`` nearest vectors, by position."""
        values = self._vectors @ vector
        if source_ids:
            values = np.where(np.isin(self._sources, list(source_ids)), values, -2.0)
        if not (count := min(count, len(values))):
            return {}
        best = np.argpartition(-values, count - 1)[:count]
        return {int(i): float(values[i]) for i in best if values[i] >= -1.0}

    def similarities(self, vector: Vectors, positions: Sequence[int]) -> dict[int, float]:
        """Cosine similarity of the vectors at these positions."""
        return {p: float(self._vectors[p] @ vector) for p in positions}


@contextmanager
def _storage_errors() -> Iterator[None]:
    """Turn Chroma's own errors on writing into the ``OSError`` that they stand for."""
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, sqlite3.Error) as error:
        raise OSError(f"Chroma : {error}") from error


def _server(url: str) -> ClientAPI:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url if "//" in url else f"//{url}")
    try:
        return chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if parts.scheme == "https" else 8000),
            ssl=parts.scheme == "https",
            settings=Settings(anonymized_telemetry=False),
        )
    except Exception as error:  # the client raises errors of many families
        raise IndexProblem(
            f"Le serveur Chroma {url} ne répond pas ({error}). Démarrez-le, corrigez "
            "ALINEA_CHROMA_URL, ou retirez cette variable pour revenir à l'index local."
        ) from error
