"""Intervals and paired tests on numbers small enough to check by hand."""

from __future__ import annotations

import numpy as np
import pytest

from eval.metrics import estimate, mcnemar, paired_bootstrap
from eval.metrics.intervals import percentile, ratio, resamples, total


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array(values, dtype=np.float64)


def test_a_ratio_and_a_total() -> None:
    parts, wholes = floats(1, 0, 3), floats(2, 1, 3)
    assert ratio(parts, wholes) == pytest.approx(4 / 6)
    assert total(parts, wholes) == 4


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [([7], 95, 7), ([1, 2, 3, 4], 50, 2), (list(range(1, 21)), 95, 19)],
)
def test_percentiles_are_of_the_nearest_rank(
    values: list[float], percent: int, expected: float
) -> None:
    assert percentile(percent)(floats(*values), floats()) == expected


def test_questions_with_a_whole_of_zero_are_left_out() -> None:
    found = estimate(floats(1, 0, 0), floats(1, 1, 0))
    assert (found.value, found.questions) == (0.5, 2)
    assert estimate(floats(0), floats(0)).value is None


def test_an_interval_is_that_of_the_binomial_when_questions_count_alike() -> None:
    found = estimate(floats(*[1] * 80, *[0] * 20), floats(*[1] * 100))
    assert found.value == 0.8
    assert found.low == pytest.approx(0.72, abs=0.02)  # 0.8 ± 1.96 × √(0.8 × 0.2 / 100)
    assert found.high == pytest.approx(0.88, abs=0.02)
    assert found == estimate(floats(*[1] * 80, *[0] * 20), floats(*[1] * 100))  # seeded


def test_a_perfect_score_over_few_questions_is_not_certain() -> None:
    found = estimate(floats(*[1] * 20), floats(*[1] * 20))
    assert found.low == pytest.approx(0.025 ** (1 / 20))  # Clopper and Pearson: 0.832
    assert found.high == 1
    none = estimate(floats(*[0] * 20), floats(*[1] * 20), total)
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(20 * (1 - 0.025 ** (1 / 20)))


def test_resamples_draw_as_many_questions_as_there_are() -> None:
    drawn = resamples(7)
    assert drawn.shape[1] == 7
    assert drawn.min() == 0
    assert drawn.max() == 6


def test_two_equal_runs_do_not_differ() -> None:
    one = floats(1, 0, 1, 1), floats(1, 1, 1, 1)
    same = paired_bootstrap(one, one)
    assert (same.value, same.low, same.high, same.p) == (0, 0, 0, 1)


def test_a_gain_on_every_question_is_no_chance() -> None:
    a, b = (floats(*[0] * 30), floats(*[1] * 30)), (floats(*[1] * 30), floats(*[1] * 30))
    gained = paired_bootstrap(a, b)
    assert gained.value == 1
    assert gained.p is not None
    assert gained.p < 0.01
    lost = paired_bootstrap(b, a)
    assert lost.value == -1
    assert lost.p == gained.p


def test_pairs_are_drawn_together() -> None:
    """The runs differ on one question only, though each alone varies much."""
    a = floats(*[0, 1] * 20, 0), floats(*[1] * 41)
    b = floats(*[0, 1] * 20, 1), floats(*[1] * 41)
    gap = paired_bootstrap(a, b)
    assert gap.value == pytest.approx(1 / 41)
    assert gap.low == 0
    assert gap.high == pytest.approx(3 / 41, abs=0.001)


@pytest.mark.parametrize(
    ("better", "worse", "p"),
    [(0, 0, 1.0), (1, 0, 1.0), (5, 0, 2 / 32), (6, 1, 2 * 8 / 128), (3, 3, 1.0)],
)
def test_mcnemar_by_hand(better: int, worse: int, p: float) -> None:
    assert mcnemar(better, worse) == pytest.approx(p)
    assert mcnemar(worse, better) == pytest.approx(p)
