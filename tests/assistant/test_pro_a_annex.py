"""The Pro-A annex: its divisions, what it does not have, and the neighbours of an absence."""

import pytest

from assistant.lookups import metier_ouvert
from assistant.pro_a_answers import answer_pro_a, pro_a_criteria
from assistant.results import Role, ToolResult
from assistant.rules.pro_a import select
from assistant.understanding.absent_texts import absent_text
from assistant.understanding.find_mentions import mentions
from assistant.understanding.geography import read_table
from assistant.understanding.intent import Intent, intent_of
from corpus.library import load


def _said(result: ToolResult) -> str:
    return " ".join(s.text for s in result.statements)


def _intent(words: str) -> Intent:
    found = mentions(words)
    return intent_of(words, found.entities, found.only_names, found.beside)


@pytest.mark.parametrize(
    ("words", "lead", "lines"),
    [
        ("quelles sous-filières dans le secteur tertiaire ?", "10 sous-filières", 10),
        ("les secteurs de l'annexe Pro-A, c'est quoi ?", "5 secteurs", 5),
        ("quels métiers du secteur environnement en Pro-A ?", "1 métier", 1),
        ("combien de métiers dans le BTP, Pro-A ?", "30 métiers", 30),
    ],
)
def test_divisions_are_listed_and_counted(words: str, lead: str, lines: int) -> None:
    result = answer_pro_a(words)
    assert lead in result.statements[0].text
    assert sum(s.role is Role.LIST for s in result.statements) == lines


def test_certifications_for_the_metiers_of_a_sector_are_certifications() -> None:
    said = _said(answer_pro_a("quelles certifications pour les métiers de la restauration ?"))
    assert "RNCP34422" in said


def test_an_unknown_sector_is_refused_with_those_there_are() -> None:
    said = _said(answer_pro_a("le secteur de la plasturgie est-il dans l'annexe Pro-A ?"))
    assert "n'a pas de secteur « plasturgie »" in said
    assert "Tertiaire" in said


@pytest.mark.parametrize("words", ["CAP coiffure en Pro-A ?", "un BTS diététique éligible Pro-A ?"])
def test_a_field_right_after_a_kind_is_not_passed_over(words: str) -> None:
    assert "Aucune certification" in _said(answer_pro_a(words))


def test_an_absent_trade_shows_its_neighbours() -> None:
    said = _said(answer_pro_a("plâtrier, quelle certification Pro-A ?"))
    assert "Aucune certification" in said
    assert "Métier voisin : Peintre" in said


def test_every_neighbour_is_a_metier_of_the_annex() -> None:
    known = {row.metier for row in load().pro_a}
    rows = read_table("pro_a_voisins.csv")
    assert {m for row in rows for m in row["metiers"].split(" | ")} <= known


def test_cqp_cqpm_is_one_kind() -> None:
    assert "8 certifications" in _said(answer_pro_a("combien de CQP/CQPM dans l'annexe ?"))


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("cuisinier, 3 certifications c'est ça ?", Intent.PRO_A),
        ("les CQPM sont-ils dans la Pro-A ?", Intent.CQPM),
        ("date de la circulaire du 31 juillet 2009 ?", Intent.SOURCE),
        ("quels secteurs dans l'annexe ?", Intent.PRO_A),
    ],
)
def test_what_is_asked(words: str, intent: Intent) -> None:
    assert _intent(words) is intent


def test_an_article_with_a_full_stop_is_a_point() -> None:
    assert mentions("article 3.3 de la circulaire Tunisie").articles == ("point 3.3",)


def test_a_misprinted_code_is_explained_before_a_region_is_asked() -> None:
    said = _said(metier_ouvert("52213"))
    assert "imprimé qu'une fois" in said
    assert "52313" in said


def test_a_title_whose_second_word_no_diploma_has_is_absent() -> None:
    said = _said(answer_pro_a("TP conducteur de pelle"))
    assert "conducteur de pelle" in said
    assert "Chauffeur TP" in said


def test_another_branch_is_no_text_of_the_corpus() -> None:
    assert absent_text("que prévoit l'IDCC 1486 ?")
    assert not absent_text("que prévoit l'IDCC 2378 ?")
    assert not mentions("que prévoit l'IDCC 1486 ?").texts


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("un vigile peut faire une Pro-A ?", Intent.PRO_A),
        ("les lic pro de l'annexe ?", Intent.PRO_A),
        ("c'est quel texte, IMIM0900076C ?", Intent.SOURCE),
        ("code 61222 c quoi", Intent.CODE),
        ("61224, je ne le trouve pas en Bretagne, pourquoi ?", Intent.OPENING),
    ],
)
def test_what_is_asked_in_haste(words: str, intent: Intent) -> None:
    assert _intent(words) is intent


def test_a_sector_after_a_kind_is_no_part_of_a_title() -> None:
    rows = select(pro_a_criteria("quels bac pro dans l'industrie en Pro-A ?"))
    assert {r.secteur for r in rows} == {"Industrie"}
    assert len(rows) > 5


def test_a_count_of_titles_pros_counts_them_alone() -> None:
    rows = select(pro_a_criteria("combien de TP de niveau 5 dans le BTP ?"))
    assert {r.rncp for r in rows} == {"RNCP1863"}


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("plus haut niveau dans la Pro-A ?", Intent.PRO_A),
        ("quel niveau maximum pour avoir droit à la Pro-A ?", Intent.TEXT),
    ],
)
def test_the_highest_level_of_the_annex_is_no_condition_on_the_person(
    words: str, intent: Intent
) -> None:
    assert _intent(words) is intent


def test_the_highest_level_of_the_annex_gives_its_rows() -> None:
    assert "niveau 7 : 7 certifications" in answer_pro_a("le plus haut niveau").statements[0].text
