"""Write the vectors of kept questions and of long passages' sentences, for the embedded model.

    python -m eval.keep_vectors

To be run again when a question is added or changed, or the adapter is trained anew; a test of
``tests/index/test_kept_vectors.py`` fails until it is.
"""

from __future__ import annotations

from assistant.extracts import compared_sentences
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
    # What the file holds already is taken from it.
    questions = kept_vectors.encode_chunks(asked, embedder, None)
    sentences = compared_sentences(library.installed().passages.values())
    encoded = kept_vectors.SentenceVectors(embedder).of(sentences)
    vectors = {
        kept_vectors.QUESTIONS: dict(zip([c.text for c in asked], questions, strict=True)),
        kept_vectors.SENTENCES: dict(zip(sentences, encoded, strict=True)),
    }
    kept_vectors.write(embedder.fingerprint, vectors)
    size = kept_vectors.FILE.stat().st_size / 1e6
    print(f"{len(asked)} questions, {len(sentences)} sentences, {size:.1f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
