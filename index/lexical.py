"""BM25 over French stems, in numpy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index import french

K1 = 1.2
B = 0.75


@dataclass(frozen=True, slots=True)
class LexicalIndex:
    """Postings by term: ``documents[starts[t]:starts[t + 1]]`` hold term ``t``."""

    vocabulary: dict[str, int]
    starts: NDArray[np.int64]
    documents: NDArray[np.int32]
    weights: NDArray[np.float32]  # BM25 weight of the term in the document
    idf: NDArray[np.float32]
    size: int

    @classmethod
    def of(cls, texts: Iterable[str]) -> LexicalIndex:
        """Index texts; a document is known by its position."""
        vocabulary: dict[str, int] = {}
        term_ids: list[int] = []
        documents: list[int] = []
        counts: list[int] = []
        lengths: list[int] = []
        for position, text in enumerate(texts):
            found = Counter(french.terms(text))
            lengths.append(sum(found.values()))
            for term, count in found.items():
                term_ids.append(vocabulary.setdefault(term, len(vocabulary)))
                documents.append(position)
                counts.append(count)
        return _assemble(vocabulary, term_ids, documents, counts, lengths)

    def scores(self, terms: dict[str, float]) -> NDArray[np.float32]:
        """BM25 of every document for weighted query terms."""
        total = np.zeros(self.size, dtype=np.float32)
        for term, weight in terms.items():
            number = self.vocabulary.get(term)
            if number is not None:
                where = slice(self.starts[number], self.starts[number + 1])
                total[self.documents[where]] += weight * self.weights[where]
        return total

    def coverage(self, terms: dict[str, float], groups: Sequence[Collection[int]]) -> list[float]:
        """For each group of documents, the share of the query's information it holds (0 to 1).

        A term weighs its idf; one unknown to the index weighs as much as the rarest.
        """
        rarest = float(np.log(1 + self.size + 0.5)) if self.size else 1.0
        held = [0.0] * len(groups)
        total = 0.0
        for term, weight in terms.items():
            number = self.vocabulary.get(term)
            value = weight * (rarest if number is None else float(self.idf[number]))
            total += value
            if number is not None:
                where = slice(self.starts[number], self.starts[number + 1])
                holders = set(self.documents[where].tolist())
                for place, group in enumerate(groups):
                    held[place] += 0.0 if holders.isdisjoint(group) else value
        return [h / total if total else 0.0 for h in held]

    def information(self, terms: dict[str, float], text: str) -> float:
        """The weighted idf of the terms that a text holds, whether it is indexed or not."""
        found = _terms_of(text) & terms.keys() & self.vocabulary.keys()
        return sum(terms[term] * float(self.idf[self.vocabulary[term]]) for term in found)

    def save(self, folder: Path) -> None:
        """Write the index as two files in ``folder``."""
        np.savez(
            folder / "lexical.npz",
            starts=self.starts,
            documents=self.documents,
            weights=self.weights,
            idf=self.idf,
            size=np.array(self.size),
        )
        (folder / "vocabulary.json").write_text(json.dumps(list(self.vocabulary)))

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Read what ``save`` wrote."""
        terms = json.loads((folder / "vocabulary.json").read_text())
        with np.load(folder / "lexical.npz") as arrays:
            return cls(
                {term: i for i, term in enumerate(terms)},
                arrays["starts"],
                arrays["documents"],
                arrays["weights"],
                arrays["idf"],
                int(arrays["size"]),
            )


@lru_cache(maxsize=4096)
def _terms_of(text: str) -> frozenset[str]:
    """The terms of a passage, which many questions come near."""
    return frozenset(french.terms(text))


def _assemble(
    vocabulary: dict[str, int],
    term_ids: list[int],
    documents: list[int],
    counts: list[int],
    lengths: list[int],
) -> LexicalIndex:
    terms = np.array(term_ids, dtype=np.int64)
    order = np.argsort(terms, kind="stable")
    holders = np.array(documents, dtype=np.int32)[order]
    frequency = np.bincount(terms, minlength=len(vocabulary))
    starts = np.concatenate([[0], np.cumsum(frequency)]).astype(np.int64)
    size = len(lengths)
    idf = np.log(1 + (size - frequency + 0.5) / (frequency + 0.5)).astype(np.float32)
    count = np.array(counts, dtype=np.float32)[order]
    length = np.array(lengths, dtype=np.float32)
    relative = length / max(float(length.mean()), 1.0) if size else length
    saturated = count * (K1 + 1) / (count + K1 * (1 - B + B * relative[holders]))
    weights = (saturated * idf[terms[order]]).astype(np.float32)
    return LexicalIndex(vocabulary, starts, holders, weights, idf, size)
