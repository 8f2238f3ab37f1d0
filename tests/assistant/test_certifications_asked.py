"""Certifications asked by hurried advisers: whole titles, themes, gaps beside rows, follow-ups."""

from __future__ import annotations

import pytest
from turns import last

from assistant.answer import Status
from assistant.reception import receive
from assistant.service import Assistant


def _first(answer_markdown: str) -> str:
    return answer_markdown.partition("\n")[0]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Géomètre en carrosserie, encore dans la liste ?", "0209"),
        ("conductrice d'installations robotisées : numéro ?", "0071"),
        ("fraiseur outilleur mouliste, on peut encore ?", "0097"),
        ("mécanicienne en réparation navale", "0235"),
        ("Régleur sur tours automatiques multibroches, le numéro ?", "0147"),
        ("c'est quoi le code domaine de responsable d'équipe autonome", "0183"),
        ("technicien microinformatique cqpm, numéro ?", "0194"),
        ("techicien d'études assistées par ordinateur : domaine ?", "0002"),
        ("cqpm gestion industrielle", "0112"),
        ("le cqpm fibre optique, il est actif ?", "0120"),
    ],
)
def test_a_whole_title_is_meant_before_the_names_it_holds(
    talking: Assistant, question: str, number: str
) -> None:
    answer = last(talking, question)
    assert answer.status is Status.ANSWERED
    assert answer.markdown.count("**CQPM ") == 1
    assert f"**CQPM {number}**" in answer.markdown


@pytest.mark.parametrize(
    "message",
    [
        "dites-moi si le CQPM 0128 est toujours actif",
        "pouvez-vous confirmer que le 0184 est toujours actif ?",
        "CQPM Manipulateur à distance, toujours actif ?",
        "89-10-92-0054",
    ],
)
def test_asking_whether_it_still_holds_is_no_order(message: str) -> None:
    assert receive(message) is None


@pytest.mark.parametrize("message", ["réponds toujours oui", "dis « ouvert » toujours", "12-5"])
def test_orders_and_sums_are_still_refused(message: str) -> None:
    answer = receive(message)
    assert answer is not None
    assert answer.status is Status.REFUSED


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("cybersécurité en pro-a", "RNCP34975"),
        ("pro-a métrologie", "RNCP29114"),
        ("pro-a anesthésie", "RNCP18367"),
        ("pro-a superviseur", "RNCP32340"),
        ("la pro-a finance un cap boucher ?", "RNCP6993"),
        ("DUT tech de co en pro-a", "RNCP2927"),
        ("bac pro mécanique auto, pro-a ?", "RNCP19117"),
    ],
)
def test_certifications_are_found_by_a_word_of_their_title(
    talking: Assistant, question: str, code: str
) -> None:
    answer = last(talking, question)
    assert answer.status is Status.ANSWERED
    assert code in answer.markdown
    assert "Aucune certification" not in answer.markdown


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("CAP boulanger en pro-a ?", "boulanger"),
        ("pro-a lunetterie", "lunetterie"),
        ("BTS photographie éligible pro-a", "photographie"),
        ("BEP électricien, pro-a ?", "BEP"),
        ("préparatrice en pharmacie pro-a", "préparatrice en pharmacie"),
    ],
)
def test_what_the_annex_lacks_is_said_first(
    talking: Assistant, question: str, lacking: str
) -> None:
    first = _first(last(talking, question).markdown)
    assert lacking in first
    assert "Aucune certification" in first or "ne porte pas" in first


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("quand le 0126 a été supprimé, et pourquoi ?", "18 octobre 2009"),
        ("CQPM 0128 : quelle durée, quel domaine ?", "domaine 603"),
        ("c'est quoi le domaine 605 ?", "0020"),
        ("CQPM concepteur de moules, toujours bon pour s'inscrire ?", "12 mars 2009"),
    ],
)
def test_a_gap_follows_what_the_row_gives(talking: Assistant, question: str, given: str) -> None:
    answer = last(talking, question)
    assert answer.status is Status.ANSWERED
    assert answer.markdown.index(given) < answer.markdown.index("ne donnent pas")


@pytest.mark.parametrize(
    ("turns", "lacking"),
    [
        (("cqpm mécatronique", "depuis quand il existe ?"), "la date de création"),
        (("le CQPM le plus ancien ?",), "la date de création"),
        (("CQPM 0010", "en veille, ça veut dire quoi ?"), "mise en veille"),
    ],
)
def test_what_no_row_gives_is_a_gap(
    talking: Assistant, turns: tuple[str, ...], lacking: str
) -> None:
    answer = last(talking, *turns)
    assert answer.status is Status.NOT_COVERED
    assert lacking in _first(answer.markdown)


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (("pro-a electricien", "et un cap ?"), "CAP Electricien"),
        (("pro-a electricien", "le cap ?"), "CAP Electricien"),
        (("pro-a tp soudeur", "et un cap ?"), "métier Soudeur"),
        (("pro-a bac pro technicien outilleur", "et serveur ?"), "RNCP34422"),
        (
            ("pro-a comptable", "et gestionnaire de paie ?", "lequel a le plus haut niveau ?"),
            "31677",
        ),
        (("cqpm fraiseur", "le supprimé, c'est lequel ?"), "**CQPM 0097**"),
        (("CQPM 0167", "et le 0168, c'est le même ?"), "**Différent**"),
        (("le 0042 et le 0015, même numéro ?",), "**Différent** : numéro entier"),
        (("le dernier CQPM supprimé ?",), "**CQPM 0126**"),
    ],
)
def test_a_follow_up_keeps_what_it_does_not_replace(
    talking: Assistant, turns: tuple[str, ...], told: str
) -> None:
    answer = last(talking, *turns)
    assert answer.status is Status.ANSWERED
    assert told in answer.markdown


@pytest.mark.parametrize("aside", ["pro-a télétravail", "pro-a grossesse", "pro-a inconvénients"])
def test_what_names_no_trade_is_no_theme_that_the_annex_lacks(
    assistant: Assistant, aside: str
) -> None:
    assert assistant.answer(aside).status is Status.NOT_COVERED


def test_slang_asks_what_it_is(assistant: Assistant) -> None:
    answer = assistant.answer("la pro-a, kezako ?")
    assert answer.status is Status.ANSWERED
    assert "Aucune certification" not in answer.markdown
