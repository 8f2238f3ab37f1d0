"""Vectors of the kept questions, shipped for the embedded model.

Encoding some four thousand questions would double the time of a first build. The file holds the
vector of each by a digest of its text, for one model only: another model encodes them itself.
``python -m eval.keep_vectors`` writes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.chunks import Chunk
from index.embeddings import Advance, Embedder, Vectors

FILE = Path(__file__).parent / "kept_vectors.npz"


def encode_chunks(chunks: Sequence[Chunk], embedder: Embedder, advance: Advance | None) -> Vectors:
    """The vectors of chunks, shape (n, dimension), those of kept questions from the file."""
    known = _shipped(embedder.fingerprint)
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


def digest(text: str) -> bytes:
    """What a question is known by in the file."""
    return sha256(text.encode()).digest()[:8]


def write(fingerprint: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write the file: the vectors of the questions, in half precision, for that model."""
    np.savez(
        FILE,
        model=np.array(fingerprint),
        digests=np.frombuffer(b"".join(map(digest, vectors)), dtype="V8"),
        vectors=np.array(list(vectors.values()), dtype=np.float16),
    )


@lru_cache(maxsize=1)
def _shipped(fingerprint: str) -> Mapping[bytes, NDArray[np.float32]]:
    """The unit vectors of the file by digest; none for another model than its own."""
    if not FILE.is_file():
        return {}
    with np.load(FILE) as arrays:
        if str(arrays["model"]) != fingerprint:
            return {}
        vectors = arrays["vectors"].astype(np.float32)
        digests = [d.tobytes() for d in arrays["digests"]]
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return dict(zip(digests, unit, strict=True))
