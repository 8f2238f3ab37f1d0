"""The rules that repair cells, codes, words and printings, on small examples."""

from __future__ import annotations

import pytest

from corpus.french_dates import find_date, in_french
from corpus.read import read
from corpus.read_cqpm import Printed
from corpus.read_pro_a import align
from corpus.records import CqpmReading, MetierRow
from corpus.resolve_cqpm import reconciled
from corpus.resolve_metiers import resolved
from corpus.titles import same_words, titles_agree

PRO_A = "accord-pro-a-2021-01-22"
HEADER = "ANNEXE\n\nSecteur\tSous-filière\tMétier\tDiplôme\tCode\n"


def metier(code: str, title: str, line: int, source_id: str = "arrete-2008-01-18") -> MetierRow:
    return MetierRow(source_id, "alsace", code, code, title, title, line, "x", "tel quel")


@pytest.mark.parametrize(
    ("cells", "column", "aligned", "slid"),
    [
        (["S", "F", "M", "D", "C"], 4, ["S", "F", "M", "D"], False),
        (["", "", "", "D", "C"], 4, ["", "", "", "D"], False),
        (["F", "M", "D", "C", ""], 3, ["", "F", "M", "D"], True),
        (["M", "", "D", "C", ""], 3, ["", "", "M", "D"], True),
        (["D", "C", "", "", ""], 1, ["", "", "", "D"], True),
        (["", "D", "", "C", ""], 3, ["", "", "", "D"], True),
        (["A", "S", "F", "M", "D", "C"], 5, ["S", "F", "M", "D"], True),
    ],
)
def test_slid_cells_are_put_back_from_the_right(
    cells: list[str], column: int, aligned: list[str], slid: bool
) -> None:
    found = align(cells, column)
    assert (found.cells, found.slid) == (aligned, slid)


def test_empty_cells_take_the_row_above_even_past_a_page_break() -> None:
    text = (
        HEADER + "S\tF\tM\tUn\tRNCP1 (niveau 3)\n\n^{DS}\nAW\n\n\t\t\tDeux\tRNCP2 (sans niveau)\n"
    )
    one, two = read(PRO_A, text).pro_a
    assert (two.secteur, two.filiere, two.metier) == (one.secteur, one.filiere, one.metier)
    assert (one.niveau, two.niveau) == (3, None)
    assert (
        two.resolution
        == "repris : secteur de la ligne 4, sous-filière de la ligne 4, métier de la ligne 4"
    )


def test_a_title_runs_on_past_a_page_break() -> None:
    text = HEADER + "S\tF\tM\tUn,\tRNCP1 (niveau 3)\nDS\n\t\t\tet deux\t\n"
    (row,) = read(PRO_A, text).pro_a
    assert row.diplome == "Un, et deux"
    assert (row.line_start, row.line_end) == (4, 6)


def test_two_codes_in_one_cell_make_two_rows() -> None:
    text = HEADER + "S\tF\tM\tUn\tRNCP 1 (niveau 3) RNCP2 (niveau 5)\n"
    one, two = read(PRO_A, text).pro_a
    assert (one.rncp, two.rncp) == ("RNCP1", "RNCP2")
    assert one.passage_id == two.passage_id
    assert "RNCP1 et RNCP2" in one.note


def test_a_lone_code_yields_to_the_code_of_its_title() -> None:
    rows = [metier("52313", "Ascenseurs", n) for n in range(5)] + [metier("52213", "Ascenseurs", 9)]
    last = resolved(rows)[-1]
    assert (last.code, last.code_read) == ("52313", "52213")
    assert "52213 lu, 52313 retenu" in last.resolution


def test_a_lone_code_stands_when_the_evidence_is_thin() -> None:
    few = [metier("52313", "Ascenseurs", n) for n in range(4)] + [metier("52213", "Ascenseurs", 9)]
    assert resolved(few)[-1].code == "52213"
    other = [metier("52313", "Ascenseurs", n) for n in range(9)] + [metier("52213", "Grues", 9)]
    assert resolved(other)[-1].code == "52213"


def test_a_code_of_two_rows_is_not_a_slip() -> None:
    rows = [metier("52313", "Ascenseurs", n) for n in range(9)]
    rows += [metier("52213", "Ascenseurs", 10), metier("52213", "Ascenseurs", 11)]
    assert [row.code for row in resolved(rows)[-2:]] == ["52213", "52213"]


def test_a_rare_word_yields_to_a_close_and_frequent_one() -> None:
    rows = [metier("1", "Installateur-maintenicien en gaz", n) for n in range(10)]
    rows.append(metier("1", "Installateur-maintien en gaz", 11))
    assert resolved(rows)[-1].title == "Installateur-maintenicien en gaz"
    rows.append(metier("2", "Installateur-maintien en eau", 12))
    assert resolved(rows)[-1].title == "Installateur-maintien en eau"  # another code


def test_a_rare_word_that_is_not_close_stands() -> None:
    rows = [metier("1", "Systèmes automatiques", n) for n in range(20)]
    rows.append(metier("1", "Systèmes mécaniques", 21))
    assert resolved(rows)[-1].title == "Systèmes mécaniques"


def printing(title: str, line: int) -> Printed:
    reading = CqpmReading(line, f"p{line}", "numéro", "1990 01 01 0001", title, "O", "600", "457 €")
    return Printed("0001", True, reading, None, None)


@pytest.mark.parametrize(
    ("titles", "chosen", "cited"),
    [
        (("lavage", "lavage", "lavage", "levage"), "lavage", "p0"),
        (("levage", "lavage", "lavage", "lavage"), "lavage", "p1"),
        (("brasseur", "braseur", "braseur", "brasseur"), "brasseur", "p0"),
        (("a", "b", "b", "c"), "b", "p1"),
    ],
)
def test_printings(titles: tuple[str, ...], chosen: str, cited: str) -> None:
    (row,) = reconciled([printing(title, n) for n, title in enumerate(titles)], [])
    assert (row.intitule, row.passage_id) == (chosen, cited)
    assert len(row.readings) == 4
    assert all(f"« {title} »" in row.note for title in titles)


def test_printings_that_agree_raise_no_note() -> None:
    (row,) = reconciled([printing("lavage", n) for n in range(4)], [])
    assert (row.note, row.resolution) == ("", "4 impressions concordantes")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Tech. qualité const. mécanique", "Technicien qualité de la construction mécanique", True),
        ("Géomètre", "Géomètre", True),
        ("Marchandiseur", "Marchandiseur (conception de points de vente)", True),
        ("Informaticien, informaticienne d'étude", "Informaticien d'étude (dont chef)", True),
        ("Méca. d'engins de chantier", "Mécanicien d'engin de chantier", True),
        ("systèmes mécaniques", "systèmes automatiques", False),
        ("Installateur-maintien", "Installateur-maintenicien", False),
        ("Chef de chantier", "Conducteur de travaux", False),
    ],
)
def test_titles_agree(one: str, other: str, agree: bool) -> None:
    assert titles_agree(one, other) is agree
    assert titles_agree(other, one) is agree


def test_same_words() -> None:
    assert same_words("Bac Pro Procédés de la chimie", "BAC PRO procédés de chimie")
    assert not same_words("TP Soudeur", "Soudeur")


def test_french_dates() -> None:
    found = find_date("supprimée à compter du 1er juillet 2000")
    assert found is not None
    assert in_french(found) == "1er juillet 2000"
    assert find_date("le 31 février 2008") is None
    assert find_date("sans date") is None
