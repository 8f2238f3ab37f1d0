"""The straight run and the agent graph give the same answer (docs/decisions/0003-direct-run.md)."""

from __future__ import annotations

import uuid

import pytest

from assistant.service import Assistant
from eval.gold import GOLD_FOLDER, Case, load_gold

EVERY = 4  # one gold question in four, of every kind


@pytest.mark.parametrize("case", load_gold(GOLD_FOLDER)[::EVERY], ids=lambda case: case.id)
def test_both_runs_give_the_same_answer(case: Case, assistant: Assistant) -> None:
    thread = f"essai-{uuid.uuid4().hex}"
    straight = assistant.answer(case.turns[0], on=case.on)
    through_the_graph = assistant.answer(case.turns[0], thread, on=case.on)
    assistant.forget(thread)
    assert straight.markdown == through_the_graph.markdown
    assert straight.status is through_the_graph.status
    assert straight.verdict is through_the_graph.verdict
    assert straight.citations == through_the_graph.citations
    assert [s.tool for s in straight.steps] == [s.tool for s in through_the_graph.steps]
