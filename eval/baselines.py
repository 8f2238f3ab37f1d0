"""What a user would pick instead: BM25, vectors alone, reciprocal ranks, a weighted sum.

    python -m eval.baselines --beir FOLDER [FOLDER …]

One run over the same documents, with well-formed questions and, where the folder has
``careless.jsonl``, careless ones. The model is the embedded one without its adapter.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.settings import EMBEDDED_EMBEDDING, Settings, silence_dependencies
from eval.beir import BeirSet, read_set
from eval.metrics.retrieval import RETRIEVAL, mean, measure
from eval.retrieval import evaluate_beir
from eval.vector_cache import encode_cached
from index import embedded_model
from index.embeddings import SentenceTransformerEmbedder
from index.lexical import LexicalIndex
from index.ranking import query_terms

Scores = NDArray[np.float32]  # one for each document
POOL = 100  # documents over which the weighted sum stretches its scores
SHARE = 0.6  # of the vectors in the weighted sum
CONSTANT = 60  # of reciprocal rank fusion


def bare_embedder(settings: Settings) -> SentenceTransformerEmbedder:
    """multilingual-e5-small as published, without the adapter."""
    silence_dependencies()
    folder = embedded_model.ensure_built(settings.home / "models", adapter=None)
    return SentenceTransformerEmbedder(EMBEDDED_EMBEDDING, folder, embedded_model.fingerprint(None))


def reciprocal_ranks(lexical: Scores, dense: Scores) -> Scores:
    """Reciprocal rank fusion."""
    by_words, by_meaning = ((-side).argsort().argsort() for side in (lexical, dense))
    total = 1 / (CONSTANT + by_words) + 1 / (CONSTANT + by_meaning)
    return total.astype(np.float32)


def weighted_sum(lexical: Scores, dense: Scores) -> Scores:
    """Sum of both scores, each stretched to 0–1 over its best hundred."""
    return SHARE * _stretched(dense) + (1 - SHARE) * _stretched(lexical)


def _stretched(scores: Scores) -> Scores:
    best = np.sort(scores)[::-1][:POOL]
    spread = float(best[0] - best[-1]) or 1.0
    result: Scores = np.clip((scores - best[-1]) / spread, 0, None)
    return result


FUSIONS: dict[str, Callable[[Scores, Scores], Scores]] = {
    "BM25": lambda lexical, dense: lexical,
    "e5": lambda lexical, dense: dense,
    "rangs": reciprocal_ranks,
    "somme 0,6": weighted_sum,
}


def baseline_figures(content: BeirSet, settings: Settings) -> dict[str, dict[str, float]]:
    """The five measures of each baseline."""
    texts = [d.whole for d in content.documents]
    names = [d.id for d in content.documents]
    embedder = bare_embedder(settings)
    vectors = encode_cached(embedder, texts, settings.home / "cache" / "vectors", sys.stderr)
    lexical = LexicalIndex.of(texts)
    asked = list(content.queries.items())
    encoded = embedder.encode_queries([text for _, text in asked])
    measures: dict[str, list[dict[str, float]]] = {name: [] for name in FUSIONS}
    for (identifier, text), vector in zip(asked, encoded, strict=True):
        sides = lexical.scores(query_terms(text)), vectors @ vector
        for name, fusion in FUSIONS.items():
            best = np.argsort(-fusion(*sides), kind="stable")[:10]
            ranked = [names[i] for i in best]
            measures[name].append(measure(ranked, content.qrels[identifier]))
    return {name: mean(found) for name, found in measures.items()}


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beir", type=Path, nargs="+", required=True)
    args = parser.parse_args(argv)
    settings = Settings.from_environment()
    for folder in args.beir:
        for file in ("queries.jsonl", "careless.jsonl"):
            if not (folder / file).is_file():
                continue
            figures = baseline_figures(read_set(folder, folder / file), settings)
            figures["Alinéa"] = evaluate_beir(folder, folder / file, settings)["hybrid"]
            print(f"\n{folder.name}, {file}\n{'':10}" + "".join(f"{m:>9}" for m in RETRIEVAL))
            for name, row in figures.items():
                print(f"{name:10}" + "".join(f"{row[m]:9.3f}" for m in RETRIEVAL), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
