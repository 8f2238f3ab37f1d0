"""What a paragraph settles is told by yes or no before it is quoted."""

from __future__ import annotations

import pytest

from assistant.extracts import extract
from assistant.suppositions.points import HEADS, points, settled
from corpus.library import load

PRO_A, C2008, C2009, ARRETE = (
    "accord-pro-a-2021-01-22",
    "circulaire-2008-01-07",
    "circulaire-2009-07-31",
    "arrete-2008-01-18",
)


def _told(question: str, passage_id: str) -> str:
    found = settled(question, [extract(question, load().passages[passage_id], None)])
    return found[0].text if found else ""


def test_every_point_is_in_the_words_of_its_paragraph() -> None:
    passages = load().passages
    for passage_id, told in points().items():
        assert passage_id in passages
        for point in told:
            assert point.quote in passages[passage_id].text
            assert point.turns


@pytest.mark.parametrize(
    ("question", "passage", "head"),
    [
        ("Le titulaire doit-il signer un contrat d'accueil ?", f"{C2009}#3-2-al-3", "non"),
        ("Est-il dispensé du contrat d'accueil et d'intégration ?", f"{C2009}#3-4-al-1", "oui"),
        ("La carte peut-elle être renouvelée trois fois ?", f"{C2009}#3-2-al-1", "non"),
        ("l'accord de mars 1988 est-il annulé ?", f"{C2009}#resume-al-3", "non"),
        ("un CDD, c'est recevable ?", f"{C2008}#al-7", "sous_conditions"),
        ("Faut-il forcément un CDI ?", f"{C2008}#al-7", "sauf_exception"),
        ("L'entreprise doit-elle verser la redevance ?", f"{C2008}#al-8", "oui"),
        ("Le salarié doit-il verser la redevance ?", f"{C2008}#al-8", "non"),
        ("Le contrat est-il rompu pendant la Pro-A ?", f"{PRO_A}#art-5-al-2", "non"),
        ("Le tuteur est-il facultatif ?", f"{PRO_A}#art-5-al-4", "non"),
        ("Les études comptent-elles dans les dix ans ?", f"{C2009}#1-2-al-1", "en_partie"),
        ("Le forfait couvre-t-il la totalité des coûts ?", f"{PRO_A}#art-6-al-2", "pas_toujours"),
        ("La situation de l'emploi est-elle opposable ?", f"{ARRETE}#art-1-al-1", "non"),
    ],
)
def test_what_is_asked_by_yes_or_no_is_told_so(question: str, passage: str, head: str) -> None:
    assert _told(question, passage).startswith(f"{HEADS[head]} : le passage cité dit « ")


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Pourquoi doit-il signer un contrat d'accueil ?", f"{C2009}#3-2-al-3"),
        ("Qui doit verser la redevance ?", f"{C2008}#al-8"),
        ("Ne doit-il pas signer le contrat d'accueil ?", f"{C2009}#3-2-al-3"),
        ("contrat d'accueil obligatoire sous astreinte de 300 euros ?", f"{C2009}#1-1-al-1"),
        ("Le tuteur est-il obligatoire au-delà de douze apprentis ?", f"{PRO_A}#art-5-al-4"),
        ("VAE sur un titre absent de la liste, possible ?", f"{PRO_A}#art-3-1-al-2"),
        ("redevance employeur", f"{C2008}#al-8"),
        ("L'agence peut-elle payer moins que la mission ?", f"{PRO_A}#art-5-al-3"),
    ],
)
def test_an_open_a_negative_or_a_wider_question_is_left_to_the_quotation(
    question: str, passage: str
) -> None:
    assert _told(question, passage) == ""
