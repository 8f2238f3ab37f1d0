"""Dates, actors and articles that a question supposes, held against the passage that answers."""

from __future__ import annotations

import pytest

from assistant.extracts import extract
from assistant.suppositions.actors import false_actor
from assistant.suppositions.articles import false_article, supposed_article, without_article
from assistant.suppositions.bounds import keeps_within, out_of_bounds
from assistant.suppositions.counts import false_count
from assistant.suppositions.dates import false_date
from assistant.suppositions.figures import false_premise, supposed_kind, without_figures
from assistant.wording.passages import Extract
from corpus.library import load

ENTRY = "circulaire-2009-07-31#resume-al-1"
DEPOSIT = "accord-pro-a-2021-01-22#art-5-al-1"
FEE = "circulaire-2008-01-07#al-8"
HOURS = "accord-pro-a-2021-01-22#art-4-al-2"
RATE = "accord-pro-a-2021-01-22#art-6-al-2"
CARDS = "circulaire-2009-07-31#3-2-al-2"
YOUNG = "circulaire-2009-07-31#3-1-al-1"
TUTOR = "accord-pro-a-2021-01-22#art-5-al-4"


def of(passage_id: str, question: str) -> Extract:
    return extract(question, load().passages[passage_id], None)


@pytest.mark.parametrize(
    "question",
    [
        "l'accord avec la Tunisie s'applique bien depuis le 1er juin 2009 ?",
        "il me semble que ces textes sont entrés en vigueur le 1er juillet 2008",
    ],
)
def test_a_wrong_date_is_set_right_with_the_nearest_of_the_passage(question: str) -> None:
    told = false_date(question, of(ENTRY, question))
    if "depuis" in question:  # may be the day of a person: nothing is denied
        assert not told
    else:
        assert told[0].text.startswith("**Non**")
        assert "1er juillet 2009" in told[0].text


@pytest.mark.parametrize(
    "question",
    [
        "c'est bien en vigueur au 1er juillet 2009 ?",
        "entré en vigueur quand ?",
        "mon client est arrivé le 3 mars 2006, l'accord lui est bien applicable ?",
    ],
)
def test_a_right_date_or_that_of_a_person_is_not_denied(question: str) -> None:
    assert not false_date(question, of(ENTRY, question))


def test_another_body_than_the_supposed_one_is_named() -> None:
    question = "on envoie bien l'avenant à l'Urssaf ?"
    told = false_actor(question, of(DEPOSIT, question))
    assert "OPCO AKTO" in told[0].text
    assert "Urssaf" in told[0].text


def test_the_person_who_acts_is_told_where_another_is_supposed() -> None:
    question = "c'est bien l'étranger qui doit acquitter la redevance ?"
    told = false_actor(question, of(FEE, question))
    assert "employeur" in told[0].text


@pytest.mark.parametrize(
    ("passage", "question"),
    [
        (DEPOSIT, "c'est bien AKTO qui reçoit l'avenant ?"),
        (DEPOSIT, "où déposer l'avenant, à l'Urssaf ?"),
        (FEE, "c'est bien l'employeur qui acquitte la redevance ?"),
    ],
)
def test_a_right_actor_or_a_mere_question_is_not_denied(passage: str, question: str) -> None:
    assert not false_actor(question, of(passage, question))


def test_an_article_that_says_something_else_is_set_right() -> None:
    question = "l'article 8 prévoit que le salarié a un tuteur, non ?"
    assert supposed_article(question) == ("article", "8")
    assert "article 8" not in without_article(question)
    told = false_article(question, of(TUTOR, question))
    assert "l'article 5" in told[0].text
    assert not false_article(question.replace("8", "5"), of(TUTOR, question))


def test_a_question_on_an_article_supposes_nothing() -> None:
    assert supposed_article("que dit l'article 8 de l'accord ?") is None


def test_a_quantity_within_the_limits_is_no_wrong_figure() -> None:
    question = "un parcours de 210 h, c'est bon ?"
    extracts = [of(HOURS, question)]
    assert keeps_within(question, extracts)
    assert not out_of_bounds(question, extracts)
    short = "un parcours de 90 h, c'est bon ?"
    assert "150 heures" in out_of_bounds(short, extracts)[0].text


def test_hours_in_short_are_hours() -> None:
    question = "le minimum est de 90h, non ?"
    assert "150 heures" in false_premise(question, of(HOURS, question))[0].text
    assert "heure" in without_figures(question)
    kind = supposed_kind(question)
    assert kind is not None
    assert kind.name == "duree"


@pytest.mark.parametrize(
    ("passage", "question", "told"),
    [
        (RATE, "la prise en charge, c'est 12 ?", "17 euros"),
        (RATE, "on m'a dit forfait de 20/h", "17 euros"),
        (HOURS, "la part de formation, c'est 40 ?", "25%"),
    ],
)
def test_a_figure_without_its_unit_has_that_of_what_is_asked(
    passage: str, question: str, told: str
) -> None:
    question = question.replace("prise en charge", "forfait de prise en charge")
    assert told in false_premise(question, of(passage, question))[0].text


def test_a_right_figure_without_its_unit_is_not_denied() -> None:
    question = "le forfait, c'est 17 de l'heure ?"
    assert not false_premise(question, of(RATE, question))


@pytest.mark.parametrize(
    ("passage", "question"),
    [
        (CARDS, "ces cartes, c'est 800 Tunisiens, non ?"),
        (YOUNG, "il y a bien 2 000 jeunes professionnels par an ?"),
    ],
)
def test_a_wrong_number_is_set_right_with_that_of_the_passage(passage: str, question: str) -> None:
    (told,) = false_count(question, of(passage, question))
    assert told.text.startswith("**Non**")
    assert "1\u202f500" in told.text


@pytest.mark.parametrize(
    ("passage", "question"),
    [
        (CARDS, "ces cartes, c'est 1500 Tunisiens, non ?"),
        (YOUNG, "le contingent est bien de 1 500 ?"),
        (YOUNG, "c'est bien la circulaire de 2009 ?"),
        (CARDS, "combien de cartes ?"),
    ],
)
def test_a_right_number_a_year_or_a_question_is_not_denied(passage: str, question: str) -> None:
    assert not false_count(question, of(passage, question))


@pytest.mark.parametrize(
    ("question", "place", "says"),
    [
        ("c'est la mairie qui encaisse la redevance ?", FEE, "« employeur »"),
        ("l'avenant part à la direccte ?", DEPOSIT, "« OPCO AKTO »"),
    ],
)
def test_an_organism_that_is_put_forward_is_told_wrong(
    question: str, place: str, says: str
) -> None:
    (told,) = false_actor(question, of(place, question))
    assert told.text.startswith(f"**Non** : le passage cité désigne {says}")


def test_an_organism_about_which_something_is_asked_is_not_told_wrong() -> None:
    question = "quel est le rôle d'AKTO dans le forfait ?"
    assert false_actor(question, of("accord-pro-a-2021-01-22#art-6-al-3", question)) == []
