"""``alinea eval retrieval``: how well the search finds the right documents of a public set.

The set is indexed apart from the project's own corpus, in memory. Three rows: ``lexical`` (BM25),
``dense`` (vectors) and ``hybrid``, which ranks with the very code that the assistant uses.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from assistant.console import FrenchParser
from assistant.settings import Settings
from eval.beir import BadSet, BeirSet, read_set
from eval.metrics.retrieval import RETRIEVAL, mean, measure
from eval.squad import read_squad
from eval.vector_cache import encode_cached
from index.embeddings import Embedder, Vectors, load_embedder
from index.lexical import LexicalIndex
from index.pieces import pieces
from index.problems import IndexProblem
from index.ranking import POOL, HybridRanker, query_terms, top
from index.spelling import Speller
from index.store import MatrixStore

Figures = dict[str, dict[str, float]]
Rank = Callable[[str, Vectors], list[str]]  # a question and its vector to document ids
DEPTH = 10


class Bench:
    """One set indexed with one model; long documents are cut, the best piece counts."""

    def __init__(
        self, content: BeirSet, embedder: Embedder, cache: Path, stream: TextIO | None
    ) -> None:
        self.content = content
        cut = [(d.id, d.title, piece) for d in content.documents for piece in pieces(d.text)]
        texts = [f"{title}\n{piece}" if title else piece for _, title, piece in cut]
        self.owners = [document for document, _, _ in cut]
        vectors = encode_cached(embedder, texts, cache, stream)
        store = MatrixStore(vectors)
        self.ranker = HybridRanker(LexicalIndex.of(texts), store, Speller.of(texts), embedder)

    def lexical(self, query: str, vector: Vectors) -> list[str]:
        """Documents ranked by BM25 alone."""
        scores = self.ranker.lexical.scores(query_terms(query))
        return self._documents(int(i) for i in top(scores, POOL) if scores[i] > 0)

    def dense(self, query: str, vector: Vectors) -> list[str]:
        """Documents ranked by cosine similarity alone."""
        found = self.ranker.vectors.nearest(vector, POOL)
        return self._documents(sorted(found, key=lambda i: -found[i]))

    def hybrid(self, query: str, vector: Vectors) -> list[str]:
        """Documents ranked as the assistant ranks passages."""
        ranked = self.ranker.rank(query, vector)
        return self._documents(r.position for r in ranked)

    def _documents(self, positions: Iterable[int]) -> list[str]:
        return list(dict.fromkeys(self.owners[i] for i in positions))[:DEPTH]


def evaluate_beir(
    folder: Path,
    queries: Path | None = None,
    settings: Settings | None = None,
    stream: TextIO | None = None,
) -> Figures:
    """The measures of a folder in BEIR layout (see ``evaluate_set``)."""
    settings = settings or Settings.from_environment()
    return evaluate_set(read_set(folder, queries), settings, stream)


def evaluate_set(content: BeirSet, settings: Settings, stream: TextIO | None = None) -> Figures:
    """R@1, R@5, R@10, MRR@10 and nDCG@10 of ``lexical``, ``dense`` and ``hybrid``."""
    embedder = load_embedder(settings)
    bench = Bench(content, embedder, settings.home / "cache" / "vectors", stream)
    asked = list(content.queries.values())
    repaired = [bench.ranker.speller.repair(text) for text in asked]
    vectors = embedder.encode_queries(asked)
    rows: dict[str, tuple[Rank, list[str], Vectors]] = {
        "lexical": (bench.lexical, asked, vectors),
        "dense": (bench.dense, asked, vectors),
        "hybrid": (bench.hybrid, repaired, embedder.encode_queries(repaired)),
    }
    return {name: _figures(*row, content) for name, row in rows.items()}


def _figures(
    rank: Rank, texts: Sequence[str], vectors: Vectors, content: BeirSet
) -> dict[str, float]:
    grades = [content.qrels[identifier] for identifier in content.queries]
    measures = [
        measure(rank(text, vector), grade)
        for text, vector, grade in zip(texts, vectors, grades, strict=True)
    ]
    return {name: round(value, 4) for name, value in mean(measures).items()}


def table(figures: Figures) -> str:
    """The figures as a table to read."""
    lines = [f"{'':10}" + "".join(f"{name:>9}" for name in RETRIEVAL)]
    for row, values in figures.items():
        lines.append(f"{row:10}" + "".join(f"{values[name]:9.3f}" for name in RETRIEVAL))
    return "\n".join(lines)


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval retrieval",
        description="Mesure la recherche sur un jeu public, indexé à part du corpus : un dossier "
        "au format BEIR, ou un fichier au format SQuAD (FQuAD, PIAF).",
    )
    layout = parser.add_mutually_exclusive_group(required=True)
    layout.add_argument(
        "--beir",
        type=Path,
        metavar="DOSSIER",
        help="dossier avec corpus.jsonl, queries.jsonl et qrels/test.tsv",
    )
    layout.add_argument(
        "--squad",
        type=Path,
        metavar="FICHIER",
        help="fichier JSON : ses paragraphes sont les documents, ses questions les demandes",
    )
    parser.add_argument(
        "--queries",
        type=Path,
        metavar="FICHIER",
        help="avec --beir : autre fichier de questions, mêmes numéros",
    )
    parser.add_argument("--json", type=Path, metavar="FICHIER", help="écrit aussi les mesures ici")
    parser.add_argument(
        "--model", metavar="NOM", help="modèle de vecteurs à la place de celui du réglage"
    )
    return parser


def _squad(path: Path) -> BeirSet:
    found = read_squad(path)
    if found.impossible:
        told = f"Questions laissées de côté, sans réponse dans le jeu : {found.impossible}."
        print(told, file=sys.stderr)
    return found.content


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 on success, 1 on failure (misuse exits 2)."""
    args = _parser().parse_args(argv)
    settings = Settings.from_environment()
    if args.model:
        settings = replace(settings, embedding=args.model)
    try:
        content = _squad(args.squad) if args.squad else read_set(args.beir, args.queries)
        figures = evaluate_set(content, settings, sys.stderr)
        if args.json:
            args.json.write_text(json.dumps(figures, indent=1) + "\n")
    except (BadSet, IndexProblem) as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename} : {error.strerror}", file=sys.stderr)
        return 1
    print(table(figures))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
