from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest

from assistant.settings import Settings
from corpus import library
from corpus.library import Corpus
from index.retriever import Retriever


@pytest.fixture(scope="session")
def retriever(settings: Settings) -> Retriever:
    return Retriever.open(settings)


@pytest.fixture(scope="session")
def small_corpus() -> Corpus:
    """The first passages of the real corpus, as another version of it."""
    corpus = library.load()
    passages = dict(islice(corpus.passages.items(), 60))
    return replace(corpus, passages=passages, version="essai")
