"""Write the vectors of the kept questions that the index of the embedded model starts from.

    python -m eval.keep_vectors

To be run again when a question is added or changed, or the adapter is trained anew; a test of
``tests/index/test_kept_vectors.py`` fails until it is.
"""

from __future__ import annotations

from assistant.settings import EMBEDDED_EMBEDDING, Settings
from corpus import library
from index import kept_vectors
from index.build import corpus_chunks
from index.embeddings import load_embedder


def main() -> int:
    """Command line."""
    settings = Settings.from_environment()
    if settings.embedding != EMBEDDED_EMBEDDING:
        raise SystemExit("These vectors are those of the embedded model: unset ALINEA_EMBEDDING.")
    embedder = load_embedder(settings)
    asked = [c for c in corpus_chunks(library.installed()) if c.asked]
    vectors = kept_vectors.encode_chunks(asked, embedder, None)  # those of the file are taken again
    texts = [chunk.text for chunk in asked]
    kept_vectors.write(embedder.fingerprint, dict(zip(texts, vectors, strict=True)))
    print(f"{len(asked)} questions, {kept_vectors.FILE.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
