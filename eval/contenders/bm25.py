"""BM25 alone: the four passages that share most words with the question, and their sentences."""

from __future__ import annotations

from datetime import date

from assistant.answer import Answer
from assistant.extracts import split_sentences
from assistant.settings import Settings
from corpus.library import installed
from eval.contenders.extractive import Sentence, best, quoting
from index.lexical import LexicalIndex
from index.ranking import query_terms, top

NAME = "bm25"
TOP = 4  # as many pieces as the other baseline


class Bm25:
    """Words only, over the passages of the five texts; each message is read alone."""

    def __init__(self, settings: Settings) -> None:
        self._passages = list(installed().passages.values())
        texts = ["\n".join((*p.path, p.text)) for p in self._passages]
        self._lexical = LexicalIndex.of(texts)

    def answer(self, question: str, thread: str | None = None, on: date | None = None) -> Answer:
        """The sentences of the four best passages that hold most of the question."""
        terms = query_terms(question)
        scores = self._lexical.scores(terms)
        found = [
            Sentence(self._passages[i], sentence)
            for i in top(scores, TOP)
            if scores[i] > 0
            for segment in self._passages[i].segments
            for sentence in split_sentences(segment.text)
        ]
        return quoting(best(found, [self._lexical.information(terms, s.text) for s in found]), NAME)
