"""What one installation answers from: the five texts and those added to it, and their search."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from assistant.settings import Settings
from corpus.added.store import load_added, state
from corpus.library import Corpus, installed

if TYPE_CHECKING:
    from index.retriever import Retriever


class Installation:
    """Follows the texts that are added and removed while it runs."""

    def __init__(self, settings: Settings, dense_share: float | None = None) -> None:
        self._settings = settings
        self._dense_share = dense_share
        self._lock = Lock()
        self._opening = Lock()  # apart: the texts can be read while the model loads
        self._state: tuple[tuple[str, int], ...] | None = None
        self._corpus = installed()
        self._base: Retriever | None = None
        self._retriever: Retriever | None = None
        self._searched = ""  # version of the corpus that the retriever searches

    @property
    def corpus(self) -> Corpus:
        """The five texts and the added ones, as they stand now."""
        with self._lock:
            now = state(self._settings.home)
            if now != self._state:
                self._corpus = installed().with_added(load_added(self._settings.home))
                self._state = now
            return self._corpus

    @property
    def ready(self) -> bool:
        """Whether the index and its model are loaded: until then a search waits for them."""
        return self._base is not None

    def retriever(self, corpus: Corpus) -> Retriever:
        """The search over a corpus; the index of the five texts is opened once."""
        from index.retriever import Retriever

        with self._opening:
            if self._base is None:
                self._base = Retriever.open(self._settings, dense_share=self._dense_share)
            if self._retriever is None or self._searched != corpus.version:
                self._retriever = self._base.with_added(self._settings, corpus.added)
                self._searched = corpus.version
            return self._retriever
