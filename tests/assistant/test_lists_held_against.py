"""Certifications held against each other or against what a sentence supposes; lists on demand."""

from __future__ import annotations

import pytest

from assistant.answer import Status
from assistant.calls import Call
from assistant.lookups import certifications_pro_a, decrire_texte, qualifications_cqpm
from assistant.memory import Memory
from assistant.planning import plan
from assistant.results import ToolResult
from assistant.understanding.asked_validity import asks_validity
from assistant.understanding.reader import understand


def calls(question: str) -> list[Call]:
    return [c for part in understand(question, Memory(), None) for c in plan(part)]


def head(result: ToolResult) -> str:
    return result.statements[0].text


def last_words(*turns: str) -> str:
    memory = Memory()
    for turn in turns:
        understood = understand(turn, memory, None)[-1]
        memory = understood.to_memory()
    return plan(understood)[0].args.get("recherche", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("0014 et 0016, même domaine ?", "**Identique** : domaine 604 pour le 0014 et le 0016."),
        ("0016 et 0042 ont le même domaine ?", "**Différent** : domaine 604 pour le 0016"),
        ("0014 et 0042, le forfait est identique ?", "**Identique** : forfait 457 €"),
        ("0014 et 0184, même statut ?", "**Différent** : active pour le 0014 et en veille"),
    ],
)
def test_two_cqpm_are_held_against_each_other(words: str, told: str) -> None:
    assert head(qualifications_cqpm(words)).startswith(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("0178 supprimé en 2004 ?", "**Non**, pas à cette date (2004)"),
        ("0178 retiré en mars 2001, exact ?", "**Oui** : le CQPM 0178 est supprimé"),
        ("0178 encore valable en 1999 ?", "**Pas encore supprimée**"),
        ("un forfait de 500 € pour le soudeur ?", "**Non** : le forfait de la liste"),
        ("CQPM fraiseur non industriel ?", "**Non** : le CQPM 0016 est une qualification"),
    ],
)
def test_what_is_supposed_of_a_cqpm_is_checked(words: str, told: str) -> None:
    assert head(qualifications_cqpm(words)).startswith(told)


def test_an_amount_asked_about_is_no_premise() -> None:
    assert "**Non**" not in head(qualifications_cqpm("forfait du fraiseur : 20 € de plus ?"))


def test_the_line_of_the_other_list_is_no_gap() -> None:
    result = qualifications_cqpm("l'équivalent du CQPM soudeur industriel en Pro-A ?")
    assert result.status is Status.ANSWERED
    assert any("RNCP19460" in s.text for s in result.statements)


def test_the_highest_level_of_a_metier() -> None:
    result = certifications_pro_a("infirmier, le niveau le plus élevé en Pro-A ?")
    said = " ".join(s.text for s in result.statements)
    assert "RNCP18367" in said
    assert "RNCP8940" not in said


def test_tp_before_a_title_is_a_title() -> None:
    said = " ".join(s.text for s in certifications_pro_a("le TP serveur ?").statements)
    assert "RNCP34422" in said


@pytest.mark.parametrize(
    ("question", "public"),
    [
        ("un salarié du siège peut faire une Pro-A ?", "permanent"),
        ("permanent, CDI ordinaire : Pro-A ?", "permanent"),
        ("Pro-A possible pour un CDI intérimaire ?", "interimaire_cdi"),
    ],
)
def test_permanents_are_no_public_of_the_pro_a(question: str, public: str) -> None:
    assert calls(question)[0].args["situation"] == f"Pro-A, {public}"


def test_overseas_the_field_of_the_agreement_is_cited() -> None:
    asked = calls("Pro-A possible pour un intérimaire en CDI en Martinique ?")
    assert [c.args.get("article") for c in asked] == [None, "article 7"]


def test_the_metiers_of_a_branch_are_listed() -> None:
    assert calls("filière restauration du tertiaire, citez les métiers")[0].name == (
        "certifications_pro_a"
    )


def test_a_bare_title_of_the_metallurgy_is_looked_up() -> None:
    assert calls("technicien métrologue, c'est fini depuis quand ?")[0].name == (
        "qualifications_cqpm"
    )


@pytest.mark.parametrize(
    ("turns", "words"),
    [
        (("CQPM soudeur", "et tourneur ?", "même domaine ?"), ("soudeur", "tourneur")),
        (
            ("CQPM 0014 et 0015", "les deux ont le même forfait ?"),
            ("0014", "0015"),
        ),
        (("combien de CQPM au domaine 605 ?", "citez-les"), ("605",)),
        (("RNCP34422 c'est quoi ?", "pour quel métier ?"), ("RNCP34422",)),
    ],
)
def test_a_follow_up_keeps_what_it_is_about(turns: tuple[str, ...], words: tuple[str, ...]) -> None:
    said = last_words(*turns)
    assert all(word in said for word in words)


@pytest.mark.parametrize(
    "question",
    [
        "l'arrêté de 2008 n'est plus appliqué depuis quand ?",
        "jusqu'à quand vaut l'accord Pro-A ?",
        "la circulaire de 2009 a cessé de s'appliquer ?",
    ],
)
def test_the_end_of_a_text_is_its_validity(question: str) -> None:
    assert asks_validity(question)
    assert calls(question)[0].args["aspect"] == "validité"
    assert decrire_texte(calls(question)[0].args["texte"], "validité").statements
