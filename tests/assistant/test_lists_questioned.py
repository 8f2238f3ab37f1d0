"""Both lists of certifications: numbers supposed of them, titles that they lack, what is false."""

import pytest

from assistant.cqpm_answers import answer_cqpm
from assistant.pro_a_answers import answer_pro_a
from assistant.results import ToolResult
from assistant.understanding.absent_titles import title_after_kind, trade_named
from assistant.understanding.codes import find_codes
from assistant.understanding.list_counts import supposed_count
from assistant.understanding.named_tables import in_both_tables


def _said(result: ToolResult) -> str:
    return " ".join(s.text for s in result.statements)


def _head(result: ToolResult) -> str:
    return result.statements[0].text


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("la liste a bien 231 CQPM actifs ?", "**Oui** : 231 qualifications actives."),
        ("52 qualifications supprimées, c'est exact ?", "**Non**, pas 52 : 48"),
        ("il y a 20 cqpm dans le domaine 605, non ?", "**Non**, pas 20 : 16"),
        ("les 16 cqpm non industriels, c'est bon ?", "**Oui** : 16"),
        ("la métallurgie compte 250 CQPM, vrai ?", "**Non**, pas 250 : 231 actives, 289"),
        ("il y a 29 domaines de cqpm, exact ?", "**Oui** : 29 domaines"),
    ],
)
def test_a_number_supposed_of_the_metallurgy_list_is_answered_first(words: str, head: str) -> None:
    assert _head(answer_cqpm(words)).startswith(head)


def test_the_number_of_all_that_is_no_longer_active_is_told_apart() -> None:
    said = _said(answer_cqpm("58 CQPM supprimés, c'est bien ça ?"))
    assert "**Non**, pas 58 : 48" in said
    assert "en veille ou supprimées, ensemble" in said


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("l'annexe Pro-A compte 210 certifications, exact ?", "**Non**, pas 210 : 197"),
        ("83 certifications Pro-A dans l'industrie, vrai ?", "**Oui** : 83"),
        ("12 CAP dans l'annexe pro-a, c'est ça ?", "**Non**, pas 12 : 9 certifications (CAP)"),
        ("les 7 secteurs de l'annexe Pro-A", "**Non**, pas 7 : 5 secteurs"),
        ("30 métiers dans le secteur BTP de la Pro-A, non ?", "**Oui** : 30 métiers"),
    ],
)
def test_a_number_supposed_of_the_annex_is_answered_first(words: str, head: str) -> None:
    assert _head(answer_pro_a(words)).startswith(head)


@pytest.mark.parametrize(
    "words",
    ["combien de CQPM actifs ?", "certifications de niveau 5, c'est bien ça ?", "CQPM 42, non ?"],
)
def test_a_number_that_is_asked_or_names_one_thing_supposes_none(words: str) -> None:
    assert supposed_count(words) is None


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("le 0207 est bien du domaine 605 ?", "**Non** : le CQPM 0207 n'est pas"),
        ("le CQPM technicien logistique est bien industriel ?", "**Oui** : le CQPM 0121"),
        ("le CQPM vendeur négociateur international est industriel ?", "**Non** : le CQPM 0008"),
        ("c'est vrai que le 0118 est en veille depuis 2007 ?", "**Non**, pas à cette date (2007)"),
        ("le 0118 est en veille depuis 2009 ?", "**Oui** : le CQPM 0118"),
        ("CQPM 1990 06 57 0042", "**À corriger** : aucune entrée ne porte"),
    ],
)
def test_a_detail_supposed_of_an_entry_is_answered_first(words: str, head: str) -> None:
    assert _head(answer_cqpm(words)).startswith(head)


def test_a_day_or_a_reason_that_is_asked_gets_no_yes() -> None:
    assert "**Oui**" not in _said(
        answer_cqpm("quand le CQPM 0126 a-t-il été supprimé, et pourquoi ?")
    )


@pytest.mark.parametrize("number", ["89-06-57-0042", "1989 06 57 0042", "89 01 54/88 0013"])
def test_a_full_number_is_known_without_its_century_or_its_spaces(number: str) -> None:
    assert "À corriger" not in _said(answer_cqpm(f"CQPM {number}"))


