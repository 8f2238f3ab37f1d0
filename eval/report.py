"""What a run looks like to people: a summary table and a Markdown report of the failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.gold import Case
from eval.score import AnswerJson, Checked

_LABELS = {
    "questions": "questions",
    "passed": "réponses entièrement justes",
    "status_accuracy": "statut juste",
    "verdict_accuracy": "verdict juste",
    "wrong_open": "« ouvert » à tort (nombre)",
    "citation_recall": "citations attendues présentes",
    "quote_validity": "extraits conformes à la source",
    "invented_quotes": "extraits inventés (nombre)",
    "fact_coverage": "faits attendus présents",
    "forbidden_answers": "réponses avec un énoncé interdit (nombre)",
    "abstention": "abstention : F1",
    "asking_back": "demande de précision : F1",
    "errors": "erreurs (nombre)",
    "ms_p50": "durée médiane (ms)",
    "ms_p95": "durée au 95e centile (ms)",
}
METRICS = tuple(_LABELS)


def label(metric: str) -> str:
    """The French name of a metric."""
    return _LABELS[metric]


def value(figures: Mapping[str, Any], metric: str) -> float | int | None:
    """The figure of a metric; F1 for those that have precision and recall."""
    raw = figures[metric]
    figure: float | int | None = raw["f1"] if isinstance(raw, dict) else raw
    return figure


def shown(figure: float | int | None) -> str:
    """A figure as a French reader expects it: 0.975 gives "97,5 %", None gives "–"."""
    if figure is None:
        return "–"
    if isinstance(figure, float):
        return f"{figure * 100:.1f} %".replace(".", ",")
    return str(figure)


def summary_table(scores: Mapping[str, Any]) -> str:
    """The figures for all questions and for each split, in aligned columns."""
    names = {"development": "mise au point", "test": "à part"}
    columns = {"toutes": scores["all"]}
    columns |= {names[split]: figures for split, figures in scores["by_split"].items()}
    rows = [["", *columns]]
    rows += [[label(m), *(shown(value(f, m)) for f in columns.values())] for m in METRICS]
    return aligned(rows)


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells as text: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def markdown_report(
    scores: Mapping[str, Any],
    checked: Sequence[Checked],
    cases: Mapping[str, Case],
    answers: Mapping[str, AnswerJson],
) -> str:
    """The report of a run in French: figures, kinds, confusion, then every failure."""
    failures = [c for c in checked if not c.passed]
    parts = ["# Évaluation", _code(summary_table(scores)), "## Par genre de question"]
    parts += [_code(_kinds(scores["by_kind"])), "## Verdicts attendus et obtenus"]
    parts += [_code(_confusion(scores["all"]["verdict_confusion"]))]
    parts += [f"## Réponses à revoir ({len(failures)} sur {len(checked)})"]
    parts += [_failure(c, cases[c.id], answers[c.id]) for c in failures]
    return "\n\n".join(parts) + "\n"


def _code(text: str) -> str:
    return f"```text\n{text}\n```"


def _kinds(by_kind: Mapping[str, Mapping[str, Any]]) -> str:
    metrics = ("questions", "passed", "status_accuracy", "verdict_accuracy", "citation_recall")
    heads = ["genre", "questions", "justes", "statut", "verdict", "citations", "faits"]
    rows = [
        [kind, *(shown(f[m]) for m in (*metrics, "fact_coverage"))] for kind, f in by_kind.items()
    ]
    return aligned([heads, *rows])


def _confusion(table: Mapping[str, Mapping[str, int]]) -> str:
    got = sorted({name for row in table.values() for name in row})
    rows = [[wanted, *(str(row.get(name, 0)) for name in got)] for wanted, row in table.items()]
    return aligned([["attendu \\ obtenu", *got], *rows])


def _failure(c: Checked, case: Case, answer: AnswerJson) -> str:
    lines = [f"### {c.id}", ""]
    lines += [f"- question : {turn}" for turn in case.turns]
    lines += [f"- date : {case.on.isoformat()}"] if case.on else []
    lines += [f"- {problem}" for problem in problems(c)]
    lines += [f"- erreur : {answer['error']}"] if "error" in answer else []
    lines += [f"- motif : {case.why}", ""]
    lines += ["> " + line for line in str(answer["answer"]).splitlines()]
    lines += [f"> [{q['n']}] {q['locator']} : {q['quote']}" for q in answer["citations"]]
    return "\n".join(lines)


def problems(c: Checked) -> list[str]:
    """What is wrong with an answer, one French line each."""
    found = []
    if not c.status_ok:
        found.append(f"statut : {' ou '.join(c.status_wanted)} attendu, {c.status_got} obtenu")
    if c.verdict_ok is False:
        found.append(f"verdict : {c.verdict_wanted} attendu, {c.verdict_got} obtenu")
    found += [f"citation manquante : {missing}" for missing in c.cites_missing]
    found += [f"extrait absent de la source : « {quote} »" for quote in c.quotes_invalid]
    found += [f"fait manquant : {fact}" for fact in c.facts_missing]
    found += [f"énoncé interdit : {said}" for said in c.forbidden_said]
    return found
