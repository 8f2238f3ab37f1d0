from __future__ import annotations

import pytest

from assistant.answer_types import expected_type, holds_amount, lacks_figure


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("quel tarif horaire ?", "Le forfait est fixé à 23 euros de l'heure."),
        ("quel taux horaire pour la formation ?", "Le forfait est fixé à 23 euros de l'heure."),
        ("quel pourcentage du temps ?", "La formation occupe 35% de la période."),
        ("quel salaire faut-il ?", "une rémunération égale à une fois et demie le minimum"),
        ("combien de temps dure l'accord ?", "L'accord est conclu pour une durée indéterminée."),
    ],
)
def test_a_figure_is_found_whatever_its_length(question: str, text: str) -> None:
    assert not lacks_figure(question, text)


def test_a_text_without_the_figure_lacks_it() -> None:
    assert lacks_figure("combien coûte la redevance ?", "L'employeur acquitte la redevance.")
    assert not holds_amount("qui acquitte la redevance ?", "L'employeur acquitte la redevance.")
    assert holds_amount("que paie l'employeur ?", "L'employeur acquitte la redevance.")


def test_an_hourly_rate_is_an_amount_and_no_percentage() -> None:
    wanted = expected_type("quel taux horaire ?")
    assert wanted is not None
    assert wanted.name == "montant"


def test_a_day_asked_for_is_lacked_by_a_text_that_only_tells_an_event() -> None:
    told = "Le décret s'applique le lendemain de sa parution."
    assert lacks_figure("quel jour le décret a-t-il paru ?", told)
    assert not lacks_figure("quand le décret s'applique-t-il ?", told)
    assert not lacks_figure("à quelle date a-t-il paru ?", "Paru le 3 mars 2009.")