def test_a_level_supposed_of_a_code_is_answered_first() -> None:
    assert _head(answer_pro_a("RNCP34095 niveau IV ?")).startswith("**Non**, pas de niveau 4")
    assert not _head(answer_pro_a("RNCP34095 niveau 3 ?")).startswith("**Non**")


@pytest.mark.parametrize(
    ("words", "title", "near"),
    [
        ("TP conseiller funéraire en Pro-A", "conseiller funéraire", "Conseiller clientèle"),
        ("le BTS assistant juridique est-il en pro-a ?", "assistant juridique", "Assistant RH"),
        ("Pro-A monteur vidéo", "monteur vidéo", "Monteur raccordeur"),
        ("un MBA par la pro-a", "MBA", "secteurs"),
        ("CACES en pro-a", "CACES", "secteurs"),
        ("un bac pro ASSP en pro-a", "ASSP", "secteurs"),
    ],
)
def test_a_title_that_the_annex_lacks_is_said_so(words: str, title: str, near: str) -> None:
    said = _said(answer_pro_a(words))
    assert said.startswith("Aucune certification de la liste Pro-A ne correspond")
    assert title in said
    assert near in said


def test_what_follows_a_kind_is_a_title_only_where_it_names_a_trade() -> None:
    assert title_after_kind("quels CAP sont les plus courts") == ""
    assert title_after_kind("un BTS possible en pro-a") == ""
    assert trade_named("le formateur de la Pro-A doit être agréé ?") == ""
    assert trade_named("le tuteur et l'employeur en Pro-A") == ""
    assert trade_named("quel interlocuteur en Pro-A ?") == ""


def test_a_title_that_lies_in_a_sub_sector_is_said_to_be_absent_before_its_rows() -> None:
    said = _said(answer_pro_a("TP technicien d'assistance en informatique en Pro-A"))
    assert said.startswith("L'annexe ne porte pas « technicien d'assistance en informatique »")


def test_a_sub_sector_after_the_name_of_the_scheme_is_no_diploma() -> None:
    assert "filière Transport" in _head(answer_pro_a("pro-a transport niveau 3"))
    assert "BTS Transport" in _head(answer_pro_a("BTS transport en pro-a"))


def test_only_the_entries_of_the_status_are_told_where_which_is_asked() -> None:
    said = _said(answer_cqpm("lesquels des CQPM de fraiseur sont encore valables ?"))
    assert "0034" in said
    assert "0097" not in said


def test_how_many_is_told_before_few_entries() -> None:
    head = _head(answer_cqpm("combien de CQPM en soudage ?"))
    assert head.startswith("**4 qualifications**, dont 3 actives")
    assert "qualifications**" not in _head(answer_cqpm("0187 et 0205 coûtent combien ?"))


def test_an_amount_that_is_the_forfait_is_confirmed() -> None:
    assert _head(answer_cqpm("le CQPM 0205 vaut bien 457 € ?")).startswith("**Oui** : le forfait")


def test_a_title_of_the_annex_alone_is_found_from_the_metallurgy_list() -> None:
    assert "RNCP21801" in _said(answer_cqpm("CQPM chaudronnier d'atelier"))


def test_a_second_theme_is_answered_too() -> None:
    said = _said(answer_cqpm("un cqpm RH ou logistique ?"))
    assert "0264" in said
    assert "0121" in said


def test_a_domain_without_its_name_is_one_where_no_entry_has_that_number() -> None:
    assert "31 qualifications du domaine 601" in _said(answer_cqpm("combien de cqpm dans le 601"))


@pytest.mark.parametrize(
    ("sentence", "kind"), [("34095, c'est quoi ?", "rncp"), ("61222, c'est quoi ?", "rome_1999")]
)
def test_five_digits_that_only_the_annex_prints_are_its_code(sentence: str, kind: str) -> None:
    assert [c.kind for c in find_codes(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("en Pro-A et CQPM, un tourneur", "un tourneur"),
        ("CQPM ou pro a pour un soudeur", "pour un soudeur"),
        ("le CQPM soudeur et la Pro-A", ""),
    ],
)
def test_both_lists_side_by_side_are_read_each(sentence: str, rest: str) -> None:
    assert in_both_tables(sentence) == rest
