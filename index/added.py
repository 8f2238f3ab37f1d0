"""The index of an added text: embedded alone, kept in the text's own folder, joined when opened.

Nothing of the index of the five texts changes when a text is added or removed. Vectors are a
matrix, searched whole: an added text is small.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import numpy as np

from assistant.settings import Settings
from corpus.added.store import text_folder
from corpus.records import AddedText
from index.chunks import Chunk, make_chunks
from index.embeddings import Embedder, load_embedder, model_fingerprint
from index.files import FORMAT, read_chunks, unwritable, write_chunks
from index.lexical import LexicalIndex
from index.progress import Progress
from index.spelling import Speller
from index.store import MatrixStore, VectorIndex, Vectors

_VECTORS = "vectors.npy"
_MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class AddedManifest:
    """What the index of an added text was built from."""

    model: str
    fingerprint: str  # of the model
    text: str  # version of the text
    format: int
    passages: int
    chunks: int
    built_at: str  # ISO date and time, UTC


@dataclass(frozen=True, slots=True)
class AddedPart:
    """The index of one added text, in memory."""

    chunks: list[Chunk]
    lexical: LexicalIndex
    speller: Speller
    vectors: Vectors


def index_folder(text: Path, fingerprint: str) -> Path:
    """Where the index of an added text lives, for one model."""
    return text / f"index-{fingerprint}-{FORMAT}"


def manifest_of(settings: Settings, text: AddedText) -> AddedManifest | None:
    """The manifest of a text's index, or None where it has none for this model."""
    return _manifest(text_folder(settings.home, text.source.id), model_fingerprint(settings), text)


