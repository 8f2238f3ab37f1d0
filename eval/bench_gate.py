"""How long the gate takes: `python -m eval.bench_gate [--runs N]` prints milliseconds of processor.

A page of answer is about 2,000 characters. Drafts are the offline wordings of gold questions, taken
as a model would have written them; each is checked with empty caches, then again.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from functools import cache
from statistics import median
from time import process_time

from assistant import claims, facts, named_titles
from assistant.authors import Asked
from assistant.checking import check
from assistant.composition import draft, that_answer
from assistant.evidence import EvidenceDesk
from assistant.memory import Memory
from assistant.results import ToolResult
from assistant.runs import ToolRun, direct_run, results_of
from assistant.search import TextSearch
from assistant.settings import Settings
from assistant.turn import Turn
from assistant.understanding.reader import understand
from corpus.library import load
from eval.gold import load_gold
from index.retriever import Retriever

PAGE = 2000  # characters
_CACHED = (
    claims.polarities,
    claims.negations,
    facts.facts_of,
    facts.basis_of,
    named_titles.stems_of,
)

Drafted = tuple[str, Sequence[ToolResult], str]


def main() -> None:
    """Print the median and the worst time of drafts of all lengths, and of those of a page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--every", type=int, default=4, help="one gold question in so many")
    options = parser.parse_args()
    drafts = list(_drafts(options.every))
    pages = [d for d in drafts if PAGE / 2 <= len(d[0]) <= 2 * PAGE]
    check(*drafts[0])  # the vocabulary of titles is read once for a process
    print(f"{'drafts':<28}{'count':>6}{'median':>9}{'worst':>9}  (ms)")
    for name, chosen in (("all", drafts), (f"about {PAGE} characters", pages)):
        for cold in (True, False):
            times = [_milliseconds(d, options.runs, cold) for d in chosen]
            label = f"{name}, {'first' if cold else 'second'} check"
            print(f"{label:<34}{len(times):>4}{median(times):>9.1f}{max(times):>9.1f}")


def _drafts(every: int) -> Iterator[Drafted]:
    settings = Settings.from_environment()
    search = TextSearch(cache(lambda: Retriever.open(settings)))
    for case in load_gold()[::every]:
        asked = Asked(understand(case.turns[0], Memory(), case.on), "essai", kept=False)
        runs = direct_run(asked.calls, Turn(EvidenceDesk(load()), search))
        results = that_answer(results_of(run for run in runs if isinstance(run, ToolRun)))
        if text := draft(results):
            yield text, results, asked.last.asked


def _milliseconds(drafted: Drafted, runs: int, cold: bool) -> float:
    times = []
    for _ in range(runs):
        if cold:
            for function in _CACHED:
                function.cache_clear()
        began = process_time()
        check(*drafted)
        times.append(1000 * (process_time() - began))
    return median(times)


if __name__ == "__main__":
    main()
