"""`alinea eval compare`: what got better and worse between two runs, question by question."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from assistant.console import FrenchParser
from eval.metrics import MEASURES, Checked, Difference, Measure, difference, mcnemar
from eval.report import aligned, problems, shown
from eval.run_folder import Run, RunError, read_run

_BINARY = {"passed": "réponses justes", "status_accuracy": "statut", "verdict_accuracy": "verdict"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; 0 when both runs are read, 1 when one cannot be, 2 on misuse."""
    parser = FrenchParser(
        prog="alinea eval compare",
        description="Compare deux évaluations : les chiffres, puis chaque question qui a changé.",
    )
    parser.add_argument("a", metavar="DOSSIER_A", type=Path, help="évaluation de départ")
    parser.add_argument("b", metavar="DOSSIER_B", type=Path, help="évaluation à comparer")
    options = parser.parse_args(argv)
    try:
        print(comparison(read_run(options.a), read_run(options.b)))
    except RunError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def comparison(a: Run, b: Run) -> str:
    """Both runs over their common questions, tested in pairs; then what changed, in French."""
    before = {c.id: c for c in a.checked}
    after = {c.id: c for c in b.checked}
    common = [name for name in before if name in after]
    pair = [before[name] for name in common], [after[name] for name in common]
    parts = [f"{len(common)} questions communes. {_EXPLAINED}", *_warnings(a, b)]
    parts += [_table(*pair), _mcnemars(*pair), *changes(*pair)]
    parts += [_named("Seulement dans A", [n for n in before if n not in after])]
    parts += [_named("Seulement dans B", [n for n in after if n not in before])]
    return "\n\n".join(parts)


_EXPLAINED = (
    "L'écart est B moins A, avec son intervalle à 95 % (rééchantillonnage des questions par "
    "paires) ; p est la probabilité d'un écart au moins aussi grand s'il n'y avait rien."
)


def _warnings(a: Run, b: Run) -> list[str]:
    """What makes two runs hard to compare."""
    if a.config.get("gold_sha256") == b.config.get("gold_sha256"):
        return []
    return ["Attention : les questions de référence ne sont pas les mêmes dans les deux dossiers."]


def _table(a: Sequence[Checked], b: Sequence[Checked]) -> str:
    rows = [["", "A", "B", "écart", "intervalle", "p"]]
    for measure in MEASURES:
        before, after, gap = difference(a, b, measure)
        if before is not None or after is not None:
            figures = shown(measure, before), shown(measure, after)
            rows.append([measure.label, *figures, *_gap(measure, gap)])
    return aligned(rows)


def _gap(measure: Measure, gap: Difference) -> tuple[str, str, str]:
    if gap.value is None or gap.low is None or gap.high is None or gap.p is None:
        return "–", "", ""
    interval = f"[{_signed(measure, gap.low)} ; {_signed(measure, gap.high)}]"
    return _signed(measure, gap.value), interval, _p(gap.p)


def _signed(measure: Measure, gap: float) -> str:
    share = measure.form == "share"
    decimals = 3 if measure.form == "score" else 1
    text = f"{round(gap * 100 if share else gap, decimals) + 0.0:+.{decimals}f}"  # never "-0,0"
    return text.replace(".", ",") + (" pt" if share else "")


def _p(p: float) -> str:
    return "< 0,01" if p < 0.01 else f"{p:.2f}".replace(".", ",")


def _mcnemars(a: Sequence[Checked], b: Sequence[Checked]) -> str:
    lines = ["Test de McNemar (exact), sur les questions où un seul des deux a raison :"]
    for name, label in _BINARY.items():
        pairs = [(x.counts[name], y.counts[name]) for x, y in zip(a, b, strict=True)]
        won = sum(y.part > x.part for x, y in pairs)
        lost = sum(y.part < x.part for x, y in pairs)
        lines.append(f"  {label} : B gagne {won}, perd {lost}, p = {_p(mcnemar(won, lost))}")
    return "\n".join(lines)


def changes(a: Sequence[Checked], b: Sequence[Checked]) -> list[str]:
    """One paragraph for each way a question can differ; both lists hold the same questions."""
    pairs = list(zip(a, b, strict=True))
    better = [y.id for x, y in pairs if y.passed and not x.passed]
    worse = [_with_problems(y) for x, y in pairs if x.passed and not y.passed]
    still = [
        _with_problems(y)
        for x, y in pairs
        if not x.passed and not y.passed and problems(x) != problems(y)
    ]
    titles = ("Désormais justes", "Désormais fausses", "Toujours fausses, autrement")
    return [_named(t, names) for t, names in zip(titles, (better, worse, still), strict=True)]


def _with_problems(c: Checked) -> str:
    return "\n".join([c.id, *(f"      {problem}" for problem in problems(c))])


def _named(title: str, names: Sequence[str]) -> str:
    listed = "\n".join(f"  {name}" for name in names) or "  aucune"
    return f"{title} ({len(names)}) :\n{listed}"
