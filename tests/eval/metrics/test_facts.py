"""Facts and forbidden statements, by hand."""

from __future__ import annotations

from metric_cases import answer, case

from eval.metrics import Count
from eval.metrics.facts import fact_coverage, forbidden, forbidden_answers, missing

WANTED = case(
    facts=(("16",), ("ouvert", "oui"), ("/\\d+ mois/",)), forbidden=(("25 €", "25 euros"),)
)


def test_each_fact_counts_once_and_one_wording_is_enough() -> None:
    said = answer(text="Oui : de 6 à 12 mois.")
    assert missing(WANTED, said) == ("16",)
    assert fact_coverage(WANTED, said) == Count(2, 3)


def test_a_forbidden_statement_is_found() -> None:
    said = answer(text="C'est 25 € de l'heure.")
    assert forbidden(WANTED, said) == ("25 € ou 25 euros",)
    assert forbidden_answers(WANTED, said) == Count(1, 1)
    assert forbidden_answers(WANTED, answer(text="C'est 125 €.")) == Count(0, 1)
