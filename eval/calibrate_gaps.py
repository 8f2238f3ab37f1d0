"""Fit ``index/gaps.py``: does a question ask for what no passage gives?

    python -m eval.calibrate_gaps

Every kept question is put to the index from which it is taken out: those of ``questions.yaml`` are
answered, those of ``lacunes.yaml`` are not. Prints the weights, and for a few shares of answered
questions taken for gaps, the share of gaps that are told at the same odds.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from assistant.settings import Settings
from assistant.understanding.sigles import written_out
from eval.calibrate import Corpus
from index.confidence import Confidence
from index.embeddings import load_embedder
from index.gaps import Gaps
from index.ranking import POOL, Ranked, fuse, query_terms, top

Array = NDArray[np.float64]
WRONGLY_TOLD = (0.01, 0.02, 0.03, 0.05, 0.08)


def left_out(corpus: Corpus) -> tuple[Array, NDArray[np.bool_]]:
    """The figures of every kept question without itself, and whether it is one of a gap."""
    asked = [i for i, chunk in enumerate(corpus.chunks) if chunk.asked]
    alike: dict[str, set[int]] = defaultdict(set)
    for position in asked:
        alike[corpus.texts[position].lower().strip(" ?")].add(position)
    texts = [corpus.speller.repair(written_out(corpus.texts[i])) for i in asked]
    vectors = corpus.embedder.encode_queries(texts)
    lexical = corpus.whole.lexical
    gaps = Gaps(corpus.chunks, lexical, Confidence(corpus.chunks, lexical))
    rows = []
    for position, text, vector in zip(asked, texts, vectors, strict=True):
        own = alike[corpus.texts[position].lower().strip(" ?")]
        ranked = _ranked(corpus, text, vector, own)
        those = [r for r in ranked if corpus.chunks[r.position].gap]
        others = [r for r in ranked if not corpus.chunks[r.position].gap]
        if those and others:
            figures = gaps.features(text, those, others, without=own)
            rows.append((*figures, float(bool(corpus.chunks[position].gap))))
    table = np.array(rows)
    return table[:, :-1], table[:, -1] > 0


def _ranked(corpus: Corpus, text: str, vector: NDArray[np.float32], own: set[int]) -> list[Ranked]:
    words = corpus.whole.lexical.scores(query_terms(text))
    dense = corpus.vectors @ vector
    words[list(own)], dense[list(own)] = 0.0, -1.0
    found = {int(i) for i in top(dense, POOL)} | {int(i) for i in top(words, POOL) if words[i] > 0}
    return fuse({i: float(dense[i]) for i in found - own}, words)


def fitted(figures: Array, of_gap: NDArray[np.bool_]) -> Array:
    """Weights of a logistic model, the constant first; both kinds weigh the same."""
    x = np.column_stack([np.ones(len(figures)), figures])
    balance = np.where(of_gap, 0.5 / of_gap.mean(), 0.5 / (1 - of_gap.mean()))
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        curve = (x * (balance * p * (1 - p))[:, None]).T @ x + 1e-3 * np.eye(x.shape[1])
        weights += np.linalg.solve(curve, x.T @ (balance * (of_gap - p)))
    return weights


def main() -> int:
    """Command line."""
    figures, of_gap = left_out(Corpus(load_embedder(Settings.from_environment())))
    weights = fitted(figures, of_gap)
    odds = weights[0] + figures @ weights[1:]
    print(f"{len(of_gap)} questions; constant and weights: {np.round(weights, 1)}")
    for share in WRONGLY_TOLD:
        threshold = np.quantile(odds[~of_gap], 1 - share)
        told = (odds[of_gap] > threshold).mean()
        print(f"log odds {threshold:.2f}: {share:.0%} of the answered, {told:.1%} of the gaps told")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
