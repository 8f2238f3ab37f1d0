"""`alinea eval compare`: what got better and worse between two runs, question by question."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.console import FrenchParser
from eval.report import METRICS, aligned, label, shown, value

Run = Mapping[str, Any]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when both runs are read, 1 when one cannot be, 2 on misuse."""
    parser = FrenchParser(
        prog="alinea eval compare",
        description="Compare deux évaluations : les chiffres, puis chaque question qui a changé.",
    )
    parser.add_argument("a", metavar="DOSSIER_A", type=Path, help="évaluation de départ")
    parser.add_argument("b", metavar="DOSSIER_B", type=Path, help="évaluation à comparer")
    options = parser.parse_args(argv)
    runs = []
    for folder in (options.a, options.b):
        try:
            runs.append(json.loads((folder / "scores.json").read_text(encoding="utf-8")))
        except (OSError, json.JSONDecodeError) as error:
            print(f"{folder} : pas d'évaluation lisible ({error}).", file=sys.stderr)
            return 1
    print(comparison(runs[0], runs[1]))
    return 0


def comparison(a: Run, b: Run) -> str:
    """Both runs' figures side by side, then the questions that changed, in French."""
    rows = [["", "A", "B", "écart"]]
    for metric in METRICS:
        before, after = value(a["all"], metric), value(b["all"], metric)
        rows.append([label(metric), shown(before), shown(after), _gap(before, after)])
    return "\n\n".join((aligned(rows), *changes(a, b)))


def changes(a: Run, b: Run) -> tuple[str, ...]:
    """One paragraph for each way a question can differ between two runs."""
    before = {c["id"]: c for c in a["cases"]}
    after = {c["id"]: c for c in b["cases"]}
    common = [name for name in before if name in after]
    better = [n for n in common if after[n]["passed"] and not before[n]["passed"]]
    worse = [n for n in common if before[n]["passed"] and not after[n]["passed"]]
    return (
        _named("Désormais justes", better),
        _named("Désormais fausses", [f"{n} ({_wrong(after[n])})" for n in worse]),
        _named("Seulement dans A", [n for n in before if n not in after]),
        _named("Seulement dans B", [n for n in after if n not in before]),
    )


def _wrong(case: Mapping[str, Any]) -> str:
    faults = (
        ("statut", not case["status_ok"]),
        ("verdict", case["verdict_ok"] is False),
        ("citation manquante", case["cites_missing"]),
        ("extrait inventé", case["quotes_invalid"]),
        ("fait manquant", case["facts_missing"]),
        ("énoncé interdit", case["forbidden_said"]),
    )
    return ", ".join(name for name, present in faults if present)


def _named(title: str, names: Sequence[str]) -> str:
    listed = "\n".join(f"  {name}" for name in names) or "  aucune"
    return f"{title} ({len(names)}) :\n{listed}"


def _gap(before: float | int | None, after: float | int | None) -> str:
    if before is None or after is None:
        return "–"
    if isinstance(before, float) or isinstance(after, float):
        return f"{(after - before) * 100:+.1f} pt".replace(".", ",")
    return f"{after - before:+d}"
