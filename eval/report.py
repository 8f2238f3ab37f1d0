"""What a run looks like to people: a summary table and a Markdown report of the failures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from eval.gold import Case
from eval.labels import SPLITS
from eval.metrics import BY_NAME, MEASURES, AnswerJson, Checked, Measure

Figures = Mapping[str, Any]


def value(figures: Figures, name: str) -> float | None:
    """The figure of a measure; None where there was nothing to count."""
    found: float | None = figures["measures"][name]["value"]
    return found


def shown(measure: Measure, figure: float | None) -> str:
    """A figure as a French reader expects it: 0.975 gives "97,5 %", None gives "–"."""
    if figure is None:
        return "–"
    text = {
        "share": f"{figure * 100:.1f} %",
        "number": f"{figure:.0f}",
        "figure": f"{figure:.0f}",
        "score": f"{figure:.3f}",
    }[measure.form]
    return text.replace(".", ",")


def interval(measure: Measure, figures: Figures) -> str:
    """The 95 % interval of a measure: "[96,1 % ; 98,9 %]"."""
    found = figures["measures"][measure.name]
    if found["value"] is None:
        return ""
    return f"[{shown(measure, found['low'])} ; {shown(measure, found['high'])}]"


def summary_table(scores: Mapping[str, Any]) -> str:
    """The figures for all questions, with intervals, and for each split, in aligned columns."""
    splits = scores["by_split"]
    rows = [["", "toutes", "intervalle à 95 %", *(SPLITS[split] for split in splits)]]
    everything = scores["all"]
    rows.append(
        [
            "questions",
            *map(str, (everything["questions"], "")),
            *(str(f["questions"]) for f in splits.values()),
        ]
    )
    rows += [
        [
            m.label,
            shown(m, value(everything, m.name)),
            interval(m, everything),
            *(shown(m, value(figures, m.name)) for figures in splits.values()),
        ]
        for m in MEASURES
        if value(everything, m.name) is not None
    ]
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


def _kinds(by_kind: Mapping[str, Figures]) -> str:
    names = ("passed", "status_accuracy", "verdict_accuracy", "citation_recall", "fact_coverage")
    heads = ["genre", "questions", "justes", "statut", "verdict", "citations", "faits"]
    rows = [
        [kind, str(f["questions"]), *(shown(BY_NAME[n], value(f, n)) for n in names)]
        for kind, f in by_kind.items()
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