def build_part(
    folder: Path, text: AddedText, embedder: Embedder, stream: TextIO | None = None
) -> None:
    """Build the index of a text in its folder, in one step."""
    titles = {text.source.id: text.source.short_title}
    chunks = make_chunks(text.passages, titles)
    draft = Path(tempfile.mkdtemp(prefix=".index-", dir=folder))
    try:
        write_chunks(draft, chunks)
        LexicalIndex.of(chunk.indexed for chunk in chunks).save(draft)
        Speller.of(chunk.indexed for chunk in chunks).save(draft)
        np.save(draft / _VECTORS, _encoded(chunks, embedder, stream))
        manifest = AddedManifest(
            model=embedder.name,
            fingerprint=embedder.fingerprint,
            text=text.version,
            format=FORMAT,
            passages=sum(len(chunk.passage_ids) for chunk in chunks),
            chunks=len(chunks),
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        (draft / _MANIFEST).write_text(json.dumps(asdict(manifest), ensure_ascii=False, indent=1))
        _swap(draft, index_folder(folder, embedder.fingerprint))
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def open_parts(
    settings: Settings,
    texts: Sequence[AddedText],
    embedder: Embedder,
    stream: TextIO | None = None,
) -> list[AddedPart]:
    """The indexes of these texts, each built first where it is missing or of another model."""
    return [_part(ensure_part(settings, text, embedder, stream)) for text in texts]


def ensure_parts(
    settings: Settings, texts: Sequence[AddedText], stream: TextIO | None = None
) -> int:
    """Build the indexes that are missing; the number of chunks of all these texts."""
    if any(manifest_of(settings, text) is None for text in texts):
        embedder = load_embedder(settings)
        for text in texts:
            ensure_part(settings, text, embedder, stream)
    return sum(m.chunks for text in texts if (m := manifest_of(settings, text)))


def describe_parts(settings: Settings, texts: Sequence[AddedText]) -> str:
    """One French line for each added text: its index for this model, or that it has none."""
    lines = []
    for text in texts:
        found = manifest_of(settings, text)
        state = f"{found.passages} passages en {found.chunks} extraits" if found else "sans index"
        lines.append(f"ajouté      {text.source.id} : {state}")
    return "\n".join(lines)


def ensure_part(
    settings: Settings,
    text: AddedText,
    embedder: Embedder,
    stream: TextIO | None = None,
) -> Path:
    """The folder of a text's index, built first where it is missing or of another model."""
    folder = text_folder(settings.home, text.source.id)
    if _manifest(folder, embedder.fingerprint, text) is None:
        try:
            build_part(folder, text, embedder, stream)
        except OSError as error:
            raise unwritable(folder, error) from error
    return index_folder(folder, embedder.fingerprint)


def _manifest(folder: Path, fingerprint: str, text: AddedText) -> AddedManifest | None:
    path = index_folder(folder, fingerprint) / _MANIFEST
    try:
        manifest = AddedManifest(**json.loads(path.read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return None
    expected = (fingerprint, text.version, FORMAT)
    return manifest if (manifest.fingerprint, manifest.text, manifest.format) == expected else None


def _encoded(chunks: list[Chunk], embedder: Embedder, stream: TextIO | None) -> Vectors:
    progress = Progress("Index du texte ajouté", len(chunks), stream)
    vectors = embedder.encode_passages([c.indexed for c in chunks], progress.advance)
    progress.close()
    return vectors


def _swap(draft: Path, live: Path) -> None:
    if live.exists():
        shutil.rmtree(live)
    draft.chmod(0o755)
    os.rename(draft, live)


def _part(folder: Path) -> AddedPart:
    return AddedPart(
        chunks=read_chunks(folder),
        lexical=LexicalIndex.load(folder),
        speller=Speller.load(folder),
        vectors=np.load(folder / _VECTORS),
    )


class JoinedVectors:
    """The vectors of the five texts, then those of the added ones, as one index."""

    def __init__(self, first: VectorIndex, size: int, parts: Sequence[AddedPart]) -> None:
        self._first = first
        self._size = size
        sources = [chunk.source_id for part in parts for chunk in part.chunks]
        self._second = MatrixStore(np.concatenate([part.vectors for part in parts]), sources)

    def nearest(
        self, vector: Vectors, count: int, source_ids: Collection[str] | None = None
    ) -> dict[int, float]:
        """Cosine similarity of the ``count`` nearest vectors, by position."""
        found = self._first.nearest(vector, count, source_ids)
        added = self._second.nearest(vector, count, source_ids)
        found |= {self._size + position: value for position, value in added.items()}
        best = sorted(found, key=lambda position: -found[position])[:count]
        return {position: found[position] for position in best}

    def similarities(self, vector: Vectors, positions: Sequence[int]) -> dict[int, float]:
        """Cosine similarity of the vectors at these positions."""
        inner = [p - self._size for p in positions if p >= self._size]
        added = self._second.similarities(vector, inner)
        found = self._first.similarities(vector, [p for p in positions if p < self._size])
        return found | {self._size + position: value for position, value in added.items()}


def joined_lexical(parts: Sequence[LexicalIndex]) -> LexicalIndex:
    """Several lexical indexes as one, each term weighed by how rare it is in all of them.

    Lengths stay measured against the mean of their own part: chunks have the same size everywhere.
    """
    vocabulary: dict[str, int] = {}
    terms, documents, saturated, first = [], [], [], 0
    for part in parts:
        numbers = np.array([vocabulary.setdefault(t, len(vocabulary)) for t in part.vocabulary])
        own = np.repeat(np.arange(len(part.vocabulary)), np.diff(part.starts))
        terms.append(numbers[own] if len(own) else own)
        documents.append(part.documents + first)
        saturated.append(part.weights / part.idf[own])
        first += part.size
    term = np.concatenate(terms).astype(np.int64)
    order = np.argsort(term, kind="stable")
    frequency = np.bincount(term, minlength=len(vocabulary))
    idf = np.log(1 + (first - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    return LexicalIndex(
        vocabulary,
        np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64),
        np.concatenate(documents).astype(np.int32)[order],
        (np.concatenate(saturated) * idf[term]).astype(np.float32)[order],
        idf,
        first,
    )
