"""Situations in any inflection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.situations import find_situations, situation_labels


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("Un intérimaire en CDI peut-il faire une Pro-A ?", ["interimaire_cdi"]),
        ("les CDI intérimaires", ["interimaire_cdi"]),
        ("magasinière en CDI intérimaire", ["interimaire_cdi"]),
        ("un intérimaire CDI de 22 ans", ["interimaire_cdi"]),
        ("elle est en CDI", ["cdi"]),
        ("une intérimaire en contrat de mission", ["interimaire_mission"]),
        ("Des intérimaires", ["interimaire"]),
        ("publics prioritaires", ["public_prioritaire"]),
        ("elle est étudiante", ["etudiant"]),
        ("deux saisonnières agricoles", ["saisonnier"]),
        ("de jeunes professionnels tunisiens", ["jeune_professionnel"]),
        ("un sans-papiers", ["sans_papiers"]),
        ("en situation irrégulière", ["sans_papiers"]),
        ("peut-il être régularisé ?", ["admission_exceptionnelle"]),
        ("l'admission exceptionnelle au séjour", ["admission_exceptionnelle"]),
        ("des salariés détachés", ["detache"]),
        ("une demandeuse d'asile", ["demandeur_asile"]),
        ("elle est réfugiée", ["refugie"]),
        ("un retraité", ["retraite"]),
        ("conjointe de Français", ["famille_francais"]),
        ("demandeuse d'emploi et saisonnière", ["demandeur_emploi", "saisonnier"]),
        ("Le métier de géomètre est-il ouvert en Bretagne ?", []),
        ("chef de chantier à Lyon", []),
    ],
)
def test_situations(sentence: str, ids: list[str]) -> None:
    assert [mention.id for mention in find_situations(sentence)] == ids


def test_negation_is_kept() -> None:
    (mention,) = find_situations("elle n'est pas étudiante")
    assert mention.negated
    (mention,) = find_situations("elle est étudiante")
    assert not mention.negated


def test_labels_are_for_people() -> None:
    assert all(label and "_" not in label for label in situation_labels().values())


@given(st.text())
def test_anything_is_accepted(text: str) -> None:
    for mention in find_situations(text):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("sentence", "ids"),
    [
        ("elle touche une pension de retraite", []),
        ("l'age de la retraite", []),
        ("c'est un retraite algerien", ["retraite"]),
        ("des retraités marocains", ["retraite"]),
    ],
)
def test_a_noun_spelt_like_a_participle_tells_of_nobody(sentence: str, ids: list[str]) -> None:
    assert [s.id for s in find_situations(sentence)] == ids
