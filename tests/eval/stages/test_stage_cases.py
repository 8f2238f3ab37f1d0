"""The written cases of the stages: each expectation is proved by lines of the sources."""

from __future__ import annotations

from eval.gold import Case, faults, load_gold
from eval.stages import retrieval, understanding
from eval.stages.call_cases import load_call_cases


def _cases() -> list[Case]:
    called = [c.case for name in ("rules", "wording") for c in load_call_cases(name)]
    return [*called, *load_gold(retrieval.CASES)]


def test_every_expectation_stands_in_the_sources() -> None:
    assert [fault for case in _cases() for fault in faults(case)] == []


def test_no_case_is_asked_twice_nor_is_a_gold_question() -> None:
    asked = [case.turns[-1] for case in load_gold(retrieval.CASES)]
    assert len(set(asked)) == len(asked)
    assert not set(asked) & {turn for case in load_gold() for turn in case.turns}
    names = [reading.id for reading in understanding.readings() if reading.group == "cas écrits"]
    assert len(set(names)) == len(names) >= 40


def test_every_written_question_needs_a_passage_of_prose() -> None:
    cases = load_gold(retrieval.CASES)
    assert [case.id for case in cases if not retrieval.needed_passages(case)] == []
