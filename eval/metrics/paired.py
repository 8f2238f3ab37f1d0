"""Is the difference between two runs on the same questions more than chance?"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb

import numpy as np

from eval.metrics.intervals import LEVEL, RESAMPLES, Floats, Reduce, ratio, resamples


@dataclass(frozen=True, slots=True)
class Difference:
    """B minus A, its 95 % interval, and the p-value of "no difference"."""

    value: float | None
    low: float | None
    high: float | None
    p: float | None


def paired_bootstrap(
    a: tuple[Floats, Floats], b: tuple[Floats, Floats], reduce: Reduce = ratio
) -> Difference:
    """Compare (parts, wholes) of the same questions, in the same order, drawn together.

    The p-value is twice the share of resamples on the far side of zero, at least 1 / (n + 1).
    """
    n = len(a[0])
    if not n or not (a[1].any() and b[1].any()):
        return Difference(None, None, None, None)
    value = float(reduce(*b) - reduce(*a))
    drawn = resamples(n)
    gaps = reduce(b[0][drawn], b[1][drawn]) - reduce(a[0][drawn], a[1][drawn])
    gaps = gaps[~np.isnan(gaps)]
    low, high = np.percentile(gaps, [100 * (1 - LEVEL) / 2, 100 * (1 + LEVEL) / 2])
    crossing = min((gaps <= 0).sum(), (gaps >= 0).sum())
    p = min(1.0, 2 * (int(crossing) + 1) / (RESAMPLES + 1))
    return Difference(value, float(low), float(high), p)


def mcnemar(better: int, worse: int) -> float:
    """The exact p-value of McNemar's test: ``better`` and ``worse`` are the pairs that differ."""
    n = better + worse
    tail = sum(comb(n, i) for i in range(min(better, worse) + 1))
    return min(1.0, tail * 0.5 ** (n - 1))
