from __future__ import annotations

import pytest

from assistant.answer_types import expected_type, figure_asked, holds_amount, lacks_figure


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


@pytest.mark.parametrize(
    "question",
    [
        "Quel délai a l'administration pour instruire le dossier ?",
        "L'organisme met combien de temps à valider ?",
    ],
)
def test_a_time_to_act_is_no_length_of_what_is_granted(question: str) -> None:
    assert lacks_figure(question, "L'autorisation est valable six mois.")
    assert not lacks_figure(question, "Il répond dans un délai de deux mois.")


def test_a_bare_figure_is_told_from_what_words_may_answer() -> None:
    assert figure_asked("Combien d'euros par mois ?") is not None
    assert figure_asked("Quelle rémunération pendant la formation ?") is None
    assert figure_asked("Combien de temps entre la signature et la parution ?") is None


def test_the_length_of_a_contract_without_end_is_not_asked_for() -> None:
    assert expected_type("ancienneté en contrat à durée indéterminée ?") is None


def test_whether_a_figure_moves_asks_for_no_figure() -> None:
    assert expected_type("Le forfait peut-il évoluer ?") is None
