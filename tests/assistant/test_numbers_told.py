"""Numbers: told first and proved, refused where a text has another, divisions of a text."""

from __future__ import annotations

import pytest

from assistant.cqpm_answers import answer_cqpm
from assistant.lookups import lire_article
from assistant.memory import Memory
from assistant.pro_a_answers import answer_pro_a
from assistant.results import Role
from assistant.rules.articles import read
from assistant.suppositions.figures import false_premise, without_figures
from assistant.understanding.intent import Intent
from assistant.understanding.reader import understand
from assistant.wording.passages import Extract
from corpus.library import load

PRO_A = "accord-pro-a-2021-01-22"


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("combien de certifications dans le BTP en Pro-A ?", "31 certifications"),
        ("combien de certifications de niveau 5 en pro-a ?", "29 certifications"),
    ],
)
def test_a_number_of_certifications_rests_on_the_first_and_last_lines(
    asked: str, lead: str
) -> None:
    result = answer_pro_a(asked)
    assert lead in result.statements[0].text
    assert len(result.statements[0].supports) == 3
    assert not [s for s in result.statements if s.text.startswith("- ")]


def test_a_short_list_is_shown_with_its_number() -> None:
    result = answer_pro_a("combien de certifications de niveau 7 en Pro-A ?")
    assert [s for s in result.statements if s.text.startswith("- ")]


def test_a_level_that_the_annex_lacks_is_refused() -> None:
    (statement,) = answer_pro_a("des certifs de niveau 8 en pro-a ?").statements
    assert statement.text.startswith("**Non**")
    assert "vont de 3 à 7" in statement.text


def test_the_active_qualifications_are_counted_in_one_sentence() -> None:
    lead, *rest = answer_cqpm("combien de qualifications CQPM sont actives ?").statements
    assert lead.text.startswith("231 qualifications actives")
    assert len(lead.supports) == 3
    assert [s.role for s in rest] == [Role.NEXT]


@pytest.mark.parametrize(
    ("asked", "first", "domains"),
    [
        ("domaine 601 ou 604 : lequel a le plus de CQPM ?", "601", 2),
        ("domaine 601 ou 604 : lequel a le moins de CQPM ?", "604", 2),
        ("quel domaine compte le plus de CQPM ?", "600", 5),
    ],
)
def test_domains_are_ranked_by_their_active_entries(asked: str, first: str, domains: int) -> None:
    lead, *lines = answer_cqpm(asked).statements
    assert f"domaine {first}**" in lead.text
    assert len(lines) == domains


def test_a_number_named_twice_is_told_once() -> None:
    assert "(0300)" in answer_cqpm("CQPM 0300 et CQPM 0300 ?").statements[0].text


def test_a_wrong_forfait_is_refused_and_given_to_the_text_that_has_it() -> None:
    wrong, other, *_ = answer_cqpm("pour un CQPM on est a 17 € de l'heure, d'accord ?").statements
    assert wrong.text.startswith("**Non**")
    assert "457 €" in wrong.text
    assert other.supports[0].passage_id == f"{PRO_A}#art-6-al-2"
    right = answer_cqpm("le forfait CQPM c'est bien 457 euros ?").statements
    assert not [s for s in right if s.text.startswith("**Non**")]


def _extract(passage_id: str) -> Extract:
    passage = load().passages[f"{PRO_A}#{passage_id}"]
    return Extract(passage, passage.quote)


@pytest.mark.parametrize(
    ("question", "passage_id", "says"),
    [
        ("le forfait Pro-A c'est bien 9,15 € ?", "art-6-al-2", "« 17 euros », pas « 9,15 € »"),
        ("la Pro-A peut durer 48 mois, non ?", "art-4-al-1", "pas « 48 mois »"),
        ("l'accord est conclu pour 3 ans c'est ça ?", "art-8-al-1", "« durée indéterminée »"),
    ],
)
def test_a_figure_that_the_passage_contradicts_begins_with_no(
    question: str, passage_id: str, says: str
) -> None:
    (statement,) = false_premise(question, _extract(passage_id))
    assert statement.text.startswith("**Non**")
    assert says in statement.text
    assert statement.supports


@pytest.mark.parametrize(
    ("question", "passage_id"),
    [
        ("la durée minimale c'est bien 6 mois ?", "art-4-al-1"),  # "entre 6 et 12 mois"
        ("la durée peut bien aller à 3 ans ?", "art-4-al-1"),  # "36 mois"
        ("3 ans, c'est bien possible pour un jeune de 20 ans ?", "art-4-al-1"),
        ("le forfait est de combien d'euros ?", "art-6-al-2"),
        ("un CDI de 2 ans, c'est bien ça ?", "art-2-al-1"),  # a contract without end is no term
    ],
)
def test_a_figure_that_agrees_or_is_no_premise_is_left(question: str, passage_id: str) -> None:
    told = false_premise(question, _extract(passage_id))
    assert not [s for s in told if s.text.startswith("**Non**")]


def test_a_figure_held_up_is_set_aside_for_the_search_alone() -> None:
    assert "3 ans" not in without_figures("l'accord est conclu pour 3 ans, c'est ça ?")
    (read_as,) = understand("cet accord Pro-A est conclu pour 3 ans c'est ça ?", Memory(), None)
    assert read_as.intent is Intent.TEXT


@pytest.mark.parametrize(
    ("article", "text", "says"),
    [
        ("article 12", "circulaire de 2008", "pas divisé en articles, mais en 12 alinéas"),
        ("point 3.6", "circulaire de 2009", "son point 3 se divise de 3.1 à 3.4"),
        ("article 5", "circulaire de 2009", "ses points vont de 1 à 5"),
        ("article 5", "arrêté", "ses articles vont de 1 à 2"),
    ],
)
def test_a_missing_article_tells_how_the_text_is_divided(
    article: str, text: str, says: str
) -> None:
    (statement,) = lire_article(article, text).statements
    assert says in statement.text
    assert statement.supports


def test_subdivisions_read_as_before() -> None:
    assert read("circulaire-2009-07-31", "point", "3.4")


@pytest.mark.parametrize(
    ("asked", "lead"),
    [
        ("il y a 250 certifications dans la liste Pro-A, non ?", "**Non**, pas 250 : 197"),
        ("la liste Pro-A compte bien 197 certifications ?", "**Oui** : 197"),
    ],
)
def test_a_supposed_number_of_certifications_is_held_against_the_annex(
    asked: str, lead: str
) -> None:
    (read_as,) = understand(asked, Memory(), None)
    assert read_as.intent is Intent.PRO_A
    assert answer_pro_a(asked).statements[0].text.startswith(lead)
