"""How long answers take: ``python -m eval.bench_answers [--every N]``.

Warm: the gold questions, asked one after the other of one assistant without a language model, as
a server warms it; those that the rules answer and those that are searched in the texts apart.
Cold: a rule question from a new process, and which heavy modules it imported.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median, quantiles

from assistant.answer import Answer
from assistant.service import Assistant
from assistant.settings import OFFLINE_MODEL, Settings
from eval.borrowed_home import borrowed_home
from eval.gold import load_gold

RULE_QUESTION = "Géomètre à Rennes, c'est ouvert ?"
COLD_RUNS = 5
HEAVY = ("torch", "chromadb", "sentence_transformers", "gradio", "langchain")
SEARCH = "chercher_textes"
ROW = "{:<34}{:>6}{:>9.0f}{:>9.0f}{:>9.0f}"

_COLD = """
import sys
from assistant.cli import main
main(["ask", sys.argv[1]])
print(*(m for m in sys.argv[2:] if m in sys.modules), file=sys.stderr)
"""


def main() -> None:
    """Print median, 95th percentile and worst of each kind, in milliseconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="one gold question in so many")
    every = parser.parse_args().every
    print(f"{'questions, warm':<34}{'count':>6}{'median':>9}{'p95':>9}{'worst':>9}  (ms)")
    rules, texts = _warm(every)
    print(ROW.format("answered by rule", *_figures(rules)))
    print(ROW.format("searched in the texts", *_figures(texts)))
    seconds, heavy = zip(*_cold(), strict=True)
    print(ROW.format("rule question, new process", *_figures([1000 * s for s in seconds])))
    print("heavy modules it imported: " + (", ".join(sorted(set().union(*heavy))) or "none"))


def _warm(every: int) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    settings = Settings.from_environment()
    with borrowed_home(settings.home) as home:
        assistant = Assistant.from_settings(replace(settings, home=home, model=OFFLINE_MODEL))
        assistant.warm()
        for case in load_gold()[::every]:
            for turn in case.turns:
                began = time.perf_counter()
                answer = assistant.answer(turn, thread=case.id, on=case.on)
                times[_searched(answer)].append(1000 * (time.perf_counter() - began))
    return times


def _searched(answer: Answer) -> bool:
    return any(step.tool == SEARCH for step in answer.steps)


def _cold() -> Iterator[tuple[float, set[str]]]:
    """Seconds of a whole process, interpreter included, and the heavy modules it holds."""
    settings = Settings.from_environment()
    command = [sys.executable, "-c", _COLD, RULE_QUESTION, *HEAVY]
    with borrowed_home(settings.home) as home:
        environment = os.environ | {"ALINEA_HOME": str(home), "ALINEA_MODEL": OFFLINE_MODEL}
        for _ in range(COLD_RUNS):
            began = time.perf_counter()
            done = subprocess.run(command, env=environment, capture_output=True, check=True)
            yield time.perf_counter() - began, set(done.stderr.decode().split())


def _figures(milliseconds: Sequence[float]) -> tuple[int, float, float, float]:
    """Count, median, 95th percentile and worst."""
    p95 = quantiles(milliseconds, n=20, method="inclusive")[-1]
    return len(milliseconds), median(milliseconds), p95, max(milliseconds)


if __name__ == "__main__":
    main()
