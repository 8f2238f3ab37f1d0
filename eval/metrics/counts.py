"""What one question adds to a measure: a part and a whole, summed over the questions.

A measure is micro-averaged: the sum of the parts over the sum of the wholes. Accuracy, precision,
recall, F1 and means all have this form, so one bootstrap and one paired test serve them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from eval.gold import Case

AnswerJson = Mapping[str, Any]  # the object of `alinea ask --json`


class Count(NamedTuple):
    """``part`` out of ``whole``; a whole of 0 leaves the question out."""

    part: float
    whole: float


Metric = Callable[[Case, AnswerJson], Count]
NOTHING = Count(0, 0)


def share(counts: Iterable[Count]) -> float | None:
    """Sum of the parts over sum of the wholes, or None when there is nothing to count."""
    part = whole = 0.0
    for count in counts:
        part += count.part
        whole += count.whole
    return part / whole if whole else None
