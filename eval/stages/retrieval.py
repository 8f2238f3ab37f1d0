"""Retrieval alone: does the search find the passages that a question needs, and how high?

Questions are the gold ones in one turn whose expected citations stand in prose (tables are the
rules' business), and those written for this stage in cases/retrieval.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.library import load
from corpus.records import Passage, PassageKind
from eval.gold import Case, Cite, load_gold
from eval.metrics.retrieval import RETRIEVAL, of_question
from eval.stages.outcome import HIDDEN, Outcome
from eval.text import fold, says
from index.retriever import Retriever

CASES = Path(__file__).parent / "cases" / "retrieval.yaml"
DEPTH = 10
_PROSE = frozenset({PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.FOOTNOTE})
WRITTEN = "cas écrits"
_GROUPS = {"development": "mise au point", "test": "à part"}


def outcomes(retriever: Retriever) -> Iterator[Outcome]:
    """R@1, R@5, R@10, MRR@10 and nDCG@10 of each question."""
    written = [(case, WRITTEN) for case in load_gold(CASES)]
    gold = [(case, f"questions de référence, {_GROUPS[case.split]}") for case in load_gold()]
    for case, group in [*written, *gold]:
        needed = needed_passages(case)
        if len(case.turns) > 1 or not needed:
            continue
        hits = retriever.search(case.turns[0], k=DEPTH).hits
        found = {"evidence": {"ranked": [{"passage_ids": hit.passage_ids} for hit in hits]}}
        for name in RETRIEVAL:
            value = of_question(name)(case, found).part
            hidden = case.split == "test" and group != WRITTEN
            detail = HIDDEN if hidden else f"« {case.turns[0]} » : attendu {needed[0][0].id}"
            if name != "R@10" or value == 1:  # one line for a question is enough
                detail = ""
            yield Outcome(f"{name} ({group})", case.id, value, 1.0, detail)


def needed_passages(case: Case) -> list[list[Passage]]:
    """For each expected citation, the prose passages that meet it; empty where one is no prose."""
    found = [
        [p for cite in group for p in _prose() if _meets(p, cite)] for group in case.expect.cites
    ]
    return found if all(found) else []


def _prose() -> list[Passage]:
    return [p for p in load().passages.values() if p.kind in _PROSE]


def _meets(passage: Passage, cite: Cite) -> bool:
    return (
        passage.source_id == cite.source
        and fold(cite.locator) in fold(passage.locator)
        and any(says(fold(s.text), cite.quote) for s in passage.segments)
    )
