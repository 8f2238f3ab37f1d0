"""A follow-up changes only what it names: the rest of the last question stays."""

from __future__ import annotations

import uuid

import pytest

from assistant.answer import Answer
from assistant.service import Assistant
from assistant.settings import Settings

ARRETE, C2008, C2009 = "arrete-2008-01-18#", "circulaire-2008-01-07#", "circulaire-2009-07-31#"
PRO_A, CQPM = "accord-pro-a-2021-01-22#", "cqpm-2010-03-10#"


@pytest.fixture(scope="module")
def talking(settings: Settings) -> Assistant:
    return Assistant.from_settings(settings)


def last(assistant: Assistant, turns: tuple[str, ...]) -> Answer:
    thread = f"suite-{uuid.uuid4().hex}"
    answers = [assistant.answer(turn, thread) for turn in turns]
    assistant.forget(thread)
    return answers[-1]


def cited(answer: Answer) -> list[str]:
    return [c.passage_id for c in answer.citations]


FOLLOWUPS = [
    # A condition, another qualification, another list of certifications.
    (("technicien de maintenance en pro-a", "que le niveau 4"), f"{PRO_A}annexe-l479-rncp211"),
    (("serveur en Pro-A ?", "et en niveau 3 ?"), f"{PRO_A}annexe-l595-rncp34422"),
    (("Pro-A pour un chauffeur poids lourd ?", "et super lourd ?"), f"{PRO_A}annexe-l285-rncp1883"),
    (("CQPM 0042 ?", "encore valide ?"), f"{CQPM}0042-active-tri-numero"),
    # What remains possible after a refusal, and how long the list has held.
    (("cuisinier togolais à Metz", "quelles sont les autres options ?"), f"{C2008}al-11"),
    (("géomètre à Vannes", "et c'est toujours en vigueur ?"), f"{ARRETE}titre"),
    (("serveur tunisien à Brest", "depuis quelle date ?"), f"{C2009}titre"),
    # The same question of another text.
    (("qui a signé la circulaire du 31 juillet 2009 ?", "et l'arrêté ?"), f"{ARRETE}signatures"),
    (("la circulaire de 2009, signée par qui ?", "et celle de 2008 ?"), f"{C2008}signatures"),
    (("pro-a fraiseur", "et en niveau 3 ?", "et le cqpm ?"), f"{CQPM}0016-active-tri-numero"),
    (("Electrobinier, toujours actif ?", "le réparateur"), f"{CQPM}0286-active-tri-numero"),
    (("CQPM soudeur industriel actif ?", "et dans la Pro-A ?"), f"{PRO_A}annexe-l473-rncp19460"),
    (
        ("Animateur d'équipe autonome de production, quel CQPM ?", "il existe aussi en Pro-A ?"),
        f"{PRO_A}annexe-l316-rncp28229",
    ),
    # Another aspect of the same place, another text.
    (("géomètre à Troyes ?", "combien d'autres métiers là-bas ?"), f"{ARRETE}annexe-champagne"),
    (("géomètre à Lille", "quels métiers dans cette région ?"), f"{ARRETE}annexe-nord-pas-de"),
    (
        ("Métiers ouverts en Picardie ?", "lesquels n'étaient pas dans la circulaire ?"),
        f"{C2008}annexe-picardie-liste",
    ),
    # What remains possible.
    (("Malien, serveur à Lyon ?", "et pour un métier hors liste ?"), f"{C2008}al-11"),
    (("serveur ivoirien à Nantes", "alors c'est fichu ?"), f"{C2008}al-11"),
    (
        ("Tunisien, serveur à Lyon ?", "et un métier qui n'est pas dans la liste ?"),
        f"{C2009}4-al-3",
    ),
    (("géomètre malien à Rennes", "il est sans papiers, on procède comment ?"), f"{C2008}al-4"),
    (("géomètre tunisien à Rennes", "il est sans papiers, que faire ?"), f"{C2009}4-al-1"),
    (("chargé d'études BTP à Limoges ?", "et dans la circulaire ?"), f"{C2008}annexe-ensemble"),
    (("article 2 de l'accord Pro-A ?", "et celui de l'arrêté ?"), f"{ARRETE}art-2"),
    (("CQPM supprimés en 1998 ?", "et en 2003 ?"), f"{CQPM}0006-inactive"),
    # Why, and where it is written.
    (("géomètre à Rennes ?", "pourquoi ?"), f"{ARRETE}art-1-al-1"),
    (("géomètre à Rennes", "et un Algérien ?", "qu'est-ce qui change ?"), f"{C2008}note-1"),
    (("géomètre à Rennes ?", "quel texte exactement ?"), f"{ARRETE}titre"),
    (("Quelle est la durée d'une Pro-A ?", "c'est dans quel article ?"), f"{PRO_A}art-4-al-1"),
    # The subject of a conversation on the texts.
    (
        ("Un étudiant tunisien a une APS, c'est quoi ?", "il peut bosser combien avec ?"),
        f"{C2009}2-3-al-1",
    ),
    (
        (
            "Un étudiant tunisien a une APS, c'est quoi ?",
            "il peut bosser combien avec ?",
            "et quel salaire mini pour passer salarié ?",
        ),
        f"{C2009}2-3-al-2",
    ),
    (("Quelle est la durée de la Pro-A ?", "et le tuteur, obligatoire ?"), f"{PRO_A}art-5-al-4"),
    (
        ("Conditions de l'admission exceptionnelle au séjour salarié ?", "et le renouvellement ?"),
        f"{C2008}al-10",
    ),
    (
        ("j'ai un salarié en mission depuis 18 mois", "il est éligible à la Pro-A ?"),
        f"{PRO_A}art-2-al-2",
    ),
    (("Un intérimaire en mission a droit à la Pro-A ?", "et s'il passe en CDI ?"), f"{PRO_A}art-2"),
]


