"""Which text is the rule on which day, and what is known of the texts that came later."""

from __future__ import annotations

from datetime import date

import pytest
from turns import run_turns

from assistant.answer import Status, Verdict
from assistant.composition import around_draft, draft, status_of
from assistant.lookups import decrire_texte, metier_ouvert
from assistant.results import Role
from assistant.search import TextSearch
from assistant.understanding.asked_identity import ENTRY, asked_detail
from assistant.understanding.asked_validity import asks_validity


@pytest.mark.parametrize(
    ("question", "first", "then"),
    [
        (
            "L'arrêté de 2008 est-il encore en vigueur ?",
            "L'arrêté du 18 janvier 2008 n'est plus la règle aujourd'hui",
            "arrêté du 21 mai 2025",
        ),
        (
            "La circulaire de 2008 est-elle toujours applicable ?",
            "La circulaire du 7 janvier 2008 n'est plus la règle aujourd'hui",
            "arrêté du 18 janvier 2008",
        ),
        (
            "Qu'est devenu l'arrêté du 18 janvier 2008 ?",
            "L'arrêté du 18 janvier 2008 n'est plus la règle aujourd'hui",
            "arrêté du 21 mai 2025",
        ),
        (  # a question on the prose that says "today" is answered, and told what came since
            "Une régularisation par le travail, à quelles conditions aujourd'hui ?",
            "La circulaire du 7 janvier 2008 n'est plus la règle aujourd'hui",
            "L. 435-1",
        ),
        (
            "Actuellement, combien d'heures de formation au minimum pour une Pro-A ?",
            "L'accord Pro-A du 22 janvier 2021 n'est plus la règle aujourd'hui",
            "période de reconversion",
        ),
        (
            "Quel est le numéro actuel de l'article L. 313-14 ?",
            "La circulaire du 7 janvier 2008 n'est plus la règle aujourd'hui",
            "L. 435-1",
        ),
        (
            "L'accord Pro-A s'applique-t-il toujours ?",
            "L'accord Pro-A du 22 janvier 2021 n'est plus la règle aujourd'hui",
            "depuis le 1er janvier 2026",
        ),
        (
            "La liste des CQPM de 2010 est-elle à jour ?",
            "À vérifier",
            "aucune liste postérieure n'est dans le corpus",
        ),
        (
            "La circulaire de 2009 est-elle encore valable ?",
            "À vérifier",
            "vérifiez l'état actuel de l'accord",
        ),
    ],
)
def test_whether_a_text_is_still_the_rule_comes_first(
    question: str, first: str, then: str, text_search: TextSearch
) -> None:
    (done,) = run_turns((question,), text_search)
    text = around_draft(done.draft, done.results)
    assert text.startswith(f"**{first}")
    assert then in text.split("\n\n")[0]
    assert done.faults(done.draft) == []


@pytest.mark.parametrize(
    "question",
    ["Qui est le ministre du travail en 2026 ?", "Quel est le prix du visa aujourd'hui ?"],
)
def test_what_only_a_later_time_could_tell_is_not_covered(
    question: str, text_search: TextSearch
) -> None:
    (done,) = run_turns((question,), text_search)
    assert status_of(done.results) is Status.NOT_COVERED


def test_later_texts_are_never_cited() -> None:
    """The corpus holds none of them: what is known of them bears no citation mark."""
    said = decrire_texte("arrêté de 2008", "validité").statements
    later = [s for s in said if "2025" in s.text or "2011" in s.text]
    assert later
    assert not any(s.supports for s in later)


def test_a_question_of_signature_begins_with_the_identity() -> None:
    assert not asks_validity("Quand l'arrêté du 18 janvier 2008 a-t-il été signé ?")
    assert draft([decrire_texte("arrêté")]).startswith("Arrêté du 18 janvier 2008")


@pytest.mark.parametrize(
    "on", [date(2011, 8, 11), date(2012, 12, 26), date(2013, 1, 1), date(2015, 3, 31)]
)
def test_no_list_is_asserted_after_that_of_2008(on: date) -> None:
    """Neither that the list of 2008 applied again, nor that it did not: what is known is said."""
    result = metier_ouvert("géomètre", "Rennes", "sénégalaise", on.isoformat())
    text = " ".join(statement.text for statement in result.statements)
    assert result.verdict is Verdict.UNDETERMINED
    assert "n'était plus" not in text
    for known in ("11 août 2011", "26 décembre 2012", "1er avril 2021", "ouvert selon la liste"):
        assert known in text
    assert "21 mai 2025" not in text


def test_the_list_of_today_is_named_for_a_day_of_today() -> None:
    result = metier_ouvert("géomètre", "Rennes", "", "2026-02-01")
    assert any("21 mai 2025" in statement.text for statement in result.statements)


def test_the_last_day_of_the_list_of_2008() -> None:
    assert metier_ouvert("géomètre", "Rennes", "", "2011-08-10").verdict is Verdict.OPEN


def test_the_legal_basis_is_that_of_the_day() -> None:
    """Before the arrêté, what the circular says; nothing of a later text is cited."""
    result = metier_ouvert("géomètre", "Lyon", "", "2008-01-15")
    cited = {s.passage_id.split("#")[0] for each in result.statements for s in each.supports}
    assert result.verdict is Verdict.OPEN
    assert cited == {"circulaire-2008-01-07"}


def test_the_card_of_a_tunisian_is_named_and_cited() -> None:
    result = metier_ouvert("cuisinier", "Dunkerque", "tunisienne")
    (named,) = [s for s in result.statements if "carte de séjour temporaire" in s.text]
    assert any(s.passage_id == "circulaire-2009-07-31#3-3" for s in named.supports)


def test_a_question_about_a_code_explains_the_code(text_search: TextSearch) -> None:
    (done,) = run_turns(("Code 52213 en Île-de-France, c'est quoi ce code ?",), text_search)
    assert [result.kind for result in done.results] == ["code"]


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("qui a validé la liste des CQPM ?", False),
        ("la liste a été validée par quel groupe", False),
        ("la liste est-elle valide ?", True),
        ("ces listes ne sont plus valides", True),
    ],
)
def test_to_have_been_validated_is_not_to_be_valid(question: str, asked: bool) -> None:
    assert asks_validity(question) is asked


@pytest.mark.parametrize(
    "question",
    ["Quand l'accord Pro-A est-il entré en vigueur ?", "à quelle date l'accord pro-a prend effet"],
)
def test_the_entry_into_force_is_told_first_where_it_is_asked(question: str) -> None:
    assert asked_detail(question) == ENTRY
    told = [s.text for s in decrire_texte("Pro-A", ENTRY).statements if s.role is Role.LIST]
    assert told[0].startswith("- Entrée en vigueur")
