"""Fit ``index/confidence.py``: does the corpus answer this question at all?

    python -m eval.calibrate --other QUERIES.jsonl

Questions that the corpus answers are those of the gold set whose citation is a passage of prose,
and those of ``near_domain.yaml``. Questions that it does not answer are the same ones with the
cited chunks taken out of the index, questions of neighbouring law (``near_domain.yaml``) and
questions of other fields (``--other``: a BEIR ``queries.jsonl``). Weights come from the development
part, figures are given for both parts.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from assistant.settings import Settings
from assistant.suppositions.figures import without_figures
from assistant.understanding.sigles import written_out
from corpus import library
from corpus.records import PassageKind
from eval.gold import Split, load_gold, split_of
from index.build import corpus_chunks
from index.chunks import Chunk
from index.confidence import Confidence
from index.embeddings import Embedder, load_embedder
from index.kept_vectors import encode_chunks
from index.lexical import LexicalIndex
from index.ranking import HybridRanker
from index.spelling import Speller
from index.store import MatrixStore

Array = NDArray[np.float64]
SEED = 20210122
SHARE = {
    "answered": 1.0,
    "near": 0.6,
    "other": 0.4,
    "removed": 0.1,
}  # weight of each kind as a whole
_NEAR = Path(__file__).parent / "near_domain.yaml"
OTHER = 100  # questions of other fields for each split
THRESHOLDS = (0.3, 0.35, 0.4, 0.45, 0.5)  # those that ``assistant/search.py`` may take


class Corpus:
    """The five texts indexed in memory, from which chunks can be taken out (not their spelling)."""

    def __init__(self, embedder: Embedder) -> None:
        self.chunks: list[Chunk] = corpus_chunks(library.load())
        self.texts = [chunk.indexed for chunk in self.chunks]
        self.vectors = encode_chunks(self.chunks, embedder, None)
        self.embedder = embedder
        self.speller = Speller.of(self.texts)
        self.whole = self._ranker(frozenset())

    def features(self, question: str, without: frozenset[int] = frozenset()) -> list[float]:
        """The figures that confidence rests on, some chunks taken out."""
        ranker = self._ranker(without) if without else self.whole
        repaired = ranker.speller.repair(written_out(without_figures(question)))
        ranked = ranker.rank(repaired, self.embedder.encode_queries([repaired])[0])
        chunks = [self.chunks[i] for i in self._kept(without)]
        judge = Confidence(chunks, ranker.lexical)
        return list(judge.features(repaired, [r for r in ranked if not chunks[r.position].gap]))

    def _kept(self, without: frozenset[int]) -> list[int]:
        return [i for i in range(len(self.chunks)) if i not in without]

    def _ranker(self, without: frozenset[int]) -> HybridRanker:
        kept = self._kept(without)
        texts = [self.texts[i] for i in kept]
        store = MatrixStore(self.vectors[kept])
        return HybridRanker(LexicalIndex.of(texts), store, self.speller, self.embedder)


def gold_questions(corpus: Corpus, split: Split) -> list[tuple[str, frozenset[int]]]:
    """Questions of one turn answered by prose, with the chunks that hold the answer."""
    prose = (PassageKind.PARAGRAPH, PassageKind.ITEM)
    passages = library.load().passages
    found: list[tuple[str, frozenset[int]]] = []
    for case in load_gold():
        right = frozenset(
            position
            for alternatives in case.expect.cites
            for cite in alternatives
            for position, chunk in enumerate(corpus.chunks)
            if chunk.source_id == cite.source
            and not chunk.gap
            and any(
                passages[p].kind in prose and cite.quote and cite.quote in passages[p].text
                for p in chunk.passage_ids
            )
        )
        if right and len(case.turns) == 1 and case.split == split:
            found.append((case.turns[0], right))
    return found


def near_questions(
    corpus: Corpus, split: Split
) -> tuple[list[tuple[str, frozenset[int]]], list[str]]:
    """Answered questions with the chunks that answer them, and unanswered ones."""
    data = yaml.safe_load(_NEAR.read_text(encoding="utf-8"))
    answered = [
        (
            case["question"],
            frozenset(
                position
                for position, chunk in enumerate(corpus.chunks)
                if not chunk.gap and not set(case["passages"]).isdisjoint(chunk.passage_ids)
            ),
        )
        for case in data["answered"]
        if split_of(case["question"]) == split
    ]
    return answered, [q for q in data["unanswered"] if split_of(q) == split]


def fit(features: Array, kinds: NDArray[np.str_]) -> Array:
    """Weights of a logistic model, the constant first (Newton's method, light ridge)."""
    centre, spread = features.mean(0), features.std(0)
    x = np.column_stack([np.ones(len(features)), (features - centre) / spread])
    count = {kind: (kinds == kind).sum() for kind in SHARE}
    balance = np.array([SHARE[kind] / count[kind] for kind in kinds])
    balance *= len(kinds) / balance.sum()
    answered = kinds == "answered"
    weights = np.zeros(x.shape[1])
    ridge = np.diag([0.0, *[1.0] * features.shape[1]])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (balance * (answered - p)) - ridge @ weights
        curve = (x * (balance * p * (1 - p))[:, None]).T @ x + ridge
        weights += np.linalg.solve(curve, slope)
    scaled = weights[1:] / spread
    return np.array([weights[0] - scaled @ centre, *scaled])


def predict(weights: Array, features: Array) -> Array:
    """Probability that each question is answered."""
    result: Array = 1 / (1 + np.exp(-(weights[0] + features @ weights[1:])))
    return result


def report(weights: Array, features: Array, kinds: Sequence[str]) -> None:
    """Print precision and recall of "no answer here" at 0.5, and who passes each threshold."""
    no = predict(weights, features) < 0.5
    kind = np.array(kinds)
    for name in ("removed", "near", "other"):
        right, wrong = no[kind == name].sum(), no[kind == "answered"].sum()
        precision, recall = right / max(right + wrong, 1), right / max((kind == name).sum(), 1)
        print(f"  no answer, {name}: precision {precision:.2f}, recall {recall:.2f}")
    sure = predict(weights, features)
    for threshold in THRESHOLDS:
        passed = {k: (sure[kind == k] >= threshold).sum() for k in SHARE}
        print(f"  at {threshold}, answered: " + ", ".join(f"{k} {n}" for k, n in passed.items()))


def measured(corpus: Corpus, split: Split, other: Sequence[str]) -> tuple[Array, list[str]]:
    """Features and kinds of every question of one split."""
    rows: list[list[float]] = []
    kinds: list[str] = []
    answered, near = near_questions(corpus, split)
    for question, right in gold_questions(corpus, split) + answered:
        rows += [corpus.features(question), corpus.features(question, right)]
        kinds += ["answered", "removed"]
    rows += [corpus.features(question) for question in [*near, *other]]
    return np.array(rows), kinds + ["near"] * len(near) + ["other"] * len(other)


def main(argv: list[str] | None = None) -> int:
    """Command line; prints the weights, and the figures on both splits of the gold set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--other", type=Path, required=True)
    args = parser.parse_args(argv)
    corpus = Corpus(load_embedder(Settings.from_environment()))
    lines = args.other.read_text().splitlines()
    drawn = random.Random(SEED).sample(lines, min(2 * OTHER, len(lines)))
    other = [json.loads(line)["text"] for line in drawn]
    features, kinds = measured(corpus, "development", other[::2])
    weights = fit(features, np.array(kinds))
    print("constant and weights:", [round(float(w), 3) for w in weights])
    splits: dict[Split, list[str]] = {"development": other[::2], "test": other[1::2]}
    for split, asked in splits.items():
        features, kinds = measured(corpus, split, asked)
        print(f"{split}: {kinds.count('answered')} answered questions")
        report(weights, features, kinds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