@pytest.mark.parametrize(("turns", "passage"), FOLLOWUPS, ids=[t[-1] for t, _ in FOLLOWUPS])
def test_a_follow_up_is_answered_from_what_came_before(
    talking: Assistant, turns: tuple[str, ...], passage: str
) -> None:
    answer = last(talking, turns)
    assert answer.status == "answered", answer.markdown
    assert any(c.startswith(passage) for c in cited(answer)), cited(answer)


def test_the_passage_that_a_follow_up_asks_for_comes_first(talking: Assistant) -> None:
    turns = ("Un étudiant tunisien a une APS, c'est quoi ?", "il peut bosser combien avec ?")
    assert cited(last(talking, turns))[0] == f"{C2009}2-3-al-1"


def test_a_level_is_replaced_by_the_next_and_the_trade_stays(talking: Assistant) -> None:
    turns = ("technicien de maintenance en pro-a", "que le niveau 4", "et le niveau 3 ?")
    text = last(talking, turns).markdown
    assert "RNCP5919" in text
    assert "RNCP211" not in text


def test_facts_told_after_a_verdict_are_those_of_the_case(talking: Assistant) -> None:
    turns = ("informaticien d'exploitation", "Strasbourg", "tunisien, contrat signé le 15/06/2009")
    answer = last(talking, turns)
    assert answer.verdict == "not_applicable"
    assert f"{C2008}note-1" in cited(answer)


@pytest.mark.parametrize(
    ("person", "passage"), [("marocain", f"{C2008}al-3"), ("algérien", f"{C2008}note-1")]
)
def test_another_person_is_asked_the_same_question(
    talking: Assistant, person: str, passage: str
) -> None:
    first = "mon client est tunisien, il peut demander l'admission exceptionnelle par le travail ?"
    answer = last(talking, (first, f"et s'il était {person} ?"))
    assert passage in cited(answer)
    assert not any(c.startswith(C2009) for c in cited(answer))


