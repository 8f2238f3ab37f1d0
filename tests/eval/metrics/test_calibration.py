"""Calibration of the search's confidence, by hand."""

from __future__ import annotations

import pytest
from metric_cases import answer, case

from eval.metrics import check
from eval.metrics.calibration import Bin, calibration, outcomes


def test_calibration_by_hand() -> None:
    found = calibration([(0.1, False), (0.92, True), (0.98, True), (1.0, False)])
    assert found is not None
    assert found.questions == 4
    assert found.brier == pytest.approx((0.01 + 0.0064 + 0.0004 + 1) / 4)
    low, high = found.bins
    assert low == Bin(0.1, 0.0, 1)
    assert (high.confidence, high.answered) == pytest.approx((2.9 / 3, 2 / 3))
    assert found.ece == pytest.approx((0.1 * 1 + (2.9 / 3 - 2 / 3) * 3) / 4)
    assert calibration([]) is None


def test_only_what_the_texts_answer_or_do_not_decides() -> None:
    told = answer(evidence={"confidence": 0.5, "ranked": []})
    wanted = [
        ("answered",),
        ("not_covered",),
        ("not_covered", "refused"),
        ("refused",),
        ("clarification",),
        ("answered", "not_covered"),
    ]
    checked = [check(case(statuses=statuses), told) for statuses in wanted]
    checked.append(check(case(turns=("a", "b")), told))  # the search saw the last turn alone
    checked.append(check(case(), answer()))  # a system that tells no confidence
    assert outcomes(checked) == [(0.5, True), (0.5, False), (0.5, False)]
