"""Every place but one, words that fear the contrary of "open", numbers supposed of lists."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Verdict
from assistant.calls import Call
from assistant.list_lookups import mesurer_listes, regions_du_metier
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.find_mentions import mentions
from assistant.understanding.reader import understand


def first_call(question: str) -> Call:
    return plan(understand(question, Memory(), None)[0])[0]


@pytest.mark.parametrize(
    "question",
    [
        "le géomètre est ouvert ailleurs qu'en région Bretagne ?",
        "hors de la Bretagne, un géomètre ?",
        "à part la Bretagne, géomètre c'est possible ?",
        "géomètre, autre part qu'en Bretagne",
        "un géomètre dans une autre région que la Bretagne ?",
    ],
)
def test_every_region_but_one(question: str) -> None:
    call = first_call(question)
    assert (call.name, call.args["hors"]) == ("regions_du_metier", "Bretagne")


def test_a_place_set_right_is_not_left_out_of_all() -> None:
    assert not mentions("pas en Bretagne, en Corse").words_set_aside
    assert mentions("pas en Bretagne, en Corse").place_words == ("Corse",)


def test_what_is_open_nowhere_else_says_so() -> None:
    result = regions_du_metier("61224", hors="Centre")
    assert "Nulle part ailleurs que dans le Centre" in result.statements[0].text
    assert "il est ouvert" in result.statements[1].text
    assert result.verdict is not Verdict.OPEN


def test_the_other_regions_are_counted() -> None:
    said = regions_du_metier("géomètre", hors="Rennes").statements
    assert "9 autres régions" in said[0].text
    assert not any(s.text == "- Bretagne" for s in said)


@pytest.mark.parametrize(
    "question",
    [
        "géomètre à Brest, c'est saturé ?",
        "chef de chantier à Tulle, c'est mort ?",
        "un géomètre à Lyon, la situation de l'emploi est opposable ?",
        "géomètre à Pau : peine perdue ?",
    ],
)
def test_a_verdict_is_named_where_yes_would_mislead(question: str) -> None:
    assert first_call(question).args["sens"] == "non ouvertes"


def test_a_plain_question_keeps_its_yes_or_no() -> None:
    assert "sens" not in first_call("géomètre à Brest, ça passe ?").args


@pytest.mark.parametrize(
    ("measure", "texts", "number", "head"),
    [
        ("métiers de toutes les régions", "circulaire de 2008", "9", "**Non**, pas 9 : 6 métiers"),
        ("métiers de toutes les régions", "circulaire de 2008", "6", "**Oui** : 6 métiers"),
        ("nombre de métiers et de régions", "arrêté", "40", "**Non**, pas 40 : 32 métiers"),
        ("métiers d'une seule région", "arrêté", "5", "**Non**, pas 5 : 2 métiers"),
    ],
)
def test_a_supposed_number_of_metiers_is_checked(
    measure: str, texts: str, number: str, head: str
) -> None:
    assert mesurer_listes(measure, texts, number).statements[0].text.startswith(head)


def test_a_request_for_a_list_carries_its_number() -> None:
    call = first_call("citez les 9 métiers que la circulaire ouvre dans toutes les régions")
    assert call.args["nombre"] == "9"


def test_the_circular_beside_a_region_is_that_of_2008() -> None:
    asked = understand("il y a bien 27 métiers en Alsace dans la circulaire ?", Memory(), None)[0]
    assert asked.on == date(2008, 1, 7)
    tunisian = understand("la circulaire ouvre quoi à un Tunisien en Alsace ?", Memory(), None)[0]
    assert tunisian.on is None


def test_thirty_metiers_of_a_region_compare_no_lists() -> None:
    call = first_call("30 métiers en Bretagne selon la circulaire de 2008, exact ?")
    assert (call.name, call.args["nombre"]) == ("metiers_de_region", "30")


@pytest.mark.parametrize(
    "question",
    [
        "géomètre, c'est ouvert uniquement en Alsace ?",
        "un géomètre malien, y a que l'Alsace où ça passe ?",
        "le géomètre n'est ouvert qu'en Alsace ?",
        "géomètre est ouvert en Alsace seulement ?",
    ],
)
def test_only_there_asks_of_the_others(question: str) -> None:
    call = first_call(question)
    assert (call.name, call.args["hors"]) == ("regions_du_metier", "Alsace")


@pytest.mark.parametrize(
    "question",
    ["je cherche uniquement à Lyon, géomètre", "est-il possible qu'à Lyon on refuse un géomètre ?"],
)
def test_who_looks_only_there_asks_of_that_place(question: str) -> None:
    assert first_call(question).name == "metier_ouvert"


def test_a_supposed_number_of_a_text_is_checked() -> None:
    call = first_call("l'arrêté compte 40 métiers, c'est juste ?")
    assert (call.name, call.args["nombre"]) == ("mesurer_listes", "40")


def test_where_it_is_saturated_begins_with_what_is_closed() -> None:
    assert first_call("où est-ce bouché pour un géomètre ?").args["sens"] == "non ouvertes"


@pytest.mark.parametrize(
    "question",
    [
        "le géomètre a-t-il été enlevé de la liste à Vannes ?",
        "métier de géomètre disparu de la liste bretonne ?",
    ],
)
def test_a_metier_said_to_have_left_the_list_is_looked_up_in_the_negative(question: str) -> None:
    call = first_call(question)
    assert (call.name, call.args["sens"]) == ("metier_ouvert", "non ouvertes")


def test_what_follows_from_the_list_gets_no_yes() -> None:
    call = first_call("un géomètre à Vannes, c'est d'office ?")
    assert (call.name, call.args["sens"]) == ("metier_ouvert", "non ouvertes")
    assert "sens" not in first_call("où un géomètre est-il pris d'office ?").args


def test_a_supposed_number_of_regions_is_checked() -> None:
    call = first_call("il y a bien 13 régions dans la circulaire de 2008 ?")
    assert call.args["nombre"] == "13 régions"
    assert mesurer_listes(**call.args).statements[0].text.startswith("**Non**, pas 13 : 22 régions")