def test_why_leaves_the_thread_where_it_was(talking: Assistant) -> None:
    answer = last(talking, ("géomètre à Rennes ?", "pourquoi ?", "et en Corse ?"))
    assert answer.verdict == "not_open"


@pytest.mark.parametrize("aside", ["et la météo demain ?", "et pour les vacances d'été ?"])
def test_an_off_topic_follow_up_is_not_answered(talking: Assistant, aside: str) -> None:
    turns = ("Un étudiant tunisien a une APS, c'est quoi ?", aside)
    assert last(talking, turns).status == "not_covered"


@pytest.mark.parametrize(
    "question",
    [
        "jeunes professionnels marocains, quel quota ?",
        "carte compétences et talents pour un Malien, combien de renouvellements ?",
        "un étudiant sénégalais avec une APS peut travailler combien d'heures ?",
    ],
)
def test_rules_for_tunisians_are_no_answer_for_others(talking: Assistant, question: str) -> None:
    answer = last(talking, (question,))
    assert answer.status == "not_covered"
    assert "ne concerne que les ressortissants tunisiens" in answer.markdown


def test_the_person_of_the_dossier_counts_too(talking: Assistant) -> None:
    turns = ("Malienne, géomètre à Rennes ?", "elle a une APS, elle travaille combien d'heures ?")
    assert last(talking, turns).status == "not_covered"


def test_an_algerian_is_told_her_own_regime(talking: Assistant) -> None:
    answer = last(talking, ("étudiante algérienne avec une APS, combien d'heures de travail ?",))
    assert (answer.status, answer.verdict) == ("answered", "not_applicable")
    assert f"{C2008}note-1" in cited(answer)


def test_a_text_named_without_a_person_is_read_whatever_the_dossier(talking: Assistant) -> None:
    turns = ("géomètre malien à Rennes", "quel quota de jeunes dans la circulaire de 2009 ?")
    assert f"{C2009}3-1-al-1-tiret-1" in cited(last(talking, turns))


def test_a_trade_to_be_hired_asks_for_its_region(talking: Assistant) -> None:
    answer = last(talking, ("On recrute un dessinateur industriel (méca)",))
    assert "Dans quelle région" in answer.markdown
    assert not any(c.startswith(CQPM) for c in cited(answer))


def test_a_trade_to_be_hired_is_then_judged_where_it_is(talking: Assistant) -> None:
    turns = ("On recrute un dessinateur industriel (méca)", "à Oyonnax", "il est vietnamien")
    assert f"{ARRETE}annexe-rhone-alpes-52122" in cited(last(talking, turns))


@pytest.mark.parametrize(
    ("question", "tool"),
    [
        ("on cherche un tourneur industriel", "metier_ouvert"),
        ("on cherche un CQPM de tourneur industriel", "qualifications_cqpm"),
        (
            "quelle formation pour embaucher un soudeur en intérim, en Pro-A ?",
            "certifications_pro_a",
        ),
    ],
)
def test_hiring_is_of_the_lists_unless_a_certification_is_named(
    talking: Assistant, question: str, tool: str
) -> None:
    assert last(talking, (question,)).steps[0].tool == tool


@pytest.mark.parametrize(
    ("turns", "first"),
    [
        # No word of its own: the passage in hand, with its list.
        (("Jusqu'à 36 mois de Pro-A, c'est possible ?", "pour qui au juste ?"), "art-4-al-1"),
        # A word of the passage in hand, which another text has as well.
        (("Combien de temps vaut l'APS ?", "elle est renouvelable ?"), "2-al-1"),
        # Only the text is named: the question is asked of it.
        (("Un tuteur est-il prévu ?", "dans la Pro-A je veux dire"), "art-5-al-4"),
        (("CDI exigé pour l'art. 40 ?", "et un CDD ?"), "al-7"),
    ],
)
def test_a_follow_up_stays_with_the_passage_in_hand(
    talking: Assistant, turns: tuple[str, ...], first: str
) -> None:
    assert cited(last(talking, turns))[0].partition("#")[2] == first
