from __future__ import annotations

import numpy as np

from assistant.settings import Settings
from corpus import library
from index import embedded_model
from index.build import corpus_chunks
from index.chunks import Chunk
from index.embeddings import load_embedder
from index.kept_vectors import FILE, digest, encode_chunks


def test_the_file_holds_every_kept_question_for_the_embedded_model() -> None:
    """Otherwise: ``python -m eval.keep_vectors``."""
    with np.load(FILE) as arrays:
        assert str(arrays["model"]) == embedded_model.fingerprint()
        held = {d.tobytes() for d in arrays["digests"]}
    asked = {digest(c.text) for c in corpus_chunks(library.installed()) if c.asked}
    assert asked == held


def test_the_vectors_are_those_that_the_model_gives(settings: Settings) -> None:
    embedder = load_embedder(settings)
    asked = [c for c in corpus_chunks(library.installed()) if c.asked][::400]
    shipped = encode_chunks(asked, embedder, None)
    encoded = embedder.encode_passages([c.text for c in asked])
    assert np.sum(shipped * encoded, axis=1).min() > 0.999


def test_a_question_that_the_file_lacks_is_encoded(settings: Settings) -> None:
    embedder = load_embedder(settings)
    told: list[int] = []
    kept = next(c for c in corpus_chunks(library.installed()) if c.asked)
    other = Chunk("x", "s", ("p",), "", ("Une question que personne n'a gardée ?",), asked=True)
    vectors = encode_chunks([kept, other], embedder, told.append)
    assert sum(told) == 2
    assert np.allclose(vectors[1], embedder.encode_passages([other.text])[0], atol=1e-5)
