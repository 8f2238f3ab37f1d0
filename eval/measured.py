"""The figures of one system on some questions: what floors and comparisons read of a run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from eval.gold import Case
from eval.report import METRICS
from eval.report import label as _label
from eval.report import shown as _shown
from eval.report import value as _value
from eval.run import Asks, ask_all, scores_of, write_run
from eval.score import check

Figures = dict[str, float | int | None]  # by measure
Opener = Callable[[Settings], Asks]
_OLD = {"abstention_f1": "abstention", "asking_back_f1": "asking_back"}


def alinea(settings: Settings) -> Asks:
    """The assistant of an installation."""
    from assistant.service import Assistant

    return Assistant.from_settings(settings)


def measured(
    cases: Sequence[Case],
    settings: Settings,
    out: Path,
    name: str = "alinea",
    opener: Opener = alinea,
) -> dict[str, Figures]:
    """Ask, score, keep a run folder; the figures of all questions and of each split."""
    out.mkdir(parents=True, exist_ok=True)
    answers = ask_all(cases, opener(settings), lambda done: None)
    scores = scores_of(write_run(out, cases, answers, {"system": name}))
    parts = {"all": scores["all"]} | scores["by_split"]
    names = [{v: k for k, v in _OLD.items()}.get(m, m) for m in METRICS]
    return {
        part: {m: _value(found, _OLD.get(m, m)) for m in names} for part, found in parts.items()
    }


def label(measure: str) -> str:
    """The French name of a measure."""
    return _label(_OLD.get(measure, measure))


def shown(measure: str, value: float | int | None) -> str:
    """A value as a French reader expects it."""
    share = value is not None and measure not in ("invented_quotes", "wrong_open")
    return _shown(float(value) if share and value is not None else value)


def counts(case: Case, answer: Mapping[str, Any]) -> dict[str, tuple[float, float]]:
    """Of one answer, for some measures, how much is right of how much."""
    found = check(case, answer)
    ruled = found.verdict_ok is not None
    return {
        "verdict_accuracy": (float(found.verdict_ok is True), float(ruled)),
        "citation_recall": (found.cites_wanted - len(found.cites_missing), found.cites_wanted),
        "quote_validity": (found.quotes - len(found.quotes_invalid), found.quotes),
        "fact_coverage": (found.facts_wanted - len(found.facts_missing), found.facts_wanted),
        "forbidden_answers": (float(bool(found.forbidden_said)), 1.0),
    }
