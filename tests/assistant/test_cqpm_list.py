"""The CQPM list: everyday names, longer titles, doubtful printings, states, the Pro-A annex."""

import pytest

from assistant.cqpm_answers import answer_cqpm
from assistant.pro_a_answers import answer_pro_a
from assistant.results import Role, ToolResult
from assistant.understanding.codes import find_codes
from assistant.understanding.geography import read_table
from corpus.library import load


def _said(result: ToolResult) -> str:
    return " ".join(s.text for s in result.statements)


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("CQPM bobinière ?", ("0061", "0238", "0286")),
        ("un cqpm QHSE ?", ("0195", "0215")),
        ("quels CQPM pour un logisticien", ("0121", "0150", "0231")),
        ("cqpm ascensoriste", ("0019", "0180", "0267")),
    ],
)
def test_an_everyday_name_gives_neighbours(words: str, numbers: tuple[str, ...]) -> None:
    said = _said(answer_cqpm(words))
    assert "ne porte pas l'intitulé" in said
    assert all(number in said for number in numbers)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("le cqpm agent de contrôle laser", "0186"),  # no title has all these words
        ("un CQPM de chef de cuisine ?", "« chef de cuisine »"),
        ("existe-t-il un CQPM animateur qualité ?", "« animateur qualité »"),
        ("CQPM technicien robot", "0071"),  # "robotisées": the head word alone says little
    ],
)
def test_a_title_that_no_entry_has_whole_gives_neighbours(words: str, told: str) -> None:
    said = _said(answer_cqpm(words))
    assert "ne porte pas" in said
    assert told in said


@pytest.mark.parametrize("words", ["les CQPM de la maintenance", "CQPM contrôle qualité"])
def test_a_theme_or_words_that_titles_have_gives_those_titles(words: str) -> None:
    assert "ne porte pas" not in _said(answer_cqpm(words))


@pytest.mark.parametrize(
    "words",
    [
        "quelle prise en charge pour un cqpm ?",
        "qui prend en charge le cqpm",
        "la mise en place d'un CQPM",
    ],
)
def test_the_words_of_a_set_phrase_name_no_title(words: str) -> None:
    assert "457 € pour toutes les actives" in _said(answer_cqpm(words))


def test_the_same_words_outside_the_phrase_do() -> None:
    assert "0223" in _said(answer_cqpm("un CQPM de chargé de maintenance"))


def test_every_number_of_the_names_is_in_the_list() -> None:
    known = {row.numero for row in load().cqpm}
    assert {n for row in read_table("cqpm_noms.csv") for n in row["numeros"].split()} <= known


def test_a_whole_title_tells_the_longer_ones() -> None:
    said = _said(answer_cqpm("CQPM tourneur"))
    assert "CQPM 0014" in said
    assert "0037 Tourneur industriel" in said


def test_doubtful_printings_are_listed() -> None:
    lines = [
        s.text
        for s in answer_cqpm("quels CQPM sont imprimés avec des erreurs ?").statements
        if s.role is Role.LIST
    ]
    assert len(lines) == 13
    assert any("lavage" in line and "levage" in line for line in lines)


def test_titles_of_both_lists() -> None:
    said = _said(answer_cqpm("quels CQPM se retrouvent dans l'annexe Pro-A ?"))
    assert "CQPM 0042 Soudeur industriel" in said
    assert "RNCP19460" in said
    assert "8 certifications" in said


def test_a_neighbour_does_not_speak_for_the_annex() -> None:
    said = _said(answer_cqpm("CQPM chaudronnier d'atelier, le même qu'en Pro-A ?"))
    assert "RNCP21801" in said
    assert "ne porte pas cet intitulé" not in said


def test_an_unknown_domain_shows_those_there_are() -> None:
    said = _said(answer_cqpm("CQPM du domaine 777"))
    assert "Aucune qualification" in said
    assert "604" in said


