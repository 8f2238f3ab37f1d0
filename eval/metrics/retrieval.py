"""R@k, MRR@10 and nDCG@10, computed by ir-measures (the code of trec_eval).

For a gold question the documents are the passages needed: a hit counts for each expected citation
that one of its passages meets and no hit before it has met. Further hits on a passage already
found count as misses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import ir_measures
from ir_measures import RR, R, nDCG

from corpus.library import installed
from eval.gold import Case, Cite
from eval.metrics.counts import NOTHING, AnswerJson, Count, Metric
from eval.text import fold, says

_MEASURES = {"R@1": R @ 1, "R@5": R @ 5, "R@10": R @ 10, "MRR@10": RR @ 10, "nDCG@10": nDCG @ 10}
RETRIEVAL = tuple(_MEASURES)
_QUERY = "q"


def measure(ranked: Sequence[str], grades: Mapping[str, int]) -> dict[str, float]:
    """The five measures of one ranking of distinct documents, best first."""
    run = {_QUERY: {name: float(-place) for place, name in enumerate(ranked)} or {"": 0.0}}
    values = ir_measures.calc_aggregate(_MEASURES.values(), {_QUERY: dict(grades)}, run)
    return {name: values[one] for name, one in _MEASURES.items()}


def mean(measures: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each measure over the questions."""
    return {m: sum(one[m] for one in measures) / max(len(measures), 1) for m in RETRIEVAL}


def of_question(name: str) -> Metric:
    """One of the five measures over the gold questions whose answer tells what was found."""

    def metric(case: Case, answer: AnswerJson) -> Count:
        hits = (answer.get("evidence") or {}).get("ranked")
        needed = case.expect.cites
        if hits is None or not needed or len(case.turns) > 1:
            return NOTHING
        grades = {_need(i): 1 for i in range(len(needed))}
        return Count(_measured(tuple(_documents(hits, case)), tuple(grades))[name], 1)

    return metric


@cache
def _measured(ranked: tuple[str, ...], needed: tuple[str, ...]) -> dict[str, float]:
    return measure(ranked, dict.fromkeys(needed, 1))


def _documents(hits: Sequence[Mapping[str, Any]], case: Case) -> Iterator[str]:
    """Each hit by the needs it is the first to meet, or by its own place when it meets none."""
    open_needs = dict(enumerate(case.expect.cites))
    for place, hit in enumerate(hits):
        met = [i for i, group in open_needs.items() if _meets(hit["passage_ids"], group)]
        for i in met:
            del open_needs[i]
        yield from map(_need, met) if met else (f"hit-{place}",)


def _need(number: int) -> str:
    return f"need-{number}"


def _meets(passage_ids: Sequence[str], group: Sequence[Cite]) -> bool:
    return any(not _meeting(cite).isdisjoint(passage_ids) for cite in group)


@cache
def _meeting(cite: Cite) -> frozenset[str]:
    """The passages of the corpus that hold a citation's words at its place."""
    return frozenset(
        passage.id
        for passage in installed().passages.values()
        if passage.source_id == cite.source
        and fold(cite.locator) in fold(passage.locator)
        and any(says(fold(segment.text), cite.quote) for segment in passage.segments)
    )
