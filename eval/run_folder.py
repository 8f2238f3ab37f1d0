"""What a run folder holds, written and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.gold import GOLD_FOLDER, Case, load_gold
from eval.journal import ANSWERS, Journal, write_whole
from eval.metrics import Checked

CONFIG, SCORES = "config.json", "scores.json"
MARKDOWN, HTML = "report.md", "report.html"
WRITTEN = (CONFIG, ANSWERS, SCORES, MARKDOWN, HTML)


class RunError(RuntimeError):
    """A folder that cannot hold this run, or holds none; its text is a French sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """A finished run, read back."""

    folder: Path
    config: dict[str, Any]
    scores: dict[str, Any]
    checked: tuple[Checked, ...]
    answers: dict[str, dict[str, Any]]


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


def cases_of(run: Run) -> dict[str, Case]:
    """The questions of a run by id, from the file or folder it was asked with.

    Those of the project where it names none, or where that one is gone; raises GoldError.
    """
    named = Path(run.config.get("gold") or GOLD_FOLDER)
    return {case.id: case for case in load_gold(named if named.exists() else GOLD_FOLDER)}


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write an object to a file in one step."""
    write_whole(path, (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode())
