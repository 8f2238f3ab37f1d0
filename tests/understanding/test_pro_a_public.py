"""Whether the Pro-A is for a person depends on her contract: article 2."""

import pytest

from assistant.lookups import OF_PRO_A, regime_personne
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.reader import understand


def asked(message: str) -> str:
    return understand(message, Memory(), None)[0].pro_a_public


@pytest.mark.parametrize(
    ("message", "situation"),
    [
        ("une magasinière en contrat de mission peut avoir une Pro-A ?", "interimaire_mission"),
        ("la proA c'est possible pour un saisonnier ?", "saisonnier"),
        ("CDD et Pro-A, c'est ok ?", "cdd"),
        ("la Pro-A pour un CDD intérim de trois mois, c'est non ?", "interimaire_mission"),
        ("une stagiaire a-t-elle droit à la Pro-A ?", "stagiaire"),
        ("soudeur en mission : la pro-A lui est ouverte ?", "interimaire_mission"),
        ("intérimaire en CDI, la Pro-A est possible ?", "interimaire_cdi"),
    ],
)
def test_the_contract_decides(message: str, situation: str) -> None:
    assert asked(message) == situation
    assert plan(understand(message, Memory(), None)[0])[0].args == {
        "situation": OF_PRO_A + situation
    }


@pytest.mark.parametrize(
    "message",
    [
        "quelle durée de Pro-A pour un intérimaire en CDI ?",
        "qui peut bénéficier de la Pro-A ?",
        "combien d'heures de Pro-A en contrat de mission ?",
        "un demandeur d'emploi peut-il faire 36 mois de Pro-A ?",
        "un saisonnier tunisien peut travailler ?",
    ],
)
def test_other_questions_are_left_to_the_text(message: str) -> None:
    assert asked(message) == ""


@pytest.mark.parametrize(
    ("situation", "begins", "passages"),
    [
        ("cdd", "**Non**", 1),
        ("interimaire_mission", "**Non**", 2),
        ("interimaire_cdi", "**Oui**", 1),
    ],
)
def test_article_two_answers(situation: str, begins: str, passages: int) -> None:
    result = regime_personne(situation=OF_PRO_A + situation)
    assert result.statements[0].text.startswith(begins)
    assert len(result.grounds) + (situation == "interimaire_mission") == passages


@pytest.mark.parametrize(
    "message",
    ["la Pro-A est-elle possible en chômage technique ?", "chômage partiel et Pro-A, possible ?"],
)
def test_short_time_work_is_no_unemployment(message: str) -> None:
    assert not asked(message)
