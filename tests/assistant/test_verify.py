"""Each fault of the gate, with drafts made by hand."""

from __future__ import annotations

import pytest

from assistant.answer import Verdict
from assistant.evidence import Evidence
from assistant.sentences import quotes_in, sentences
from assistant.verify import Fault, failures

ROW = Evidence("e1", "arrete-2008-01-18", "p1", "annexe, Bretagne, ligne 61222", "61222\tGéomètre")
HEADING = Evidence(
    "e2", "arrete-2008-01-18", "p2", "annexe, Bretagne", "Bretagne CODE ROME 16 métiers"
)
DURATION = Evidence(
    "e3",
    "accord-pro-a-2021-01-22",
    "p3",
    "article 4, alinéa 1",
    "La durée de la Pro-A est comprise entre six et douze mois. Elle n'est pas prolongée.",
)
START = Evidence(
    "e4", "circulaire-2009-07-31", "p4", "résumé", "sont entrés en vigueur le 1er juillet 2009."
)
EVIDENCE = {e.token: e for e in (ROW, HEADING, DURATION, START)}
STATED = (
    "**Oui** : Géomètre (code ROME 61222) est un métier ouvert en Bretagne ; il figure parmi les "
    "16 métiers de la liste annexée à l'arrêté du 18 janvier 2008 [e1] [e2]."
)


def _faults(draft: str, verdict: Verdict | None = None, asked: str = "") -> list[Fault]:
    return [f.fault for f in failures(draft, EVIDENCE, asked=asked, verdict=verdict, stated=STATED)]


@pytest.mark.parametrize(
    "draft",
    [
        STATED,
        "Oui, le métier de géomètre (61222) est ouvert en Bretagne [e1].",
        "Le géomètre figure parmi les 16 métiers de la liste de Bretagne [e2].",
        "La durée est de 6 à 12 mois [e3].",
        "La durée est de six mois au moins. [e3]",
        "L'article 4 dit : « La durée de la Pro-A est comprise entre six et douze mois » [e3].",
        "L’article 4, alinéa 1 : « comprise  entre six et douze mois » [e3].",
        "L'arrêté du 18 janvier 2008 le liste [e1].",
        "L'arrêté le liste [e1].",
        "La circulaire le prévoit [e4].",
        "La circulaire de 2009 le prévoit [e4].",
        "L'accord s'applique depuis juillet 2009 [e4].",
        "L'accord s'applique depuis le 01/07/2009 [e4].",
        "Quelle est la nationalité de la personne ?",
    ],
)
def test_right_drafts_pass(draft: str) -> None:
    assert _faults(draft, Verdict.OPEN) == []


@pytest.mark.parametrize(
    ("draft", "fault"),
    [
        ("Le métier est ouvert.", Fault.UNCITED),
        ("Le métier est ouvert [e1]. Il le restera toujours.", Fault.UNCITED),
        ("Le métier est ouvert [e1]. il le restera toujours.", Fault.UNCITED),
        ("Le métier est ouvert [e9].", Fault.INVENTED),
        ("Le texte dit : « comprise entre six et vingt mois » [e3].", Fault.MISQUOTED),
        ("Le texte dit : “comprise entre six et vingt mois” [e3].", Fault.MISQUOTED),
        ("Le texte dit : « comprise entre six et douze mois » [e1].", Fault.WRONG_SOURCE),
        ("Le texte dit : « comprise entre six métiers » [e3].", Fault.MISQUOTED),
        ("« La durée de la Pro-A sont entrés en vigueur » [e3] [e4].", Fault.SPLICED),
        ("Géomètre porte le code 61223 [e1].", Fault.UNSUPPORTED_FIGURE),
        ("La durée est de 18 mois [e3].", Fault.UNSUPPORTED_FIGURE),
        ("La durée est de dix-huit mois [e3].", Fault.UNSUPPORTED_FIGURE),
        ("La durée est de 12 ans [e3].", Fault.UNSUPPORTED_FIGURE),
        ("Il coûte 12 % de plus [e3].", Fault.UNSUPPORTED_FIGURE),
        ("L'article 5 fixe la durée [e3].", Fault.UNSUPPORTED_FIGURE),
        ("L'accord s'applique depuis le 1er juin 2009 [e4].", Fault.UNSUPPORTED_FIGURE),
        ("L'accord s'applique depuis juillet 2010 [e4].", Fault.UNSUPPORTED_FIGURE),
        ("La liste de l'arrêté du 18 janvier 2008 le dit [e4].", Fault.WRONG_SOURCE),
        ("La circulaire de 2009 le dit [e1].", Fault.WRONG_SOURCE),
        ("L'accord de branche fixe cette date [e4].", Fault.WRONG_SOURCE),
        ("Oui, le métier de géomètre est ouvert en Corse [e1].", Fault.WRONG_SOURCE),
        ("Le métier de géomètre n'est pas ouvert en Bretagne [e1].", Fault.CONTRADICTS_VERDICT),
        ("Non : il ne figure pas dans la liste de Bretagne [e2].", Fault.CONTRADICTS_VERDICT),
        (
            "**Oui** : Géomètre n'est pas un métier ouvert en Bretagne [e1].",
            Fault.CONTRADICTS_VERDICT,
        ),
        ("Elle est prolongée [e3].", Fault.REVERSED),
    ],
)
def test_each_fault_is_found(draft: str, fault: Fault) -> None:
    assert fault in _faults(draft, Verdict.OPEN)


@pytest.mark.parametrize(
    ("verdict", "draft", "wrong"),
    [
        (Verdict.NOT_OPEN, "Le cuisinier est ouvert [e4].", True),
        (Verdict.NOT_OPEN, "Le cuisinier n'est pas ouvert [e4].", False),
        (Verdict.OPEN, "Le cuisinier n'est pas ouvert [e4].", True),
        (Verdict.NOT_APPLICABLE, "Oui, il peut travailler [e4].", True),
        (Verdict.NOT_APPLICABLE, "Le métier est ouvert [e4].", True),
        (Verdict.NOT_APPLICABLE, "La liste des métiers ouverts ne s'applique pas [e4].", False),
        (None, "Le cuisinier est ouvert [e4].", False),
    ],
)
def test_polarity_against_the_verdict_where_no_statement_decides(
    verdict: Verdict | None, draft: str, wrong: bool
) -> None:
    assert (Fault.CONTRADICTS_VERDICT in _faults(draft, verdict)) is wrong


def test_a_duration_of_the_question_is_no_support_unless_denied() -> None:
    asked = "La durée est bien de 18 mois ?"
    assert _faults("La durée est de 18 mois [e3].", asked=asked) == [Fault.UNSUPPORTED_FIGURE]
    assert _faults("La durée n'est pas de 18 mois [e3].", asked=asked) == []


@pytest.mark.parametrize(
    ("draft", "count"),
    [
        ("Un. Deux.", 2),
        ("L'art. L. 313-14 du code.", 1),
        ("Att. commercial en biens intermédiaires et mat. premières", 1),
        ("« Une phrase. Une autre. » est un extrait.", 1),
        ("Vrai. [e1] Encore vrai. [e2]", 2),
        ("- un\n- deux\n\n- trois", 3),
        ("[e1]", 0),
    ],
)
def test_sentences(draft: str, count: int) -> None:
    assert len(sentences(draft)) == count


def test_quotes_hold_other_quotes() -> None:
    assert quotes_in("il dit « le mot « salarié » suffit » et “rien”") == [
        "le mot « salarié » suffit",
        "rien",
    ]
