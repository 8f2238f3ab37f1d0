"""Figures put as plain statements, or of everybody, are told yes, no, or not in every case."""

from __future__ import annotations

import pytest

from assistant.extracts import extract
from assistant.suppositions.corrections import corrections
from assistant.suppositions.stated import held_up
from corpus.library import load

LENGTH = "accord-pro-a-2021-01-22#art-4-al-1"
HOURS = "accord-pro-a-2021-01-22#art-4-al-2"
RATE = "accord-pro-a-2021-01-22#art-6-al-2"
APS = "circulaire-2009-07-31#2-al-1"
CARD = "circulaire-2009-07-31#3-2-al-1"
YOUNG = "circulaire-2009-07-31#3-1-al-1"
SEASON = "circulaire-2009-07-31#3-4-al-1"


def head(question: str, passage_id: str) -> str:
    said = corrections(question, [extract(question, load().passages[passage_id], None)])
    return said[0].text if said else ""


@pytest.mark.parametrize(
    ("question", "passage_id", "begins", "printed"),
    [
        ("l'autorisation provisoire dure deux ans", APS, "**Non**", "« six mois »"),
        ("l'APS vaut 6 mois", APS, "**Oui**", "« six mois »"),
        ("30 mois de Pro-A pour tous ?", LENGTH, "**Non**", "« 36 mois »"),
        ("36 mois dans tous les cas ?", LENGTH, "**Pas dans tous les cas**", "« 36 mois »"),
        ("18 mois pour tous ?", YOUNG, "**Pas dans tous les cas**", "dix-huit à vingt-quatre mois"),
        ("150 heures de formation au minimum, exact ?", HOURS, "**Oui**", "« 150 heures »"),
        ("150 heures de formation au maximum, exact ?", HOURS, "**Non**", "« 150 heures »"),
        ("entre 15 % et 25 % de la période, c'est vrai ?", HOURS, "**Oui**", "« 15% » et « 25% »"),
        ("le contrat du saisonnier doit durer 3 mois au moins", SEASON, "**Oui**", "trois mois"),
        ("la carte se renouvelle trois fois", CARD, "**Non**", "« une seule fois »"),
        ("elle est renouvelable une fois, non ?", CARD, "**Oui**", "« une seule fois »"),
    ],
)
def test_a_stated_figure_is_told_at_the_head(
    question: str, passage_id: str, begins: str, printed: str
) -> None:
    said = head(question, passage_id)
    assert said.startswith(begins)
    assert printed in said


@pytest.mark.parametrize(
    ("question", "passage_id"),
    [
        ("17 euros par jour, c'est bien ça ?", RATE),
        ("son APS dure encore 2 mois, que faire ?", APS),
        ("pourquoi 17 euros ?", RATE),
        ("comment passer de 6 à 36 mois ?", LENGTH),
    ],
)
def test_what_is_no_statement_of_the_figure_is_told_nothing(question: str, passage_id: str) -> None:
    assert not head(question, passage_id)


def test_a_case_that_is_told_is_no_statement() -> None:
    assert held_up("un contrat de saisonnier doit durer deux mois")
    assert not held_up("ma cliente a un contrat qui dure deux mois")
    assert not held_up("peut-on faire 30 mois ?")
