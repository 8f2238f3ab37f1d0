"""Every measure of a run: its name in the literature, its French label, how it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from eval.gold import Case
from eval.metrics import citations, effort, facts, retrieval, status, verdicts, wording
from eval.metrics.counts import AnswerJson, Count, Metric
from eval.metrics.intervals import Reduce, percentile, ratio, total

Form = Literal["share", "number", "figure", "score"]
"""How it is shown: a percentage, a whole number, a number with a decimal, a 0–1 score."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a run; ``better`` is +1 where more is better, -1 where less is, else 0."""

    name: str
    label: str
    count: Metric
    form: Form = "share"
    reduce: Reduce = ratio
    better: int = 1


def passed(case: Case, answer: AnswerJson) -> Count:
    """Every check holds; what is cited beyond the need does not fail an answer."""
    wrong = (
        answer["status"] not in case.expect.statuses
        or verdicts.right(case, answer) is False
        or citations.missing(case, answer)
        or citations.invented(answer)
        or facts.missing(case, answer)
        or facts.forbidden(case, answer)
    )
    return Count(not wrong, 1)


MEASURES = (
    Measure("passed", "réponses entièrement justes", passed),
    Measure("status_accuracy", "statut juste", status.status_accuracy),
    Measure("verdict_accuracy", "verdict juste", verdicts.verdict_accuracy),
    Measure("wrong_open", "« ouvert » à tort", verdicts.wrong_open, "number", total, -1),
    Measure("citation_recall", "rappel des citations", citations.citation_recall),
    Measure("citation_precision", "précision des citations", citations.citation_precision),
    Measure("needed_citations", "citations demandées par la question", citations.needed_citations),
    Measure("quote_validity", "extraits conformes à la source", citations.quote_validity),
    Measure("invented_quotes", "extraits inventés", citations.invented_quotes, "number", total, -1),
    Measure("fact_coverage", "faits attendus présents", facts.fact_coverage),
    Measure(
        "forbidden_answers",
        "réponses avec un énoncé interdit",
        facts.forbidden_answers,
        "number",
        total,
        -1,
    ),
    Measure("abstention_precision", "abstention : précision", status.abstention_precision),
    Measure("abstention_recall", "abstention : rappel", status.abstention_recall),
    Measure("abstention_f1", "abstention : F1", status.abstention_f1),
    Measure(
        "asking_back_precision", "demande de précision : précision", status.asking_back_precision
    ),
    Measure("asking_back_recall", "demande de précision : rappel", status.asking_back_recall),
    Measure("asking_back_f1", "demande de précision : F1", status.asking_back_f1),
    *(
        Measure(name, f"recherche : {name}", retrieval.of_question(name), "score")
        for name in retrieval.RETRIEVAL
    ),
    Measure("errors", "erreurs", status.errors, "number", total, -1),
    Measure("ms_p50", "durée médiane (ms)", effort.milliseconds, "figure", percentile(50), -1),
    Measure(
        "ms_p95", "durée au 95e centile (ms)", effort.milliseconds, "figure", percentile(95), -1
    ),
    Measure("tokens", "jetons par question", effort.tokens, "figure", better=-1),
    Measure("cost", "coût par question", effort.cost, "score", better=-1),
    Measure("words", "mots par réponse", wording.words, "figure", better=0),
    Measure("readability", "lisibilité (Kandel et Moles)", wording.readability, "figure"),
)
BY_NAME = {measure.name: measure for measure in MEASURES}
