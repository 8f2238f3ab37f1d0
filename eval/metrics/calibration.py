"""Does the search's confidence mean what it says? Of questions at 0.7, seven in ten answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.checks import Checked

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of nearly the same confidence, and the share of them that the texts answer."""

    confidence: float  # mean
    answered: float  # share
    questions: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Brier score (mean squared error) and expected calibration error; 0 is perfect for both."""

    brier: float
    ece: float
    bins: tuple[Bin, ...]
    questions: int


def outcomes(checked: Sequence[Checked]) -> list[tuple[float, bool]]:
    """The confidence and whether the texts answer, for the questions that decide it.

    Left out: conversations, what rules answer without a search, requests refused, questions back,
    and what may be either.
    """
    return [
        (c.confidence, "answered" in c.status_wanted)
        for c in checked
        if c.confidence is not None
        and set(c.status_wanted) in ({"answered"}, {"not_covered"}, {"not_covered", "refused"})
    ]


def calibration(pairs: Sequence[tuple[float, bool]]) -> Calibration | None:
    """Confidence against outcome in ten equal bins; None without any question."""
    if not pairs:
        return None
    grouped: dict[int, list[tuple[float, bool]]] = {}
    for pair in pairs:
        grouped.setdefault(min(int(pair[0] * BINS), BINS - 1), []).append(pair)
    bins = tuple(_bin(group) for _, group in sorted(grouped.items()))
    brier = sum((confidence - answered) ** 2 for confidence, answered in pairs) / len(pairs)
    ece = sum(abs(b.confidence - b.answered) * b.questions for b in bins) / len(pairs)
    return Calibration(brier, ece, bins, len(pairs))


def _bin(group: Sequence[tuple[float, bool]]) -> Bin:
    n = len(group)
    return Bin(sum(c for c, _ in group) / n, sum(answered for _, answered in group) / n, n)
