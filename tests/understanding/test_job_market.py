"""Who recruits and what is offered is no question on the lists."""

import pytest

from assistant.memory import Memory
from assistant.understanding.intent import Intent
from assistant.understanding.job_market import market_subject
from assistant.understanding.reader import understand


@pytest.mark.parametrize(
    "message",
    [
        "quelles sociétés embauchent des couvreurs à Pau ?",
        "y a-t-il des offres de géomètre en Corse ?",
        "où trouver un poste de barman à Nice ?",
        "combien de postes de serveur sont à pourvoir à Lille ?",
        "qui recrute des informaticiens à Lyon ?",
        "il y a du travail pour un cuisinier à Metz ?",
        "l'APL pour une serveuse à Nantes ?",
    ],
)
def test_the_market_is_told_apart(message: str) -> None:
    assert market_subject(message)
    assert understand(message, Memory(), None)[0].intent is Intent.TEXT


@pytest.mark.parametrize(
    "message",
    [
        "une entreprise de Pau veut recruter un couvreur malien, c'est ouvert ?",
        "un restaurant de Nice embauche un barman marocain",
        "mon client a une offre de géomètre en Corse",
        "quels métiers recrutent en Corse ?",
        "cuisinière à Metz, elle cherche un emploi, c'est en tension ?",
    ],
)
def test_a_case_of_hiring_is_not_the_market(message: str) -> None:
    assert not market_subject(message)
