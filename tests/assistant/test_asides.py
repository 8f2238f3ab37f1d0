"""Questions asked aside of a case, the way back to it, and several persons of one message."""

from __future__ import annotations

import pytest

from assistant.answer import Status, Verdict
from assistant.service import Assistant
from tests.assistant.turns import last


@pytest.mark.parametrize("aside", ["qui décide", "combien de temps dure une Pro-A ?"])
@pytest.mark.parametrize(
    ("back", "region"),
    [("et à Rennes", "Bretagne"), ("et pour un Péruvien", "Aquitaine"), ("et géomètre", "Aquit")],
)
def test_a_case_is_taken_up_after_a_question_to_the_texts(
    talking: Assistant, aside: str, back: str, region: str
) -> None:
    answer = last(talking, "chef de chantier à Pau pour un Malien", aside, back)
    assert answer.verdict is Verdict.OPEN or back == "et géomètre"
    assert region in answer.markdown


def test_a_place_asked_of_the_text_stays_with_it(talking: Assistant) -> None:
    asked = "l'accord Pro-A s'applique en Guadeloupe ?"
    answer = last(talking, "serveur à Pau pour un Malien", asked, "et à Mayotte ?")
    assert any("art-7" in c.passage_id for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "passage"),
    [("qui décide", "al-8"), ("il faut un CDI ?", "al-7"), ("publier une offre avant ?", "art-1")],
)
def test_a_short_question_is_asked_of_the_texts_of_the_case(
    talking: Assistant, question: str, passage: str
) -> None:
    answer = last(talking, "chef de chantier à Pau pour un Malien", question)
    first = answer.citations[0].passage_id
    assert first.startswith(("circulaire-2008", "arrete-2008"))
    assert passage in first


def test_what_nothing_was_found_of_leaves_the_case_in_hand(talking: Assistant) -> None:
    odd = "il a une belle écriture manuscrite"
    answer = last(talking, "serveur à Pau pour un Malien", odd, "y a une exception possible ?")
    assert any(c.passage_id.endswith("al-11") for c in answer.citations)


@pytest.mark.parametrize(
    "told", ["et s'il est étudiant ?", "il est saisonnier", "elle est en master, étudiante"]
)
def test_a_situation_that_no_text_settles_leaves_the_verdict(talking: Assistant, told: str) -> None:
    answer = last(talking, "chef de chantier à Pau pour un Malien", told)
    assert answer.verdict is Verdict.OPEN
    assert "cela ne change pas" in answer.markdown


def test_how_long_a_tunisian_has_been_here_is_told_its_rule(talking: Assistant) -> None:
    answer = last(talking, "géomètre à Bastia pour un Tunisien", "depuis 2004 en France")
    assert answer.verdict is Verdict.OPEN
    assert any(c.passage_id.endswith("1-2-al-1") for c in answer.citations)


@pytest.mark.parametrize(
    "objection",
    [
        "pourtant mon collègue m'a dit que c'était ouvert",
        "l'employeur prétend le contraire",
        "je croyais que le métier était en tension ?",
    ],
)
def test_an_objection_has_the_verdict_said_again(talking: Assistant, objection: str) -> None:
    answer = last(talking, "serveur à Pau pour un Malien", objection)
    assert answer.verdict is Verdict.NOT_OPEN


@pytest.mark.parametrize("opening", ["j'ai un monsieur", "je reçois une dame", "j'ai un client là"])
def test_somebody_of_whom_nothing_is_told_is_asked_about(talking: Assistant, opening: str) -> None:
    assert last(talking, opening).status is Status.CLARIFICATION
    answer = last(talking, opening, "il est togolais", "il est chef de chantier", "à Pau")
    assert answer.verdict is Verdict.OPEN


@pytest.mark.parametrize(
    ("message", "nationalities"),
    [
        ("un couple : lui maçon turc, elle serveuse turque, à Lyon", ("maçon", "erveuse")),
        ("un Serbe et un Péruvien, serveurs à Lyon", ("serbe", "péruvien")),
        ("lui est malien, elle est tunisienne, tous les deux cuisiniers", ("malien", "tunisien")),
    ],
)
def test_a_place_is_asked_of_each_person_told(
    talking: Assistant, message: str, nationalities: tuple[str, ...]
) -> None:
    answer = last(talking, message, "et à Marseille ?")
    assert all(told in answer.markdown for told in nationalities)
    assert "Provence" in answer.markdown


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("comparer Bretagne et Corse", "combien chacun ?"), ("Bretagne", "Corse")),
        (("comparer Bretagne et Corse", "et l'Auvergne ?"), ("Bretagne", "Auvergne")),
        (("combien de régions dans l'arrêté ?", "laquelle en a le plus"), ("Alsace", "30")),
        (("combien de régions dans l'arrêté ?", "et le moins ?"), ("Corse", "11")),
        (("l'arrêté du 18 janvier 2008 a été publié quand ?", "signé par qui"), ("Hortefeux",)),
        (("qui a signé la circulaire de 2009 ?", "et l'arrêté de 2008 ?"), ("Hortefeux",)),
        (("formation de cariste en pro-a", "le RNCP"), ("RNCP34857",)),
        (("maçon à Angers pour un Marocain", "et Tunisie ?"), ("tunisien",)),
        (("métiers du BTP en Bretagne ?", "et en Corse ?"), ("2 métiers", "61231")),
        (("métiers du BTP en Bretagne ?", "et un Tunisien ?", "combien ?"), ("8 métiers",)),
        (("serveuse algérienne à Lille", "et son mari marocain"), ("ressortissant marocain",)),
        (("je suis conseillère à Vesoul, j'ai un serveur malien",), ("Serveur", "Franche-Comté")),
        (("quels métiers en Poitou ?", "sauf informatique"), ("19 métiers", "hors ce domaine")),
        (("électricien en tension ?", "dans le bâtiment", "Toulon"), ("électricien bâtiment",)),
        (("caissier et serveur pour un Malgache", "lequel est ouvert"), ("caissier", "erveur")),
        (
            ("nourrice", "non pas nourrice, assistante maternelle", "à Rouen"),
            ("Haute-Normandie", "Non"),
        ),
        (("serveur à Pau pour un Malien", "et l'alinéa exact"), ("Arrêté du 18 janvier 2008",)),
        (("cuisinier tunisien à Nice, contrat 6 mois", "et 12 mois ?"), ("Cuisinier", "visé")),
    ],
)
def test_a_few_words_go_on_with_what_was_asked(
    talking: Assistant, turns: tuple[str, ...], told: tuple[str, ...]
) -> None:
    answer = last(talking, *turns)
    assert all(words in answer.markdown for words in told)


def test_what_is_asked_of_another_text_is_looked_for_there(talking: Assistant) -> None:
    answer = last(talking, "serveur à Pau pour un Malien", "le tuteur fait quoi ?")
    assert any(c.passage_id.endswith("art-5-al-4") for c in answer.citations)


def test_a_chain_of_asides_stays_with_the_texts_of_the_case(talking: Assistant) -> None:
    chain = ("serveur à Pau pour un Malien", "qui décide", "on peut contester ?", "quel délai")
    answer = last(talking, *chain)
    assert answer.status is Status.NOT_COVERED
    assert "délai" in answer.markdown
