"""How far a figure may be from the truth, given so few questions: bootstrap over the questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Reduce = Callable[[Floats, Floats], Floats]
"""Parts and wholes, shape (…, questions), to figures of shape (…); nan where none can be given."""

RESAMPLES = 1000
SEED = 20080118
LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure, its 95 % confidence interval, and the number of questions it rests on."""

    value: float | None
    low: float | None
    high: float | None
    questions: int


NO_ESTIMATE = Estimate(None, None, None, 0)


def ratio(parts: Floats, wholes: Floats) -> Floats:
    """Sum of the parts over sum of the wholes."""
    total = wholes.sum(-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        result: Floats = np.where(total > 0, parts.sum(-1) / total, np.nan)
    return result


def total(parts: Floats, wholes: Floats) -> Floats:
    """Sum of the parts."""
    result: Floats = parts.sum(-1)
    return result


def percentile(percent: int) -> Reduce:
    """The nearest-rank percentile of the parts."""

    def reduce(parts: Floats, wholes: Floats) -> Floats:
        result: Floats = np.percentile(parts, percent, axis=-1, method="inverted_cdf")
        return result

    return reduce


def estimate(parts: Floats, wholes: Floats, reduce: Reduce = ratio) -> Estimate:
    """The figure of some questions with its bootstrap interval (percentiles, seeded).

    Where every question is right, or every one wrong, resampling shows no spread: the exact
    binomial bound is given instead.
    """
    counted = wholes > 0
    n = int(counted.sum())
    if not n:
        return NO_ESTIMATE
    parts, wholes = parts[counted], wholes[counted]
    value = float(reduce(parts, wholes))
    drawn = resamples(n)
    figures = reduce(parts[drawn], wholes[drawn])
    tail = 100 * (1 - LEVEL) / 2
    low, high = np.nanpercentile(figures, [tail, 100 - tail])
    if reduce is ratio and value in (0.0, 1.0):
        low, high = _exact(value, n)
    elif reduce is total and value == 0:
        high = _exact(0.0, n)[1] * n
    return Estimate(value, float(low), float(high), n)


def _exact(value: float, n: int) -> tuple[float, float]:
    """Clopper and Pearson's interval when all of ``n`` questions, or none, are right."""
    bound = ((1 - LEVEL) / 2) ** (1 / n)
    return (bound, 1.0) if value else (0.0, 1 - bound)


@lru_cache(maxsize=64)
def resamples(n: int) -> NDArray[np.intp]:
    """Places of questions drawn with replacement, shape (RESAMPLES, n), always the same."""
    return np.random.default_rng(SEED).integers(0, n, (RESAMPLES, n), dtype=np.intp)
