"""Questions of hurried advisers: a figure held up, two numbers, a part of the texts beside them."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.memory import Memory
from assistant.reception import receive
from assistant.service import Assistant
from assistant.understanding.find_mentions import mentions
from assistant.understanding.intent import Intent
from assistant.understanding.job_market import market_subject
from assistant.understanding.reader import understand


@pytest.fixture
def talking(assistant: Assistant) -> Assistant:
    assistant.forget("mixed")
    return assistant


def last(assistant: Assistant, *turns: str) -> tuple[Status, list[str], str]:
    """The status, the passages and the words of the answer to the last of several turns."""
    for turn in turns:
        answer = assistant.answer(turn, "mixed")
    cited = [citation.passage_id.partition("#")[2] for citation in answer.citations]
    return answer.status, cited, answer.markdown


@pytest.mark.parametrize(
    ("turns", "yes"),
    [
        (("Quel est le forfait horaire de la Pro-A ?", "c'est bien 17 € ?"), True),
        (("l'APS d'un Tunisien est bien de 6 mois, n'est-ce pas ?",), True),
        (("La Pro-A est bien payée 17 euros de salaire à l'intérimaire ?",), False),
        (("Pourquoi la Pro-A est-elle financée à 17 euros de l'heure ?",), False),
    ],
)
def test_a_right_figure_is_confirmed(talking: Assistant, turns: tuple[str, ...], yes: bool) -> None:
    assert last(talking, *turns)[2].startswith("**Oui**") is yes


@pytest.mark.parametrize(
    "turns",
    [
        ("Un intérimaire en CDI peut-il avoir une Pro-A de 28 mois ?",),
        ("Combien de temps dure une Pro-A au plus ?", "30 mois pour tous ?"),
    ],
)
def test_a_length_that_is_asked_about_is_looked_for(
    talking: Assistant, turns: tuple[str, ...]
) -> None:
    assert last(talking, *turns)[1][0] == "art-4-al-1"


def test_both_numbers_are_held_against_the_other_list(talking: Assistant) -> None:
    turns = ("le 0205 est actif ?", "et le 0015 ?", "lequel des deux figure en Pro-A ?")
    cited = " ".join(last(talking, *turns)[1])
    assert "0205-active" in cited
    assert "0015-active" in cited


@pytest.mark.parametrize(
    "question",
    ["Le préfet peut-il encore dire non ?", "Un métier ouvert donne-t-il les papiers d'office ?"],
)
def test_what_is_decided_case_by_case_is_told(talking: Assistant, question: str) -> None:
    status, cited, _ = last(talking, question)
    assert status is Status.ANSWERED
    assert cited[0] in ("al-3", "al-9")


@pytest.mark.parametrize(
    "question", ["Comment contester un refus de carte ?", "le préfet refuse, que faire ?"]
)
def test_remedies_are_told_of_nobody_in_particular(talking: Assistant, question: str) -> None:
    status, _, words = last(talking, question)
    assert status is Status.NOT_COVERED
    assert "recours" in words
    assert "Tunisien" not in words


def test_an_amount_is_no_departement() -> None:
    assert not mentions("c'est bien 17 € ?").place_mentions
    assert not mentions("c'est 75 % ?").place_mentions


def test_minimum_benefits_make_a_priority_public() -> None:
    assert not market_subject("elle touche le RSA : public prioritaire ?")
    assert market_subject("le RSA, c'est combien ?")


@pytest.mark.parametrize(
    ("message", "helped"),
    [
        ("bonjour, comment ça marche ?", True),
        ("comment ça marche, votre outil ?", True),
        ("la Pro-A, comment ça marche ?", False),
        ("comment ça marche pour un saisonnier tunisien ?", False),
    ],
)
def test_how_it_works_is_asked_of_the_assistant_alone(message: str, helped: bool) -> None:
    assert (receive(message) is not None) is helped


@pytest.mark.parametrize(
    ("sentence", "job"),
    [
        ("graveur de plaques émaillées à Pau", "graveur de plaques émaillées"),
        ("j'ai un poseur de clôtures agricoles à Metz", "poseur de clôtures agricoles"),
    ],
)
def test_an_adjective_may_end_an_unknown_job(sentence: str, job: str) -> None:
    assert mentions(sentence).metier_words == (job,)


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("il a bossé deux ans comme maçon au Mali, on peut vérifier ?", 0),
        ("il a travaillé trois ans au Sénégal, maçon à Rennes, c'est ouvert ?", 1),
        ("peut-on embaucher un maçon au Mali ?", 1),
    ],
)
def test_a_country_where_somebody_worked_is_no_place_of_work(sentence: str, places: int) -> None:
    assert len(mentions(sentence).place_mentions) == places


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("Les Maliens ont-ils moins de métiers que les Tunisiens ?", Intent.COMPARE),
        ("Qui remet à jour la liste des diplômes Pro-A ?", Intent.TEXT),
        ("Une Tunisienne diplômée d'un master de chimie peut-elle rester ?", Intent.TEXT),
    ],
)
def test_what_is_asked(question: str, intent: Intent) -> None:
    assert understand(question, Memory(), None)[0].intent is intent
