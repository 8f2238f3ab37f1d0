"""The figures of some questions: every measure with its interval, and the verdict table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from eval.metrics.checks import Checked
from eval.metrics.intervals import Estimate, Floats, estimate
from eval.metrics.measures import MEASURES, Measure
from eval.metrics.paired import Difference, paired_bootstrap
from eval.metrics.verdicts import confusion

Figures = dict[str, Any]
"""``questions``, ``measures`` (by name: value, low, high, questions), ``verdict_confusion``."""


def columns(checked: Sequence[Checked], name: str) -> tuple[Floats, Floats]:
    """Parts and wholes of one measure, one place a question."""
    counts = [c.counts[name] for c in checked]
    return (
        np.array([count.part for count in counts], dtype=np.float64),
        np.array([count.whole for count in counts], dtype=np.float64),
    )


def estimated(checked: Sequence[Checked], measure: Measure) -> Estimate:
    """One measure over some questions."""
    return estimate(*columns(checked, measure.name), measure.reduce)


def aggregate(checked: Sequence[Checked]) -> Figures:
    """Every measure over some questions; a value is None where there is nothing to count."""
    return {
        "questions": len(checked),
        "measures": {m.name: asdict(estimated(checked, m)) for m in MEASURES},
        "verdict_confusion": confusion((c.verdict_wanted, c.verdict_got) for c in checked),
    }


def grouped(
    checked: Sequence[Checked], keys: Callable[[Checked], Iterable[str]]
) -> dict[str, Figures]:
    """The same for each group, in the order of their names; a question may be in several."""
    names = sorted({key for c in checked for key in keys(c)})
    return {name: aggregate([c for c in checked if name in keys(c)]) for name in names}


def scores_of(checked: Sequence[Checked]) -> dict[str, Any]:
    """The figures for all questions, then by split, by kind and by text."""
    return {
        "all": aggregate(checked),
        "by_split": grouped(checked, lambda c: (c.split,)),
        "by_kind": grouped(checked, lambda c: (c.kind,)),
        "by_source": grouped(checked, lambda c: c.sources),
    }


def difference(
    a: Sequence[Checked], b: Sequence[Checked], measure: Measure
) -> tuple[float | None, float | None, Difference]:
    """One measure of two runs on the same questions, in the same order, and their difference."""
    before, after = columns(a, measure.name), columns(b, measure.name)
    return (
        estimate(*before, measure.reduce).value,
        estimate(*after, measure.reduce).value,
        paired_bootstrap(before, after, measure.reduce),
    )
