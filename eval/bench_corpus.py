"""How long the corpus takes: `python -m eval.bench_corpus [--runs N]` prints medians in ms.

Reading the five texts is to stay under 2 s; loading the generated files, under 150 ms.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import median

from corpus.anomalies import find_anomalies
from corpus.build import ROOT, generated
from corpus.library import load_from
from corpus.read import read_all
from corpus.sources_file import load_sources, read_contents


def milliseconds(action: Callable[[], object], runs: int) -> float:
    """Median time of an action over some runs."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Print one line per step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    folder = ROOT / "sources"
    sources = load_sources(folder)
    contents = read_contents(folder, sources)
    readings = read_all(contents)
    steps: dict[str, Callable[[], object]] = {
        "read the five texts": lambda: read_all(contents),
        "find the anomalies": lambda: find_anomalies(readings, sources),
        "generate every file": generated,
        "load the generated files": lambda: load_from(ROOT),
    }
    for name, action in steps.items():
        print(f"{name:<26}{milliseconds(action, runs):8.1f} ms")


if __name__ == "__main__":
    main()
