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
from eval.journal import ANSWERS, Journal, write_whole
from eval.metrics import Checked, check, scores_of
from eval.pool import ask_all
from eval.report import markdown_report
from eval.systems import Opener, alinea
from index.progress import Progress

CONFIG, SCORES = "config.json", "scores.json"
MARKDOWN, HTML = "report.md", "report.html"
WRITTEN = (CONFIG, ANSWERS, SCORES, MARKDOWN, HTML)


class RunError(RuntimeError):
    """A folder that cannot hold this run, or holds none; its text is a French sentence."""


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


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run, read back."""

    folder: Path
    config: dict[str, Any]
    scores: dict[str, Any]
    checked: tuple[Checked, ...]
    answers: dict[str, dict[str, Any]]


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
    _score(config, journal.answers)
    return config.out


def read_run(folder: Path) -> Run:
    """A finished run; raises RunError where the folder holds none."""
    try:
        scores = json.loads((folder / SCORES).read_text("utf-8"))
        return Run(
            folder,
            json.loads((folder / CONFIG).read_text("utf-8")),
            scores,
            tuple(Checked.from_json(case) for case in scores["cases"]),
            Journal(folder).answers,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RunError(f"{folder} : pas d'évaluation lisible ({error}).") from error


def _claim(config: RunConfig) -> None:
    """Make the folder this run's; one that holds the beginning of the same run is taken up."""
    mine = identity(config.settings, config.name, config.cases)
    config.out.mkdir(parents=True, exist_ok=True)
    path = config.out / CONFIG
    if path.is_file():
        try:
            found = json.loads(path.read_text("utf-8"))
        except ValueError as error:
            raise RunError(f"{path} n'est pas lisible ({error}).") from error
        differing = [name for name, value in mine.items() if found.get(name) != value]
        if differing:
            raise RunError(
                f"{config.out} contient une autre évaluation (diffèrent : {', '.join(differing)})."
                " Choisissez un autre dossier avec --out, ou recommencez avec --fresh."
            )
        return
    if (config.out / ANSWERS).exists():
        raise RunError(f"{config.out} contient des réponses sans config.json : autre dossier ?")
    _write_json(path, mine | dict(config.notes) | surroundings())


def _priced(answer: dict[str, Any], prices: tuple[float, float] | None) -> dict[str, Any]:
    usage = answer.get("usage")
    if prices is None or not usage:
        return answer
    spent = usage["input_tokens"] * prices[0] + usage["output_tokens"] * prices[1]
    return answer | {"usage": usage | {"cost": spent / 1e6}}


def _score(config: RunConfig, answers: Mapping[str, dict[str, Any]]) -> None:
    checked = [check(case, answers[case.id]) for case in config.cases]
    scores = scores_of(checked)
    _write_json(config.out / SCORES, scores | {"cases": [c.to_json() for c in checked]})
    report = markdown_report(scores, checked, {c.id: c for c in config.cases}, answers)
    write_whole(config.out / MARKDOWN, report.encode())


def _write_json(path: Path, value: Any) -> None:
    write_whole(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