@pytest.mark.parametrize("words", ["217 actif ?", "le 217 est-il supprimé ?", "le 217 en veille ?"])
def test_a_bare_number_with_a_state_is_a_cqpm(words: str) -> None:
    assert [(c.kind, c.value) for c in find_codes(words)] == [("cqpm", "0217")]


def test_a_count_of_entries_is_no_number_of_an_entry() -> None:
    assert not find_codes("les 231 actives")


def test_five_digits_beside_pro_a_are_an_rncp_code() -> None:
    assert [c.value for c in find_codes("34441 est dans la liste Pro-A ?")] == ["RNCP34441"]


@pytest.mark.parametrize(("words", "number"), [("CQPM 7", "0007"), ("le CQPM n°5 ?", "0005")])
def test_a_number_of_one_digit(words: str, number: str) -> None:
    assert [c.value for c in find_codes(words) if c.kind == "cqpm"] == [number]


def test_what_a_sentence_wrongly_supposes_of_the_whole_list() -> None:
    said = _said(answer_cqpm("les 250 CQPM sont tous industriels ?"))
    assert "pas 250" in said
    assert "16 actives ne le sont pas" in said


def test_an_rncp_code_tells_its_cqpm() -> None:
    assert "CQPM 0183" in _said(answer_pro_a("RNCP28230, c'est quel CQPM ?"))


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("le CQPM 0048 était-il actif en 2001 ?", "**Pas encore supprimée** (2001)"),
        ("En 1999, la qualification 0006 existait-elle ?", "**Pas encore supprimée** (1999)"),
        ("le CQPM modeleur est-il encore valable en 2006 ?", "**Déjà supprimée** (2006)"),
        ("CQPM 0141 toujours actif fin 2009", "**Déjà mise en veille** (fin 2009)"),
    ],
)
def test_a_state_is_told_as_of_the_day_asked(words: str, lead: str) -> None:
    said = _said(answer_cqpm(words))
    assert said.startswith(lead)
    assert "À corriger" not in said


@pytest.mark.parametrize(
    "words",
    ["CQPM 0042 encore actif en 2012 ?", "CQPM 0216 actif en 2001 ?", "CQPM 0048 supprimé quand ?"],
)
def test_without_a_day_or_an_end_nothing_is_told_ahead(words: str) -> None:
    assert _said(answer_cqpm(words)).startswith("**CQPM")


@pytest.mark.parametrize(
    "words",
    [
        "le forfait est-il identique pour tous les CQPM ?",
        "le forfait de 457 € s'applique à tous les CQPM ?",
        "chaque CQPM a-t-il un forfait différent ?",
    ],
)
def test_whether_all_have_one_forfait_is_no_title(words: str) -> None:
    assert "457 € pour toutes les actives" in _said(answer_cqpm(words))


@pytest.mark.parametrize(
    "words", ["CQPM en veille du domaine 605", "quels CQPM supprimés sont industriels ?"]
)
def test_what_is_printed_of_active_entries_alone_is_said_of_no_other(words: str) -> None:
    result = answer_cqpm(words)
    assert "des qualifications actives" in result.statements[0].text
    assert len(result.statements) > 5  # the entries of that status all the same


def test_the_domain_of_an_entry_that_ended_is_not_printed() -> None:
    assert "n'imprime" in answer_cqpm("le CQPM 0105, quel domaine ?").statements[1].text
    assert "n'imprime" not in " ".join(s.text for s in answer_cqpm("CQPM 0105 ?").statements)
    of_its_title = answer_cqpm("CQPM Assembleur au plan industriel en charpente, actif ?")
    assert "n'imprime" not in " ".join(s.text for s in of_its_title.statements)


@pytest.mark.parametrize("words", ["CQPM zinguerie", "existe-t-il un CQPM de maroquinerie ?"])
def test_a_field_that_no_entry_has_is_said_absent(words: str) -> None:
    assert "ne contient rien de tel" in answer_cqpm(words).statements[0].text
