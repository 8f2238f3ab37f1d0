"""A declared table: rows of the rules with their dates, and faults that name line and column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.added.blocks import Extraction
from corpus.added.declaration import Nature, load_declaration
from corpus.added.declared import Rows, declared_rows
from corpus.added.extract import extracted
from corpus.added.intake import take
from corpus.added.problems import TextProblem
from corpus.added.structure import segmented

METIERS = """nature: métiers par région
en vigueur du: 2024-03-10
colonnes:
  région: Région
  code: Code
  intitulé: Métier
"""
CERTIFICATIONS = """nature: certifications
en vigueur du: 2024-03-10
en vigueur au: 2024-12-31
colonnes: {métier: 1, diplôme: 2, rncp: 3, niveau: 4}
"""


def rows(tmp_path: Path, table: str, declaration: str = METIERS, name: str = "liste.md") -> Rows:
    (tmp_path / "table.yaml").write_text(declaration)
    declared = load_declaration(tmp_path / "table.yaml")
    (tmp_path / name).write_text(table)
    found: Extraction = extracted(take(tmp_path / name), declared.separator)
    content, passages = segmented("essai", found.blocks)
    return declared_rows(declared, content, passages)


def fault(tmp_path: Path, table: str, declaration: str = METIERS, name: str = "liste.md") -> str:
    with pytest.raises(TextProblem) as problem:
        rows(tmp_path, table, declaration, name)
    return str(problem.value)


def markdown(*lines: str, titles: str = "Région | Code | Métier") -> str:
    dashes = "|".join("---" for _ in titles.split("|"))
    return "\n".join(["# Liste", "", f"| {titles} |", f"|{dashes}|", *(f"| {x} |" for x in lines)])


def test_regions_of_2008_of_2016_and_the_whole_country(tmp_path: Path) -> None:
    found = rows(
        tmp_path,
        markdown(
            "BRETAGNE | 61222 | Géomètre",
            " | 44132 | Soudeur",
            "Hauts-de-France | f1703 | Maçon",
            "Toutes les régions | B1Z40 | Couvreur",
        ),
    )
    cells = [(r.region, r.code, r.title) for r in found.metiers]
    assert cells == [
        ("bretagne", "61222", "Géomètre"),
        ("bretagne", "44132", "Soudeur"),
        ("nord-pas-de-calais", "F1703", "Maçon"),
        ("picardie", "F1703", "Maçon"),
        ("", "B1Z40", "Couvreur"),
    ]
    assert "Nord-Pas-de-Calais, Picardie" in found.metiers[2].resolution
    counted = {h.region: h.counted for h in found.lists}
    assert len(counted) == 23
    assert (counted["bretagne"], counted["picardie"], counted["corse"], counted[""]) == (2, 1, 0, 1)


def test_a_list_cites_the_row_that_names_its_region(tmp_path: Path) -> None:
    found = rows(tmp_path, markdown("Bretagne | 61222 | Géomètre", "Corse | 44132 | Soudeur"))
    passages = {h.region: h.passage_id for h in found.lists}
    assert passages["corse"] == "essai#tableau-1-ligne-3"
    assert passages["alsace"] == "essai#titre"


def test_several_values_in_a_cell_and_regions_left_out(tmp_path: Path) -> None:
    more = 'valeurs séparées par: ","\nrégions ignorées: [Guadeloupe]\n'
    table = markdown("Bretagne, Corse, Guadeloupe | 61222, 44132 | Métier")
    found = rows(tmp_path, table, METIERS + more)
    assert {(r.region, r.code) for r in found.metiers} == {
        (region, code) for region in ("bretagne", "corse") for code in ("61222", "44132")
    }


@pytest.mark.parametrize("separator", [";", "|", "tabulation", "espaces"])
def test_separators_of_plain_text(separator: str, tmp_path: Path) -> None:
    sign = {"tabulation": "\t", "espaces": "    "}.get(separator, separator)
    table = "Une liste.\n\n" + "\n".join(
        sign.join(cells)
        for cells in (("Région", "Code", "Métier"), ("Corse", "61222", "Géomètre du cadastre"))
    )
    found = rows(tmp_path, table, METIERS + f'séparateur: "{separator}"\n', "liste.txt")
    assert [(r.region, r.title) for r in found.metiers] == [("corse", "Géomètre du cadastre")]


def test_certifications_by_rank_of_column(tmp_path: Path) -> None:
    table = markdown(
        "Soudeur | CAP Métallerie | RNCP 450 | 3",
        " | Titre Soudeur | 34095 | sans niveau",
        titles="Métier | Diplôme | Code RNCP | Niveau",
    )
    found = rows(tmp_path, table, CERTIFICATIONS).certifications
    assert [(r.metier, r.diplome, r.rncp, r.niveau) for r in found] == [
        ("Soudeur", "CAP Métallerie", "RNCP450", 3),
        ("Soudeur", "Titre Soudeur", "RNCP34095", None),
    ]
    assert found[1].passage_id == "essai#tableau-1-ligne-3"


def test_the_dates_of_a_table(tmp_path: Path) -> None:
    (tmp_path / "t.yaml").write_text(CERTIFICATIONS)
    found = load_declaration(tmp_path / "t.yaml")
    assert found.nature is Nature.CERTIFICATIONS
    assert (found.in_force_from, found.in_force_to) == (date(2024, 3, 10), date(2024, 12, 31))


CELLS = {
    "Bretgne | 61222 | Géomètre": ("« Région »", "vouliez-vous écrire « Bretagne »"),
    "Martinique | 61222 | Géomètre": ("« Région »", "outre-mer"),
    "Corse | géomètre | Géomètre": ("« Code »", "n'est pas un code"),
    "Corse |  | Géomètre": ("« Code »", "n'est pas un code"),
    "Corse | 61222 | ": ("« Métier »", "est vide"),
}


@pytest.mark.parametrize("line", CELLS)
def test_a_cell_that_cannot_be_read_is_named(line: str, tmp_path: Path) -> None:
    column, said = CELLS[line]
    message = fault(tmp_path, markdown("Bretagne | 44132 | Soudeur", line))
    assert "tableau 1, ligne 3" in message
    assert "ligne 4 du texte extrait" in message
    assert f"colonne {column}" in message
    assert said in message


def test_a_certification_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    titles = "Métier | Diplôme | Code RNCP | Niveau"
    message = fault(tmp_path, markdown("Soudeur | CAP | 12 A | 3", titles=titles), CERTIFICATIONS)
    assert "colonne « 3 (rncp) » : « 12 A » n'est pas un code RNCP" in message
    message = fault(tmp_path, markdown("Soudeur | CAP | 450 | bac", titles=titles), CERTIFICATIONS)
    assert "colonne « 4 (niveau) » : « bac » n'est pas un niveau" in message


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    message = fault(tmp_path, markdown("Corse | 61222 | x", titles="Zone | Code | Métier"))
    assert "Aucune ligne de tableau" in message
    assert "« Région »" in message


DECLARATIONS = {
    METIERS.replace("nature", "genre"): "ligne 1, colonne 8 : clé inconnue « genre »",
    METIERS.replace("métiers par", "métier par"): "ligne 1, colonne 9 : nature inconnue",
    METIERS.replace("2024-03-10", "mars 2024"): "ligne 2, colonne 16 : « en vigueur du » attend",
    METIERS.replace("région: R", "regoin: R"): "ligne 4, colonne 3 : colonne inconnue « regoin »",
    METIERS.replace("  code: Code\n", ""): "il manque la colonne « code »",
    METIERS.replace("code: Code", "code: 2"): "toutes par titre ou toutes par rang",
    METIERS + "en vigueur au: 2023-01-01\n": "ligne 7, colonne 16 : 2023-01-01 précède 2024-03-10",
    METIERS + "séparateur: 3\n": "ligne 7, colonne 13 : « séparateur » attend un signe",
    METIERS + "régions ignorées: Mayotte\n": "attend une liste",
    METIERS + "  autre: [1\n": "la mise en forme YAML est fautive",
    "nature: certifications\n": "il manque la ligne « en vigueur du",
    "- nature\n": "ligne 1",
    "": "ligne 1",
}


@pytest.mark.parametrize("declaration", DECLARATIONS)
def test_a_declaration_that_cannot_be_read_is_named(declaration: str, tmp_path: Path) -> None:
    message = fault(tmp_path, markdown("Corse | 61222 | Géomètre"), declaration)
    assert DECLARATIONS[declaration] in message
    assert "table.yaml" in message
