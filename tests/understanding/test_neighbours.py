from __future__ import annotations

import pytest

from assistant.understanding.metiers import find_metiers
from assistant.understanding.neighbours import neighbouring_subject
from assistant.understanding.places import find_places
from assistant.understanding.sigles import written_out
from assistant.understanding.texts import without_text_names


@pytest.mark.parametrize(
    ("sentence", "subject"),
    [
        ("quel salaire en contrat de pro ?", "le contrat de professionnalisation"),
        ("Le CPF peut-il payer ?", "le compte personnel de formation"),
        ("un demandeur d'asile peut travailler quand ?", "l'asile"),
        ("passeport talent pour un chercheur", "le passeport talent"),
    ],
)
def test_a_neighbouring_subject_is_named(sentence: str, subject: str) -> None:
    assert neighbouring_subject(sentence) == subject


@pytest.mark.parametrize(
    "sentence",
    [
        "Pro-A ou contrat de professionnalisation, quelle différence ?",
        "Quelle est la durée de la formation ?",
        "carte compétences et talents",
        "visa de long séjour d'un étudiant tunisien",
    ],
)
def test_what_the_texts_speak_of_is_no_neighbour(sentence: str) -> None:
    assert neighbouring_subject(sentence) == ""


def test_abbreviations_are_written_out_once() -> None:
    assert written_out("un CDD, puis un cdd") == "un CDD, puis un cdd (contrat à durée déterminée)"
    assert written_out("un CDI-I ?").endswith(
        "(contrat à durée indéterminée, contrat à durée indéterminée intérimaire (CDI intérimaire))"
    )
    assert written_out("la durée") == "la durée"


def test_a_duty_is_no_metier() -> None:
    assert find_metiers("qui est chargé d'appliquer l'arrêté ?") == ()
    assert [m.text for m in find_metiers("chargé d'affaires à Lyon")] == ["chargé d'affaires"]


def test_a_short_word_is_no_slip_for_a_longer_one() -> None:
    assert find_places("un pays lié par un accord") == ()
    assert find_places("dans les pays de la loir")[0].candidates[0].regions == ("pays-de-la-loire",)


def test_a_short_name_is_written_out_unless_the_sentence_says_it() -> None:
    assert written_out("un CDD pour l'article 40 ?").endswith(
        "admission exceptionnelle au séjour par le travail)"
    )
    said = "la régularisation de l'article 40"
    assert written_out(said) == said


def test_the_name_of_a_text_is_left_out_where_something_else_is_asked() -> None:
    asked = "Circulaire du 7 janvier 2008 : quelles sont les deux conditions cumulatives ?"
    assert without_text_names(asked) == "quelles sont les deux conditions cumulatives ?"
    assert without_text_names("De quand date la circulaire ?") == "De quand date la circulaire ?"
