"""Status, abstention and asking back, counted by hand."""

from __future__ import annotations

import pytest
from metric_cases import answer, case

from eval.metrics import Count, Metric, share
from eval.metrics import status as s

EITHER = ("not_covered", "refused")
PAIRS = [
    (("not_covered",), "not_covered"),  # hit
    (EITHER, "refused"),  # hit
    (("not_covered",), "answered"),  # missed
    (("answered",), "not_covered"),  # false alarm
    (("answered",), "refused"),  # false alarm
    (("answered",), "answered"),
    (("answered", "not_covered"), "not_covered"),  # both sides accepted: left out
]


def over(metric: Metric, pairs: list[tuple[tuple[str, ...], str]]) -> float | None:
    return share(metric(case(statuses=want), answer(got, None)) for want, got in pairs)


@pytest.mark.parametrize(
    ("metric", "expected"),
    [
        (s.status_accuracy, 4 / 7),
        (s.abstention_precision, 2 / 4),
        (s.abstention_recall, 2 / 3),
        (s.abstention_f1, 2 * 2 / (3 + 4)),
    ],
)
def test_abstention_by_hand(metric: Metric, expected: float) -> None:
    assert over(metric, PAIRS) == pytest.approx(expected)


def test_asking_back_when_and_only_when_needed() -> None:
    pairs = [
        (("clarification",), "clarification"),  # needed, asked
        (("clarification",), "answered"),  # needed, not asked
        (("clarification",), "answered"),
        (("answered",), "clarification"),  # asked without need
        (("answered", "clarification"), "clarification"),  # left out
    ]
    assert over(s.asking_back_precision, pairs) == 1 / 2
    assert over(s.asking_back_recall, pairs) == 1 / 3
    assert over(s.asking_back_f1, pairs) == 2 / 5


def test_nothing_to_count() -> None:
    assert over(s.abstention_f1, [(("answered",), "answered")]) is None


def test_errors() -> None:
    assert s.errors(case(), answer("error", None)) == Count(1, 1)
    assert s.errors(case(), answer()) == Count(0, 1)
