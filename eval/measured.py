"""The figures of one system on some questions: what floors and comparisons read of a run."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.settings import Settings
from eval.gold import GOLD_FOLDER, Case
from eval.metrics import BY_NAME
from eval.report import shown, value
from eval.runs import RunConfig, read_run, run
from eval.systems import Opener, alinea

Figures = dict[str, float | None]  # by measure


def measured(
    cases: Sequence[Case],
    settings: Settings,
    out: Path,
    name: str = "alinea",
    opener: Opener = alinea,
    gold: Path = GOLD_FOLDER,
) -> dict[str, Figures]:
    """Ask, score, keep a run folder; the figures of all questions and of each split.

    A folder that holds the beginning of this very run is taken up; ``gold`` is where the questions
    stand, for whoever writes its report again.
    """
    notes = {"gold": str(gold.resolve())}
    run(RunConfig(out, cases, settings, name, opener, stream=sys.stderr, notes=notes))
    scores = read_run(out).scores
    parts = {"all": scores["all"]} | scores["by_split"]
    return {part: {m: value(found, m) for m in BY_NAME} for part, found in parts.items()}


def label(measure: str) -> str:
    """The French name of a measure."""
    return BY_NAME[measure].label


def told(measure: str, figure: float | None) -> str:
    """A figure as a French reader expects it."""
    return shown(BY_NAME[measure], figure)
