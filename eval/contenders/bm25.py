"""BM25 alone: the four passages that share most words with the question, and their sentences."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from assistant.extracts import split_sentences
from assistant.settings import Settings
from corpus.library import installed
from eval.contenders.extractive import DEPTH, Sentence, best, quoting
from eval.systems import System
from index.lexical import LexicalIndex
from index.ranking import query_terms, top

NAME = "bm25"
TOP = 4  # as many pieces as the other baseline


class Bm25:
    """Words only, over the passages of the five texts; each message is read alone."""

    def __init__(self) -> None:
        self._passages = list(installed().passages.values())
        texts = ["\n".join((*p.path, p.text)) for p in self._passages]
        self._lexical = LexicalIndex.of(texts)

    def answer(self, question: str) -> dict[str, Any]:
        """The sentences of the four best passages that hold most of the question."""
        begun = perf_counter()
        terms = query_terms(question)
        scores = self._lexical.scores(terms)
        best_first = [int(i) for i in top(scores, DEPTH) if scores[i] > 0]
        found = [
            Sentence(self._passages[i], sentence)
            for i in best_first[:TOP]
            for segment in self._passages[i].segments
            for sentence in split_sentences(segment.text)
        ]
        held = [self._lexical.information(terms, s.text) for s in found]
        ranked = [((self._passages[i].id,), float(scores[i])) for i in best_first]
        return quoting(best(found, held), NAME, ranked, begun)


def bm25(settings: Settings) -> System:
    """Opens the baseline; no setting changes it."""
    baseline = Bm25()
    return lambda asked: baseline.answer(asked.turns[-1])
