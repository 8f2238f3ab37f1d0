"""One run: questions asked of a system, answers kept and scored in a folder.

The folder holds ``config.json``, ``answers.jsonl`` (with the evidence), ``scores.json`` (figures
and the verdict on each question), ``report.md`` and ``report.html``.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TextIO

from assistant.settings import Settings
from eval.configuration import identity, surroundings
from eval.gold import Case
from eval.html_report import render
from eval.journal import ANSWERS, Journal, write_whole
from eval.metrics import check, scores_of
from eval.pool import ask_all
from eval.report import markdown_report
from eval.run_folder import (
    CONFIG,
    HTML,
    MARKDOWN,
    SCORES,
    Run,
    RunError,
    read_run,
    write_json,
)
from eval.systems import Opener, alinea
from index.progress import Progress

__all__ = ["Run", "RunConfig", "RunError", "read_run", "run", "score"]


@dataclass(frozen=True, slots=True)
class RunConfig:
    """What to ask, of what, and where to keep it."""

    out: Path
    cases: Sequence[Case]
    settings: Settings
    name: str = "alinea"  # of the system, in config.json and reports
    opener: Opener = alinea
    workers: int = 0  # 0: as many as the machine has cores
    prices: tuple[float, float] | None = None  # of a million tokens read, and written
    stream: TextIO | None = None  # where progress is shown
    notes: Mapping[str, Any] = field(default_factory=dict)  # kept in config.json as they are


def run(config: RunConfig) -> Path:
    """Ask what the folder does not hold yet, score everything, write the folder; its path.

    Raises RunError where the folder holds another run, CannotOpen or IndexProblem where the system
    cannot start.
    """
    _claim(config)
    journal = Journal(config.out)
    left = [c for c in config.cases if "error" in journal.answers.get(c.id, {"error": ""})]
    progress = Progress("Questions", len(config.cases), config.stream)
    progress.advance(len(config.cases) - len(left))
    workers = config.workers or os.cpu_count() or 1
    for case, answer in ask_all(left, config.opener, config.settings, workers):
        journal.add(case, _priced(answer, config.prices))
        progress.advance(1)
    progress.close()
    journal.settle(config.cases)
    score(config.out, config.cases)
    return config.out


def score(folder: Path, cases: Sequence[Case]) -> None:
    """Score the answers of a folder and write its figures and reports, whatever was there."""
    answers = Journal(folder).answers
    checked = [check(case, answers[case.id]) for case in cases]
    scores = scores_of(checked)
    write_json(folder / SCORES, scores | {"cases": [c.to_json() for c in checked]})
    by_id = {case.id: case for case in cases}
    markdown = markdown_report(scores, checked, by_id, answers)
    write_whole(folder / MARKDOWN, markdown.encode(errors="replace"))
    html = render(read_run(folder), by_id)
    write_whole(folder / HTML, html.encode(errors="replace"))


def _claim(config: RunConfig) -> None:
    """Make the folder this run's; one that holds the beginning of the same run is taken up."""
    mine = identity(config.settings, config.name, config.cases)
    config.out.mkdir(parents=True, exist_ok=True)
    path = config.out / CONFIG
    if path.is_file():
        _check_same(path, mine)
        return
    if (config.out / ANSWERS).exists():
        raise RunError(
            f"{config.out} contient des réponses sans {CONFIG} : choisissez un autre dossier."
        )
    write_json(path, mine | dict(config.notes) | surroundings())


def _check_same(path: Path, mine: Mapping[str, Any]) -> None:
    try:
        found = json.loads(path.read_text("utf-8"))
        differing = [name for name, value in mine.items() if found.get(name) != value]
    except (ValueError, AttributeError) as error:
        raise RunError(f"{path} n'est pas lisible ({error}).") from error
    if differing:
        raise RunError(
            f"{path.parent} contient une autre évaluation (diffèrent : {', '.join(differing)})."
            " Choisissez un autre dossier avec --out, ou recommencez avec --fresh."
        )


def _priced(answer: dict[str, Any], prices: tuple[float, float] | None) -> dict[str, Any]:
    usage = answer.get("usage")
    if prices is None or not usage:
        return answer
    spent = usage["input_tokens"] * prices[0] + usage["output_tokens"] * prices[1]
    return answer | {"usage": usage | {"cost": spent / 1e6}}
