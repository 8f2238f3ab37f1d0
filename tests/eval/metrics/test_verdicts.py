"""Verdicts and their confusion matrix, by hand."""

from __future__ import annotations

import pytest
from metric_cases import answer, case

from eval.metrics import share
from eval.metrics import verdicts as v


def test_accuracy_is_over_the_questions_that_want_a_verdict() -> None:
    pairs = [
        (case(verdicts=("open",)), answer(verdict="open")),
        (case(verdicts=("not_open",)), answer(verdict="open")),
        (case(verdicts=("open", "undetermined")), answer(verdict="undetermined")),
        (case(verdicts=(None,)), answer(verdict=None)),  # none is wanted
        (case(verdicts=None), answer(verdict="open")),  # not scored
    ]
    assert share(v.verdict_accuracy(*pair) for pair in pairs) == pytest.approx(2 / 3)


def test_a_wrong_open_counts_even_where_no_verdict_is_wanted() -> None:
    wanted: list[tuple[str | None, ...] | None] = [(None,), ("not_open",), ("open",), None]
    assert [v.wrong_open(case(verdicts=w), answer()).part for w in wanted] == [1, 1, 0, 0]
    assert v.wrong_open(case(verdicts=("open",)), answer(verdict="not_open")).part == 0


def test_confusion_files_an_accepted_alternative_under_itself() -> None:
    both = case(verdicts=("not_applicable", "undetermined"))
    given = [answer(verdict=x) for x in ("undetermined", "not_applicable", "open", None)]
    pairs = [(v.wanted(both, a), v.given(a)) for a in given]
    pairs.append((v.wanted(case(verdicts=None), answer()), "open"))  # not scored: left out
    assert v.confusion(pairs) == {
        "not_applicable": {"none": 1, "not_applicable": 1, "open": 1},
        "undetermined": {"undetermined": 1},
    }
