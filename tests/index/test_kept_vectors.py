from __future__ import annotations

import numpy as np
import pytest

from assistant.extracts import compared_sentences
from assistant.settings import Settings
from corpus import library
from index import embedded_model
from index.build import corpus_chunks
from index.chunks import Chunk
from index.embeddings import load_embedder
from index.kept_vectors import FILE, SentenceVectors, digest, encode_chunks


def test_the_file_holds_every_question_and_sentence_for_the_embedded_model() -> None:
    """Otherwise: ``python -m eval.keep_vectors``."""
    with np.load(FILE) as arrays:
        assert str(arrays["model"]) == embedded_model.fingerprint()
        asked = {d.tobytes() for d in arrays["questions_digests"]}
        compared = {d.tobytes() for d in arrays["sentences_digests"]}
    corpus = library.installed()
    assert asked == {digest(c.text) for c in corpus_chunks(corpus) if c.asked}
    assert compared == set(map(digest, compared_sentences(corpus.passages.values())))


def test_the_vectors_are_those_that_the_model_gives(settings: Settings) -> None:
    embedder = load_embedder(settings)
    asked = [c for c in corpus_chunks(library.installed()) if c.asked][::400]
    shipped = encode_chunks(asked, embedder, None)
    encoded = embedder.encode_passages([c.text for c in asked])
    assert np.sum(shipped * encoded, axis=1).min() > 0.999


def test_the_sentences_are_compared_as_the_model_compares_them(settings: Settings) -> None:
    embedder = load_embedder(settings)
    kept = compared_sentences(library.installed().passages.values())
    sentences = [*kept, "Une phrase d'un texte ajouté."]
    found = SentenceVectors(embedder).of(sentences)
    assert np.sum(found * embedder.encode_queries(sentences), axis=1).min() > 0.999


def test_no_sentence_is_encoded_twice(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    embedder = load_embedder(settings)
    kept = compared_sentences(library.installed().passages.values())[:3]
    vectors, asked = SentenceVectors(embedder), [*kept, "Une phrase d'un texte ajouté."]
    encoded: list[str] = []
    encode = embedder.encode_queries
    monkeypatch.setattr(embedder, "encode_queries", lambda t: encoded.extend(t) or encode(t))
    assert np.array_equal(vectors.of(asked), vectors.of(asked))
    assert encoded == asked[-1:]


def test_a_question_that_the_file_lacks_is_encoded(settings: Settings) -> None:
    embedder = load_embedder(settings)
    told: list[int] = []
    kept = next(c for c in corpus_chunks(library.installed()) if c.asked)
    other = Chunk("x", "s", ("p",), "", ("Une question que personne n'a gardée ?",), asked=True)
    vectors = encode_chunks([kept, other], embedder, told.append)
    assert sum(told) == 2
    assert np.allclose(vectors[1], embedder.encode_passages([other.text])[0], atol=1e-5)
