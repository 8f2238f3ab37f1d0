"""``make bench``: how quick and how heavy the search is, and how it grows.

    python -m eval.bench_index [--legi FOLDER] [--sizes 1000 10000 100000]

Without ``--legi`` (``@socialgouv/legi-data``, unpacked) the growth curve is left out. The curve
indexes articles of law with random vectors: the time to encode a passage does not depend on how
many there are, and is measured apart.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from index.embeddings import Vectors
from index.lexical import LexicalIndex
from index.pieces import pieces
from index.ranking import HybridRanker
from index.spelling import Speller
from index.store import ChromaStore

QUESTIONS = (
    "Quelle est la durée minimale d'une Pro-A ?",
    "qui paie la taxe quand on recrute un etranger",
    "Un Algérien peut-il être régularisé comme salarié ?",
    "metiers ouverts aux ressortissants tunisiens",
    "Quels publics sont prioritaires pour la reconversion ou promotion par alternance ?",
    "prise en charge des frais pedagogiques par l'opco",
    "Le bassin d'emploi connaît des difficultés de recrutement particulières",
    "duree du titre de sejour jeune professionnel",
)
ROUNDS = 15
DIMENSION = 384

_COLD = """
import json, sys, time
start = time.monotonic()
from assistant.settings import Settings
from index.retriever import Retriever
retriever = Retriever.open(Settings.from_environment())
ready = time.monotonic() - start
questions, rounds = json.loads(sys.argv[1]), int(sys.argv[2])
for question in questions:
    retriever.search(question)
times = []
for number, question in enumerate(questions * rounds):
    start = time.monotonic()
    retriever.search(f"{question} ({number})")  # never the same: vectors of questions are kept
    times.append(time.monotonic() - start)
status = open("/proc/self/status").read().split()
peak = int(status[status.index("VmHWM:") + 1]) / 1024
print(json.dumps({"ready": ready, "times": times, "peak": peak}))
"""


def five_texts() -> Iterator[str]:
    """Lines on the five texts: build from nothing, second opening, queries, memory, disk."""
    with tempfile.TemporaryDirectory() as home:
        first = _run(home)
        size = sum(p.stat().st_size for p in Path(home).rglob("*") if p.is_file()) / 1e6
        second = _run(home)
    yield f"model and index from an empty ALINEA_HOME   {first['ready']:7.1f} s"
    yield f"peak memory while they are built            {first['peak']:7.0f} MB"
    yield f"opening again, cold process                 {second['ready']:7.1f} s"
    median, p95 = (float(q) * 1e3 for q in np.quantile(second["times"], (0.5, 0.95)))
    yield f"question to ranked passages, median         {median:7.1f} ms"
    yield f"question to ranked passages, 95th percentile{p95:7.1f} ms"
    yield f"peak memory while it answers                {second['peak']:7.0f} MB"
    yield f"disk under ALINEA_HOME, model included      {size:7.0f} MB"


def growth(texts: list[str], sizes: list[int]) -> Iterator[str]:
    """Lines of the growth curve, one a size."""
    yield f"{'passages':>9}{'build/s':>9}{'query p95 ms':>14}{'memory MB':>11}{'disk MB':>9}"
    for size in sizes:
        child = subprocess.run(
            [sys.executable, "-m", "eval.bench_index", "--one", str(size)],
            input=json.dumps((texts * (size // len(texts) + 1))[:size]),
            capture_output=True,
            text=True,
            check=True,
        )
        yield child.stdout.strip("\n")


def one_size(texts: list[str]) -> str:
    """One line of the curve, in a process of its own so that memory is its own."""
    random = np.random.default_rng(20080118)
    vectors = random.standard_normal((len(texts), DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    with tempfile.TemporaryDirectory() as folder:
        start = time.monotonic()
        store = ChromaStore.in_folder(Path(folder), "bench")
        store.add(0, vectors, [""] * len(texts))
        LexicalIndex.of(texts).save(Path(folder))
        Speller.of(texts).save(Path(folder))
        rate = len(texts) / (time.monotonic() - start)
        disk = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file()) / 1e6
        lexical, speller = LexicalIndex.load(Path(folder)), Speller.load(Path(folder))
        ranker = HybridRanker(lexical, store, speller, _Given(vectors))
        p95 = float(np.quantile(_query_times(ranker, vectors), 0.95)) * 1e3
    peak = int(_status("VmHWM:")) / 1024
    return f"{len(texts):9}{rate:9.0f}{p95:14.1f}{peak:11.0f}{disk:9.0f}"


class _Given:
    """An ``Embedder`` that is never asked: the curve's vectors are given."""

    name = fingerprint = "random"
    dimension = DIMENSION

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def encode_queries(self, texts: object) -> Vectors:
        """The first vector, whatever the question."""
        return self._vectors[:1]

    def encode_passages(self, texts: object, advance: object = None) -> Vectors:
        """All vectors, whatever the passages."""
        return self._vectors


def _query_times(ranker: HybridRanker, vectors: Vectors) -> list[float]:
    ranker.rank(QUESTIONS[0], vectors[0])
    times: list[float] = []
    for number, question in enumerate(QUESTIONS * 5):
        start = time.monotonic()
        ranker.rank(ranker.speller.repair(question), vectors[number])
        times.append(time.monotonic() - start)
    return times


def _run(home: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", _COLD, json.dumps(QUESTIONS), str(ROUNDS)],
        env={**os.environ, "ALINEA_HOME": home},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _status(field: str) -> str:
    words = Path("/proc/self/status").read_text().split()
    return words[words.index(field) + 1]


def _law(package: Path) -> list[str]:
    from eval.public_sheets import CODES, read_code

    articles = [article.text for code in CODES for article in read_code(package, code)]
    return [piece for text in articles for piece in pieces(text, 500)]


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--legi", type=Path, help="@socialgouv/legi-data, unpacked")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.one:
        print(one_size(json.load(sys.stdin)))
        return 0
    tables: list[Callable[[], Iterator[str]]] = [five_texts]
    if args.legi:
        tables.append(lambda: growth(_law(args.legi), args.sizes))
    for table in tables:
        for line in table():
            print(line, flush=True)
        print()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
