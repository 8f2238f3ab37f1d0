"""The measures of an evaluation: pure functions from a gold question and an answer to figures.

Each measure is a function ``(Case, AnswerJson) -> Count``; ``check`` applies them all to one
answer, ``aggregate`` sums them with confidence intervals. Definitions: docs/evaluation.md.
"""

from eval.metrics.checks import Checked, check
from eval.metrics.counts import AnswerJson, Count, Metric, share
from eval.metrics.intervals import Estimate, estimate
from eval.metrics.measures import BY_NAME, MEASURES, Measure
from eval.metrics.paired import Difference, mcnemar, paired_bootstrap
from eval.metrics.summary import aggregate, difference, grouped, scores_of

__all__ = [
    "BY_NAME",
    "MEASURES",
    "AnswerJson",
    "Checked",
    "Count",
    "Difference",
    "Estimate",
    "Measure",
    "Metric",
    "aggregate",
    "check",
    "difference",
    "estimate",
    "grouped",
    "mcnemar",
    "paired_bootstrap",
    "scores_of",
    "share",
]
