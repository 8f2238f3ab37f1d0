"""Build the index of the corpus beside the live one, then swap.

A build killed at any moment leaves the live index as it was; two builds at once wait for each
other; an index is only ever served with the model and the corpus it was built from.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TextIO

from assistant.settings import Settings
from corpus import library
from corpus.library import Corpus
from index.chunks import Chunk, gap_chunks, make_chunks, question_chunks
from index.embeddings import Embedder, load_embedder, model_fingerprint
from index.files import (
    FORMAT,
    IndexFiles,
    Manifest,
    only_builder,
    unwritable,
    write_chunks,
)
from index.kept_vectors import encode_chunks
from index.lexical import LexicalIndex
from index.problems import IndexProblem
from index.progress import Progress
from index.spelling import Speller
from index.store import ChromaStore

VECTORS = "chroma"
_BLOCK = 256  # chunks encoded and stored at a time
_VERSIONS = ("chromadb", "sentence-transformers", "torch", "snowballstemmer")


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """What ``alinea index info`` tells."""

    manifest: Manifest | None  # None: no index for this model and this corpus
    model: str
    folder: Path
    bytes: int

    def __str__(self) -> str:
        m = self.manifest
        if m is None:
            return (
                f"Aucun index pour le modèle {self.model} et le corpus actuel dans {self.folder}. "
                "Construisez-le : alinea index build"
            )
        versions = ", ".join(f"{name} {number}" for name, number in m.versions.items())
        return "\n".join(
            (
                f"modèle      {m.model} ({m.dimension} dimensions, empreinte {m.fingerprint})",
                f"corpus      version {m.corpus}",
                f"contenu     {m.passages} passages en {m.chunks} extraits",
                f"construit   {m.built_at}, en {m.seconds:.0f} s",
                f"dossier     {self.folder} ({self.bytes / 1e6:.1f} Mo)",
                f"versions    {versions}",
            )
        )


def files_for(settings: Settings, corpus: Corpus | None = None) -> IndexFiles:
    """Where the index of this model and this corpus lives."""
    corpus = corpus or library.installed()
    root = settings.home / "index"
    return IndexFiles(root, model_fingerprint(settings), corpus.version, settings.chroma_url)


def ensure(
    settings: Settings, stream: TextIO | None = sys.stderr, corpus: Corpus | None = None
) -> Manifest:
    """The manifest of the live index, built first where it is missing or of another time."""
    corpus = corpus or library.installed()
    files = files_for(settings, corpus)
    live = files.live()
    if live:
        return live
    with only_builder(files.root, stream):
        return files.live() or _build(settings, corpus, files, stream)


def build(
    settings: Settings, stream: TextIO | None = sys.stderr, corpus: Corpus | None = None
) -> Manifest:
    """Build anew, whatever is there; the live index serves until the new one is whole."""
    corpus = corpus or library.installed()
    files = files_for(settings, corpus)
    with only_builder(files.root, stream):
        return _build(settings, corpus, files, stream)


def info(settings: Settings) -> IndexInfo:
    """What is known of the index of this model and this corpus, without loading the model."""
    files = files_for(settings)
    manifest = files.live()
    folder = files.root / manifest.folder if manifest else files.root
    size = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) if manifest else 0
    return IndexInfo(manifest, settings.embedding, folder, size)


def open_store(settings: Settings, key: str, folder: Path) -> ChromaStore:
    """The vectors of one index: in its folder, or on the Chroma server where one is set."""
    if settings.chroma_url:
        return ChromaStore.on_server(settings.chroma_url, f"alinea-{key}")
    return ChromaStore.in_folder(folder / VECTORS, f"alinea-{key}")


def corpus_chunks(corpus: Corpus) -> list[Chunk]:
    """The chunks of the corpus, each repeated printing left out, and what is asked of it."""
    titles = {source.id: source.short_title for source in corpus.sources.values()}
    texts = make_chunks(corpus.passages.values(), titles, corpus.repeated_passages())
    answered = question_chunks(corpus.questions, corpus.passages)
    return texts + answered + gap_chunks(corpus.gaps, corpus.passages)


def _build(
    settings: Settings, corpus: Corpus, files: IndexFiles, stream: TextIO | None
) -> Manifest:
    start = time.monotonic()
    chunks = corpus_chunks(corpus)
    embedder = load_embedder(settings)
    replaced = files.live()
    try:
        files.sweep()
        folder = Path(tempfile.mkdtemp(prefix=f"{files.key}-", dir=files.root))
        write_chunks(folder, chunks)
        LexicalIndex.of(chunk.indexed for chunk in chunks).save(folder)
        Speller.of(chunk.indexed for chunk in chunks).save(folder)
        store = open_store(settings, files.key, folder)
        _embed(chunks, embedder, store, stream)
        manifest = Manifest(
            model=embedder.name,
            fingerprint=embedder.fingerprint,
            corpus=corpus.version,
            format=FORMAT,
            dimension=embedder.dimension,
            passages=sum(len(chunk.passage_ids) for chunk in chunks),
            chunks=store.count(),
            folder=folder.name,
            previous=replaced.folder if replaced else "",
            built_at=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - start, 1),
            versions={name: version(name) for name in _VERSIONS},
        )
        files.publish(manifest)
    except OSError as error:
        raise unwritable(files.root, error) from error
    return manifest


def _embed(
    chunks: list[Chunk], embedder: Embedder, store: ChromaStore, stream: TextIO | None
) -> None:
    """Encode and store every chunk, block by block, from where a killed build stopped.

    Only a server can hold blocks of an earlier build: a folder is new at each build.
    """
    progress = Progress("Index des textes", len(chunks), stream)
    done = min(store.count(), len(chunks)) // _BLOCK * _BLOCK
    progress.advance(done)
    for start in range(done, len(chunks), _BLOCK):
        block = chunks[start : start + _BLOCK]
        vectors = encode_chunks(block, embedder, progress.advance)
        store.add(start, vectors, [c.source_id for c in block])
    progress.close()
    if store.count() != len(chunks):
        raise IndexProblem(
            f"L'index est incomplet ({store.count()} extraits sur {len(chunks)}) : il n'est pas "
            "mis en service. Relancez « alinea index build »."
        )
