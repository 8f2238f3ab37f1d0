"""`report.html`: a run in one file that opens without a network, plots and evidence included.

`alinea eval report FOLDER` writes it again: for instance when a file ``section-*.json`` joined the
folder, an object with ``title``, ``note``, ``heads`` and ``rows`` that becomes a table.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assistant.console import FrenchParser
from corpus.library import installed
from eval import charts
from eval.gold import Case, GoldError, load_gold
from eval.journal import write_whole
from eval.labels import BY, SPLITS, STATUSES, VERDICTS
from eval.metrics import MEASURES, Checked
from eval.metrics.calibration import Calibration, calibration, outcomes
from eval.report import interval, problems, shown, value
from eval.run_folder import HTML, Run, RunError, cases_of, read_run
from eval.text import stands_in_source

_TEMPLATES = Path(__file__).parent / "templates"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the report is written, 1 when it cannot be, 2 on misuse."""
    parser = FrenchParser(
        prog="alinea eval report", description="Écrit de nouveau le rapport HTML d'une évaluation."
    )
    parser.add_argument("folder", metavar="DOSSIER", type=Path, help="dossier d'une évaluation")
    parser.add_argument(
        "--gold",
        metavar="FICHIER",
        type=Path,
        help="questions de référence posées (par défaut : celles que nomme l'évaluation)",
    )
    options = parser.parse_args(argv)
    try:
        run = read_run(options.folder)
        given = options.gold and {case.id: case for case in load_gold(options.gold)}
        page = render(run, given or cases_of(run))
        write_whole(options.folder / HTML, page.encode(errors="replace"))
    except (RunError, GoldError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{options.folder / HTML} : {error.strerror}", file=sys.stderr)
        return 1
    print(options.folder / HTML)
    return 0


def render(run: Run, cases: Mapping[str, Case]) -> str:
    """The page of a run; everything that it shows is escaped."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    found = calibration(outcomes(run.checked))
    splits = run.scores["by_split"]
    return environment.get_template("report.html").render(
        config=run.config,
        made_at=datetime.fromisoformat(run.config["made_at"]).strftime("%d/%m/%Y à %H:%M (UTC)"),
        questions=run.scores["all"]["questions"],
        splits=[SPLITS[name] for name in splits],
        measures=list(_measures(run.scores)),
        images=_images(run, found),
        titles=_titles(),
        calibration=found,
        failures=_failures(run, cases),
        sections=list(_sections(run.folder)),
    )


def _measures(scores: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One line of the table of figures for each measure that counts something."""
    for measure in MEASURES:
        if value(scores["all"], measure.name) is None:
            continue
        yield {
            "label": measure.label,
            "value": shown(measure, value(scores["all"], measure.name)),
            "interval": interval(measure, scores["all"]),
            "counted": scores["all"]["measures"][measure.name]["questions"],
            "splits": [
                {"value": shown(measure, value(f, measure.name)), "interval": interval(measure, f)}
                for f in scores["by_split"].values()
            ],
        }


def _titles() -> dict[str, str]:
    return {source.id: source.short_title for source in installed().sources.values()}


def _images(run: Run, found: Calibration | None) -> dict[str, str]:
    titles = _titles()
    by_text = {titles.get(name, name): f for name, f in run.scores["by_source"].items()}
    ms = [c.counts["ms_p50"].part for c in run.checked]
    table = run.scores["all"]["verdict_confusion"]
    return {
        "kinds": charts.scores(run.scores["by_kind"]),
        "texts": charts.scores(by_text) if by_text else "",
        "confusion": charts.confusion(table) if table else "",
        "calibration": charts.reliability(found) if found else "",
        "latency": charts.latency(ms) if ms else "",
    }


@dataclass(frozen=True, slots=True)
class Failure:
    """One answer to review, as the page shows it."""

    checked: Checked
    case: Case | None  # None: the question is no longer in the gold set
    answer: Mapping[str, Any]

    @property
    def given(self) -> str:
        """Status and verdict obtained."""
        return _outcome([self.checked.status_got], self.checked.verdict_got)

    @property
    def wanted(self) -> str:
        """Status and verdict expected."""
        return _outcome(self.checked.status_wanted, self.checked.verdict_wanted)

    @property
    def asked_by(self) -> str:
        """Who asks."""
        return BY[self.case.by] if self.case else ""

    @property
    def problems(self) -> list[str]:
        """What is wrong, one sentence each."""
        return problems(self.checked)

    @property
    def citations(self) -> list[dict[str, Any]]:
        """The citations, each with its passage and whether its quote is verbatim."""
        return [
            dict(c)
            | {
                "valid": stands_in_source(c["source_id"], c["quote"]),
                "passage": self._texts.get(c["passage_id"], ""),
            }
            for c in self.answer["citations"]
        ]

    @property
    def hits(self) -> list[dict[str, Any]]:
        """What the search found, best first."""
        ranked = (self.answer.get("evidence") or {}).get("ranked") or []
        return [
            {
                "passages": ", ".join(hit["passage_ids"][:3]),
                "score": f"{hit['score']:.3f}".replace(".", ","),
                "text": next(
                    (self._texts[name] for name in hit["passage_ids"] if name in self._texts), ""
                ),
            }
            for hit in ranked
        ]

    @property
    def _texts(self) -> Mapping[str, str]:
        texts: Mapping[str, str] = (self.answer.get("evidence") or {}).get("passages") or {}
        return texts


def _outcome(statuses: Sequence[str], verdict: str) -> str:
    status = " ou ".join(STATUSES.get(name, name) for name in statuses)
    return f"{status} ; verdict : {VERDICTS.get(verdict, verdict)}"


def _failures(run: Run, cases: Mapping[str, Case]) -> dict[str, list[Failure]]:
    """The answers to review by split, the gravest first."""
    wrong = [c for c in run.checked if not c.passed]
    wrong.sort(key=lambda c: (not c.wrong_open, not c.quotes_invalid, c.kind, c.id))
    return {
        label: [Failure(c, cases.get(c.id), run.answers[c.id]) for c in wrong if c.split == split]
        for split, label in SPLITS.items()
        if split in run.scores["by_split"]
    }


def _sections(folder: Path) -> Iterator[dict[str, Any]]:
    """Tables that other commands left in the folder."""
    for path in sorted(folder.glob("section-*.json")):
        try:
            yield {"note": "", "heads": [], "rows": []} | dict(json.loads(path.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise RunError(f"{path} n'est pas lisible ({error}).") from error
