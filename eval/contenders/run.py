"""`alinea eval systems`: the same gold questions put to Alinéa, its ablations and the baselines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from assistant.console import FrenchParser
from assistant.settings import OFFLINE_MODEL, Settings
from eval.contenders.names import CONTENDERS, WHOLE_NAME, Contender
from eval.contenders.table import COLUMNS, plain_table, rows
from eval.gold import GOLD_FOLDER, Case, GoldError, load_gold
from eval.measured import Figures, measured
from eval.sections import leave

Results = dict[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when the comparison is written, 1 when it cannot be, 2 on misuse."""
    options = _parser().parse_args(argv)
    settings = replace(Settings.from_environment(), model=OFFLINE_MODEL)
    out = options.out or settings.home / "eval" / datetime.now().strftime(
        "systemes-%Y-%m-%d-%H%M%S"
    )
    try:
        cases = load_gold(options.gold)
        out.mkdir(parents=True, exist_ok=True)
        chosen = [CONTENDERS[name] for name in options.systems]
        results = compare_systems(chosen, cases, settings, out, options.gold)
        if WHOLE_NAME in options.systems:
            _leave_table(out / WHOLE_NAME, results)
        path = options.json or out / "systems.json"
        path.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    except (GoldError, RuntimeError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(plain_table(results))
    print(f"\nChiffres : {path}", file=sys.stderr)
    return 0


def compare_systems(
    systems: Iterable[Contender],
    cases: Sequence[Case],
    settings: Settings,
    out: Path,
    gold: Path = GOLD_FOLDER,
) -> Results:
    """A run folder for each system under ``out``; the figures of all of them by split."""
    day = date.today().isoformat()
    found: Results = {"made_on": day, "questions": _counts(cases), "systems": []}
    for system in systems:
        print(f"{system.label} …", file=sys.stderr, flush=True)
        figures = measured(cases, settings, out / system.name, system.name, system.opener, gold)
        kept = {split: _kept(figures[split]) for split in found["questions"]}
        found["systems"].append({"name": system.name, "label": system.label} | kept)
    return found


def _kept(figures: Figures) -> Figures:
    """The figures of the table; timings, which change from run to run, are left out."""
    return {measure: figures[measure] for measure in COLUMNS}


def _leave_table(folder: Path, results: Results) -> None:
    heads, *body = rows(results)
    note = "Dans chaque case : mise au point / à part."
    leave(folder, "systemes", "Ce que vaut chaque partie", note, heads, body)


def _counts(cases: Sequence[Case]) -> dict[str, int]:
    splits = [case.split for case in cases]
    return {split: splits.count(split) for split in sorted(set(splits))}


def _parser() -> FrenchParser:
    parser = FrenchParser(
        prog="alinea eval systems",
        description="Pose les mêmes questions à Alinéa entier, à Alinéa privé d'une partie, et à "
        "des systèmes simples : ce que vaut chaque partie.",
    )
    parser.add_argument(
        "--systems",
        nargs="+",
        choices=tuple(CONTENDERS),
        default=tuple(CONTENDERS),
        metavar="NOM",
        help=f"parmi {', '.join(CONTENDERS)} (par défaut : tous)",
    )
    parser.add_argument(
        "--gold", metavar="FICHIER", type=Path, default=GOLD_FOLDER, help="questions de référence"
    )
    parser.add_argument("--out", metavar="DOSSIER", type=Path, help="dossier des évaluations")
    parser.add_argument("--json", metavar="FICHIER", type=Path, help="fichier des chiffres")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
