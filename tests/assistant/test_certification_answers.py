"""Which rows and entries a question on certifications selects, and how the answer says it."""

from __future__ import annotations

import pytest

from assistant.cqpm_answers import answer_cqpm
from assistant.lookups import lire_article
from assistant.pro_a_answers import answer_pro_a, pro_a_criteria
from assistant.results import Role, ToolResult
from assistant.rules.pro_a import select


def _told(result: ToolResult) -> str:
    return "\n".join(s.text for s in result.statements)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Le TP cariste d'entrepôt est à quel niveau ?", ["RNCP34857", "RNCP310"]),
        ("le TP formateur professionnel d'adultes", ["RNCP247"]),
        ("bac pro plastiques et composites", ["RNCP7585"]),
        ("le BTS MUC", ["RNCP462"]),
        ("le BTS NRC mène à quels postes ?", ["RNCP474"]),
        ("electricien batiment niv 4", ["RNCP27774"]),
        ("webmaster ou développeur web", ["RNCP32173", "RNCP13595", "RNCP31114"]),
        (
            "chauffeur poids lourd et chauffeur de car",
            ["RNCP1884", "RNCP2714", "RNCP31085"],
        ),
    ],
)
def test_the_title_the_acronym_or_each_métier_named_selects_its_own_rows(
    words: str, codes: list[str]
) -> None:
    rows = select(pro_a_criteria(words))
    assert list(dict.fromkeys(row.rncp for row in rows)) == codes


def test_under_a_métier_the_certification_that_is_named_comes_first() -> None:
    listed = [s.text for s in answer_pro_a("infirmière de bloc").statements if s.role is Role.LIST]
    assert "RNCP34862" in listed[0]
    assert len(listed) == 4


def test_another_branch_is_said_to_be_outside_the_agreement() -> None:
    first = answer_pro_a("Pro-A dans la branche du bâtiment").statements[0]
    assert "branche du travail temporaire" in first.text
    assert first.supports


@pytest.mark.parametrize("words", ["CQP de la plasturgie : la liste", "les BTS du notariat"])
def test_a_field_that_no_diploma_of_the_kind_names_is_not_in_the_list(words: str) -> None:
    assert "Aucune certification" in answer_pro_a(words).statements[0].text


@pytest.mark.parametrize("words", ["les CAP de la liste", "CQP de l'annexe", "bac pro du bâtiment"])
def test_the_list_or_a_sector_is_no_unknown_field(words: str) -> None:
    assert "Aucune certification" not in _told(answer_pro_a(words))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("CQPM supprimés en 2009", ["0046", "0126", "0144", "0163", "0198", "0225"]),
        ("qualifications mises en veille depuis 2009", ["0106", "0118", "0169", "0184"]),
        ("CQPM supprimés entre 2004 et 2006", ["0062", "0097"]),
    ],
)
def test_a_period_keeps_the_entries_that_ended_in_it(words: str, numbers: list[str]) -> None:
    listed = [s.text[2:6] for s in answer_cqpm(words).statements if s.role is Role.LIST]
    assert listed == numbers


def test_the_date_of_the_list_is_no_period() -> None:
    assert "48 qualifications supprimées" in _told(
        answer_cqpm("les CQPM supprimés de la liste du 10 mars 2010")
    )


def test_a_misspelt_word_of_a_title_still_finds_it() -> None:
    told = _told(answer_cqpm("ascenceur : cqpm dispo"))
    assert all(number in told for number in ("0019", "0180", "0267"))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("quel RNCP pour le CQPM 0187 ?", "RNCP24895"),
        ("CQPM 0042 et Pro-A", "RNCP19460"),
        ("CQPM 0015 dans la Pro-A ?", "L'annexe de l'accord Pro-A ne porte pas cet intitulé"),
    ],
)
def test_a_cqpm_is_set_beside_its_pro_a_line_when_that_is_asked(words: str, code: str) -> None:
    assert code in _told(answer_cqpm(words))
    assert "RNCP" not in _told(answer_cqpm(words.split(" ")[0] + " 0042"))


def test_a_pro_a_line_is_set_beside_its_cqpm_when_that_is_asked() -> None:
    told = _told(answer_pro_a("le CQPM responsable d'équipe autonome est-il en Pro-A ?"))
    assert "CQPM 0183" in told


def test_a_note_of_the_cqpm_list_is_read_once_with_the_entries_it_ends() -> None:
    told = _told(lire_article("note 35", "cqpm-2010-03-10"))
    assert told.count("10 décembre 2009") == 1
    assert "0118" in told
    assert "0169" in told


def test_a_note_that_the_list_lacks_is_said_with_how_many_it_has() -> None:
    assert "notes vont de 1 à 36" in _told(lire_article("note 50", "cqpm-2010-03-10"))


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("CQPM soudeur aéronautique actif ?", "soudeur aéronautique"),
        ("un CQPM peintre en bâtiment ?", "peintre en bâtiment"),
        ("chaudronnier d'atelier, c'est un CQPM ?", "chaudronnier d'atelier"),
        ("frigoriste il y a un CQPM ?", "frigoriste"),
    ],
)
def test_a_title_that_the_cqpm_list_does_not_print_is_never_passed_off_as_one(
    words: str, title: str
) -> None:
    first = answer_cqpm(words).statements[0].text
    assert first.startswith(f"La liste ne porte pas l'intitulé « {title} »")


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("chauffeur de taxi, pro-a possible ?", "chauffeur de taxi"),
        ("Pro-A pour un électricien automobile ?", "électricien automobile"),
    ],
)
def test_a_metier_that_the_annex_does_not_print_is_never_passed_off_as_one(
    words: str, title: str
) -> None:
    assert answer_pro_a(words).statements[0].text.startswith(f"L'annexe ne porte pas « {title} »")


@pytest.mark.parametrize(
    "words",
    [
        "CQPM soudeur industriel actif ?",
        "cqpm soudeur toujours en vigueur en 2010 ?",
        "le CQPM soudeur de la liste de la métallurgie",
    ],
)
def test_what_is_said_of_a_printed_title_is_no_part_of_it(words: str) -> None:
    assert "ne porte pas" not in _told(answer_cqpm(words))


@pytest.mark.parametrize("words", ["maçon en intérim", "cariste en Pro-A", "serveur à Lyon"])
def test_what_is_said_of_a_printed_metier_is_no_part_of_it(words: str) -> None:
    assert "ne porte pas" not in _told(answer_pro_a(words))


def test_a_word_that_few_titles_hold_designates_them() -> None:
    assert "RNCP30098" in _told(answer_pro_a("qhse en pro-a"))
    assert "ascenseurs" in _told(answer_cqpm("ascensoriste, quel cqpm ?"))


def test_the_same_title_of_another_kind_is_told() -> None:
    told = _told(answer_cqpm("le CQPM chaudronnier aéronautique est-il dans la Pro-A ?"))
    assert "ne porte pas cet intitulé de CQPM" in told
    assert "TP Chaudronnier aéronautique (RNCP1873)" in told


def test_of_two_states_named_none_is_supposed() -> None:
    assert "**Non**" not in _told(answer_cqpm("cqpm 105 : actif ou supprimé"))
    assert "**Non**" in _told(answer_cqpm("cqpm 105 : actif ?"))
