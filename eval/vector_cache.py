"""Vectors of passages kept on disk, so that a second evaluation of a corpus is quick."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

import numpy as np

from index.embeddings import Embedder, Vectors
from index.progress import Progress

_BLOCK = 1024  # passages in one file: what a killed run loses at most


def encode_cached(
    embedder: Embedder, texts: Sequence[str], folder: Path, stream: TextIO | None
) -> Vectors:
    """Vectors of passages, shape (n, dimension), read from ``folder`` where they stand there."""
    folder = folder / embedder.fingerprint
    folder.mkdir(parents=True, exist_ok=True)
    progress = Progress("Vecteurs", len(texts), stream)
    blocks = [
        _block(embedder, texts[start : start + _BLOCK], folder, progress)
        for start in range(0, len(texts), _BLOCK)
    ]
    progress.close()
    return np.concatenate(blocks) if blocks else np.zeros((0, embedder.dimension), np.float32)


def _block(embedder: Embedder, texts: Sequence[str], folder: Path, progress: Progress) -> Vectors:
    digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()[:24]
    path = folder / f"{digest}.npy"
    if path.is_file():
        stored: Vectors = np.load(path)
        progress.advance(len(texts))
        return stored
    vectors = embedder.encode_passages(texts, progress.advance)
    draft = path.with_suffix(f".{os.getpid()}.npy")
    np.save(draft, vectors)
    os.replace(draft, path)
    return vectors
