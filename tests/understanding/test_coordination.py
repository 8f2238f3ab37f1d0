"""One sentence that joins two questions: split by where its halves lead, not by its words."""

from __future__ import annotations

import pytest

from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.coordination import coordinated
from assistant.understanding.kept_questions import nearest_kept
from assistant.understanding.reader import understand
from assistant.understanding.splitting import split_questions
from corpus.library import load


@pytest.mark.parametrize(
    ("sentence", "passages"),
    [
        (
            "durée mini de la pro-a et le taux horaire de prise en charge svp",
            ("art-4-al-1", "art-6-al-2"),
        ),
        ("faut-il un tuteur et un avenant pour la Pro-A ?", ("art-5-al-4", "art-5-al-1")),
    ],
)
def test_two_paragraphs_make_two_questions(sentence: str, passages: tuple[str, ...]) -> None:
    halves = split_questions(sentence)
    assert tuple(nearest_kept(half)[1].split("#")[1] for half in halves) == passages


@pytest.mark.parametrize(
    ("sentence", "tools"),
    [
        ("soudeur : ouvert en Bretagne et en Pro-A ?", ("metier_ouvert", "certifications_pro_a")),
        (
            "différence entre le CQPM soudeur et le TP soudeur ?",
            ("qualifications_cqpm", "certifications_pro_a"),
        ),
        (
            "forfait CQPM et forfait Pro-A, c'est pareil ?",
            ("qualifications_cqpm", "chercher_textes"),
        ),
        ("c'est quoi le forfait et la durée de la pro-a ?", ("chercher_textes",) * 2),
    ],
)
def test_each_half_has_its_tool_in_the_order_asked(sentence: str, tools: tuple[str, ...]) -> None:
    read = understand(sentence, Memory(), None)
    assert tuple(call.name for question in read for call in plan(question)) == tools


@pytest.mark.parametrize(
    ("sentence", "cases"),
    [
        (
            "dessinatrice BTP à Limoges et frigoriste à Brest, ouverts ?",
            ["dessinatrice BTP à Limoges", "frigoriste à Brest, ouverts ?"],
        ),
        (
            "Mon client tunisien est géomètre à Pau, sa femme malienne coiffeuse à Nantes",
            ["Mon client tunisien est géomètre à Pau", "sa femme malienne coiffeuse à Nantes"],
        ),
        (
            "métreur à Dijon, maçon à Lille et soudeur à Lyon",
            ["métreur à Dijon", "maçon à Lille", "soudeur à Lyon"],
        ),
    ],
)
def test_each_metier_with_its_own_place_is_a_case(sentence: str, cases: list[str]) -> None:
    assert split_questions(sentence) == cases


@pytest.mark.parametrize(
    "sentence", ["géomètre à Brest et à Nantes", "géomètre et soudeur à Nantes"]
)
def test_what_shares_its_metier_or_its_place_stays_one_case(sentence: str) -> None:
    assert split_questions(sentence) == [sentence]


def test_the_second_half_takes_the_metier_and_the_text_that_the_first_one_names() -> None:
    assert coordinated("soudeur : ouvert en Bretagne et en Pro-A ?")[1] == "soudeur en Pro-A ?"
    assert coordinated("c'est quoi le forfait et la durée de la pro-a ?")[0].endswith("(Pro-A)")


@pytest.mark.parametrize(
    "sentence",
    [
        "Quels documents l'employeur et le salarié doivent-ils fournir ?",
        "géomètre et soudeur ouverts en Bretagne ?",
        "dessinateur en électricité et électronique à Vichy",
        "quelles sont les conditions de qualification et d'expérience professionnelle ?",
        "durée et renouvellement de la carte compétences et talents ?",
        "les métiers en Bretagne et en Corse",
        "le niveau 4 et le niveau 5 en Pro-A",
        "CQPM soudeur industriel actif et dans la Pro-A ?",  # one tool tells the link
        "combien de métiers dans la liste tunisienne et combien dans l'arrêté ?",
        "une formation de deux ans en Pro-A, c'est permis ?",
    ],
)
def test_one_question_on_two_things_stays_one(sentence: str) -> None:
    assert split_questions(sentence) == [sentence]


def test_the_questions_kept_beside_the_paragraphs_stay_whole() -> None:
    kept = [q for asked in load().questions.values() for q in asked if " et " in q]
    assert len(kept) > 50
    assert not [q for q in kept if coordinated(q) != (q,)]


def test_the_text_named_last_stands_for_every_question_of_the_sentence() -> None:
    first, second = split_questions("quels documents et quel délai pour la Pro-A ?")
    assert first.endswith("(Pro-A)")
    assert "Pro-A" in second
    apart = split_questions("Quels documents fournir ? Et quel délai pour la Pro-A ?")
    assert "Pro-A" not in apart[0]
