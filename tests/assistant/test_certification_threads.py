"""Conversations on certifications: ranks, "l'autre", conditions, trades that no list knows."""

from __future__ import annotations

import pytest
from turns import last

from assistant.answer import Status
from assistant.service import Assistant


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("cqpm ascenseur", "le deuxième"), "**CQPM 0032**"),
        (("cqpm ascenseur", "le premier", "le troisième ?"), "**CQPM 0180**"),
        (("le 0128 et le 0207", "le premier est actif ?", "et l'autre ?"), "**CQPM 0207**"),
        (("quels CQPM en métrologie ?", "le premier", "et l'autre ?"), "**CQPM 0233**"),
        (("CQPM RH", "le dernier ?"), "**CQPM 0265**"),
    ],
)
def test_a_rank_reaches_the_entries_told_in_full(
    talking: Assistant, turns: tuple[str, ...], told: str
) -> None:
    answer = last(talking, *turns)
    assert answer.markdown.count("**CQPM ") == 1
    assert told in answer.markdown


def test_the_last_of_nothing_is_no_failure(talking: Assistant) -> None:
    assert last(talking, "le dernier ?").status is not Status.ERROR


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("TP Chaudronnier pro-a", "c'est quel niveau ?"), "Pro-A, métier Chaudronnier, TP"),
        (("Pro-A cariste", "le deuxième", "et un master ?"), "métier Magasinier Cariste, Master"),
        (("Pro-A soudeur", "et thanatopracteur ?"), "Aucune certification de la liste Pro-A"),
        (("CQPM drone", "et un télépilote ?"), "ne porte pas l'intitulé"),
        (("CQPM peintre aéronautique", "même forfait que le 0128 ?"), "**Identique**"),
        (("CQPM peintre aéronautique", "son numéro ?"), "**CQPM 0207**"),
    ],
)
def test_a_follow_up_stays_in_the_list_in_hand(
    talking: Assistant, turns: tuple[str, ...], told: str
) -> None:
    assert told in last(talking, *turns).markdown


def test_a_cqpm_for_an_interimaire_is_answered_by_the_pro_a_agreement(talking: Assistant) -> None:
    cdi = last(talking, "mon intérimaire en CDI peut-il préparer un CQPM ?")
    assert "article 2, alinéa 1" in cdi.citations[0].locator
    assert "RNCP19460" in cdi.markdown
    mission = last(talking, "en contrat de mission, a-t-elle droit au CQPM soudeur ?")
    assert "**Pas par la Pro-A**" in mission.markdown
    absent = last(talking, "une intérimaire en CDI peut-elle passer le CQPM tourneur ?")
    assert "ne porte pas cet intitulé" in absent.markdown


def test_both_lists_are_read_where_both_are_named(talking: Assistant) -> None:
    answer = last(talking, "pour un fraiseur, en CQPM et Pro-A il y a quoi ?")
    assert [step.tool for step in answer.steps] == ["certifications_pro_a", "qualifications_cqpm"]
