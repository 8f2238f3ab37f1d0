"""Vectors of the kept questions and of the sentences of long passages, for the embedded model.

Encoding some four thousand questions would double the time of a first build, and encoding the
sentences of a passage would double that of an answer which quotes one of them. The file holds the
vector of each by a digest of its text, for one model only: another model encodes them itself.
``python -m eval.keep_vectors`` writes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.chunks import Chunk
from index.embeddings import Advance, Embedder, Vectors

FILE = Path(__file__).parent / "kept_vectors.npz"
_ENCODED = 2048  # sentences of other texts or for other models that are remembered


QUESTIONS = "questions"  # as they are indexed
SENTENCES = "sentences"  # as questions are compared with them


def encode_chunks(chunks: Sequence[Chunk], embedder: Embedder, advance: Advance | None) -> Vectors:
    """The vectors of chunks, shape (n, dimension), those of kept questions from the file."""
    known = _shipped(embedder.fingerprint, QUESTIONS)
    vectors = np.zeros((len(chunks), embedder.dimension), dtype=np.float32)
    missing: list[int] = []
    for place, chunk in enumerate(chunks):
        vector = known.get(digest(chunk.text)) if chunk.asked else None
        if vector is None:
            missing.append(place)
        else:
            vectors[place] = vector
    if advance and len(chunks) > len(missing):
        advance(len(chunks) - len(missing))
    if missing:
        vectors[missing] = embedder.encode_passages([chunks[i].indexed for i in missing], advance)
    return vectors


class SentenceVectors:
    """The vectors of sentences to compare questions with, each encoded once at most."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._encoded: dict[str, NDArray[np.float32]] = {}  # the oldest first

    def of(self, sentences: Sequence[str]) -> Vectors:
        """Unit vectors, shape (n, dimension), in the order given."""
        known = _shipped(self._embedder.fingerprint, SENTENCES)
        found = {s: known.get(digest(s), self._encoded.get(s)) for s in sentences}
        new = [sentence for sentence, vector in found.items() if vector is None]
        if new:
            vectors = dict(zip(new, self._embedder.encode_queries(new), strict=True))
            found |= vectors
            kept = [*self._encoded.items(), *vectors.items()]
            self._encoded = dict(kept[-_ENCODED:])
        return np.array([found[s] for s in sentences], dtype=np.float32)


def digest(text: str) -> bytes:
    """What a text is known by in the file."""
    return sha256(text.encode()).digest()[:8]


def write(fingerprint: str, vectors: Mapping[str, Mapping[str, NDArray[np.float32]]]) -> None:
    """Write the file: the vectors of questions and sentences, in half precision, for that model."""
    arrays: dict[str, Any] = {"model": np.array(fingerprint)}
    for kind, by_text in vectors.items():
        digests = b"".join(map(digest, by_text))
        arrays[f"{kind}_digests"] = np.frombuffer(digests, dtype="V8")
        arrays[f"{kind}_vectors"] = np.array(list(by_text.values()), dtype=np.float16)
    np.savez(FILE, **arrays)


@cache
def _shipped(fingerprint: str, kind: str) -> Mapping[bytes, NDArray[np.float32]]:
    """The unit vectors of the file by digest; none for another model than its own."""
    if not FILE.is_file():
        return {}
    with np.load(FILE) as arrays:
        if str(arrays["model"]) != fingerprint or f"{kind}_vectors" not in arrays:
            return {}
        vectors = arrays[f"{kind}_vectors"].astype(np.float32)
        digests = [d.tobytes() for d in arrays[f"{kind}_digests"]]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return dict(zip(digests, unit, strict=True))
