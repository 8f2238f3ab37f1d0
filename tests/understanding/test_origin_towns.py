"""A foreign town tells where somebody is from, never for sure of what nationality."""

import pytest

from assistant.memory import Memory
from assistant.understanding.origin_towns import find_origin
from assistant.understanding.reader import understand


@pytest.mark.parametrize(
    ("message", "nationality"),
    [
        ("couvreur à Metz, il est de Bizerte", "tunisienne"),
        ("elle vient d'Oran, couvreuse à Metz", "algérienne"),
        ("couvreuse à Metz originaire de Lomé", "togolaise"),
        ("un couvreur arrivé de Katmandou, poste à Metz", "népalaise"),
    ],
)
def test_a_town_of_origin_lets_a_nationality_be_supposed(message: str, nationality: str) -> None:
    understood = understand(message, Memory(), None)[0]
    assert understood.dossier.nationality == nationality
    assert understood.origin


def test_a_birth_is_asked_about_where_the_rule_depends_on_it() -> None:
    understood = understand("couvreuse à Metz, née à Sousse", Memory(), None)[0]
    assert understood.doubt
    assert understood.doubt.values == ("tunisienne", "française")
    assert not understood.dossier.nationality
    elsewhere = understand("couvreuse à Metz, née à Bamako", Memory(), None)[0]
    assert elsewhere.doubt is None


@pytest.mark.parametrize(
    "message",
    [
        "elle vient de Montréal, couvreuse",  # a French town of some size bears the name
        "il vient de Nancy, couvreur",
        "marocain, il vient de Metz",
        "il est de bonne foi",
        "la demande vient de Paris",
    ],
)
def test_no_foreign_town(message: str) -> None:
    assert find_origin(message) is None


def test_what_is_said_of_the_nationality_prevails() -> None:
    understood = understand("marocaine, elle vient de Tunis, couvreuse à Metz", Memory(), None)[0]
    assert understood.dossier.nationality == "marocaine"
    assert not understood.origin


def test_the_people_of_a_town_are_no_slip_for_another_nationality() -> None:
    understood = understand("un barman oranais à Nice", Memory(), None)[0]
    assert (understood.dossier.nationality, understood.origin) == ("algérienne", "Oran")
    assert find_origin("cuisine oranaise à Nice") is None
