"""`alinea eval run`: ask every gold question, score the answers, write a run folder."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from importlib import metadata
from pathlib import Path
from time import perf_counter
from typing import Any, Protocol
from uuid import uuid4

import corpus
from assistant.answer import Answer
from assistant.console import FrenchParser
from assistant.settings import Settings
from eval.gold import GOLD_FOLDER, Case, GoldError, load_gold
from eval.report import markdown_report, summary_table
from eval.score import Checked, aggregate, check, grouped

_PACKAGES = ("alinea", "langchain", "chromadb", "sentence-transformers", "torch")


class Asks(Protocol):
    """The assistant's only door."""

    def answer(self, question: str, thread: str | None = None, on: date | None = None) -> Answer:
        """Answer one question within a thread."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the run is written, 1 when it cannot be, 2 on misuse."""
    options = _parser().parse_args(argv)
    try:
        cases = [c for c in load_gold(options.gold) if options.split in ("all", c.split)]
    except GoldError as error:
        print(f"Questions de référence : {error}", file=sys.stderr)
        return 1
    settings = Settings.from_environment()
    out = options.out or _default_folder(settings)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        print(f"Le dossier {out} ne peut pas être créé ({error.strerror}).", file=sys.stderr)
        return 1
    answers = ask_all(cases, _assistant(settings), _progress(len(cases)))
    checked = write_run(out, cases, answers, _configuration(settings, options, cases))
    print(summary_table(scores_of(checked)))
    print(f"\nDétail : {out / 'report.md'}")
    return 0


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval run",
        description="Pose les questions de référence à l'assistant et note ses réponses.",
    )
    parser.add_argument(
        "--gold",
        metavar="FICHIER",
        type=Path,
        default=GOLD_FOLDER,
        help="fichier YAML de questions, ou dossier (par défaut : toutes celles du projet)",
    )
    parser.add_argument(
        "--out",
        metavar="DOSSIER",
        type=Path,
        help="dossier des résultats (par défaut : un dossier daté sous ALINEA_HOME/eval)",
    )
    parser.add_argument(
        "--split",
        choices=("development", "test", "all"),
        default="all",
        help="questions de mise au point, questions tenues à part, ou toutes (par défaut)",
    )
    return parser


def _default_folder(settings: Settings) -> Path:
    return settings.home / "eval" / datetime.now().strftime("%Y-%m-%d-%H%M%S")


def _assistant(settings: Settings) -> Asks:
    from assistant.service import Assistant  # here: `--help` must not load the assistant

    return Assistant.from_settings(settings)


def _progress(total: int) -> Callable[[int], None]:
    def show(done: int) -> None:
        if sys.stderr.isatty() or done == total:
            print(f"\r{done}/{total} questions posées", end="", file=sys.stderr, flush=True)
        if done == total:
            print(file=sys.stderr)

    return show


def ask_all(
    cases: Sequence[Case], assistant: Asks, progress: Callable[[int], None]
) -> dict[str, dict[str, Any]]:
    """The answer to the last turn of each case, by id, as `alinea ask --json` gives it."""
    answers = {}
    for done, case in enumerate(cases, 1):
        answers[case.id] = ask(case, assistant)
        progress(done)
    return answers


def ask(case: Case, assistant: Asks) -> dict[str, Any]:
    """Hold one conversation in a thread of its own; a failure becomes the status `error`."""
    thread = f"eval-{uuid4().hex}"
    begun = perf_counter()
    try:
        answer = [assistant.answer(turn, thread=thread, on=case.on) for turn in case.turns][-1]
    except Exception as error:  # the run goes on, and the failure is scored as one
        ms = round((perf_counter() - begun) * 1000)
        return failed(f"{type(error).__name__}: {error}", ms)
    return answer.to_json()


def failed(reason: str, ms: int) -> dict[str, Any]:
    """The answer object of a question that raised."""
    return {"status": "error", "verdict": None, "answer": "", "citations": [], "ms": ms} | {
        "error": reason
    }


def write_run(
    out: Path,
    cases: Sequence[Case],
    answers: dict[str, dict[str, Any]],
    configuration: dict[str, Any],
) -> list[Checked]:
    """Write config.json, answers.jsonl, scores.json and report.md; return the checks."""
    checked = [check(case, answers[case.id]) for case in cases]
    scores = scores_of(checked)
    _write_json(out / "config.json", configuration)
    _write_json(out / "scores.json", scores | {"cases": [c.to_json() for c in checked]})
    lines = (
        {"id": case.id, "turns": list(case.turns), "date": _iso(case.on)} | answers[case.id]
        for case in cases
    )
    _write_lines(out / "answers.jsonl", lines)
    report = markdown_report(scores, checked, {c.id: c for c in cases}, answers)
    (out / "report.md").write_text(report, encoding="utf-8")
    return checked


def scores_of(checked: Sequence[Checked]) -> dict[str, Any]:
    """The figures for all questions, then by split and by kind."""
    return {
        "all": aggregate(checked),
        "by_split": grouped(checked, lambda c: c.split),
        "by_kind": grouped(checked, lambda c: c.kind),
    }


def _configuration(settings: Settings, options: Any, cases: Sequence[Case]) -> dict[str, Any]:
    return {
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": settings.model,
        "embedding": settings.embedding,
        "split": options.split,
        "gold": str(options.gold),
        "questions": len(cases),
        "gold_sha256": hashlib.sha256(repr(cases).encode()).hexdigest(),
        "sources_sha256": _sources_hash(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES},
    }


def _sources_hash() -> str:
    digest = hashlib.sha256()
    for file in sorted((Path(corpus.__file__).parent / "sources").glob("*.txt")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "absent"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _write_json(path: Path, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")


def _write_lines(path: Path, values: Iterable[dict[str, Any]]) -> None:
    lines = (json.dumps(value, ensure_ascii=False) + "\n" for value in values)
    path.write_text("".join(lines), encoding="utf-8")
