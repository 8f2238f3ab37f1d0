"""Each format that can be added: what is read, where it is said to stand, quotes word for word."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_files

from corpus.added.extract import extracted
from corpus.added.intake import take
from corpus.added.structure import segmented
from corpus.build import ROOT
from corpus.records import Passage, PassageKind


def read(path: Path, data: bytes, separator: str = "") -> tuple[str, dict[str, Passage]]:
    path.write_bytes(data)
    blocks = extracted(take(path), separator).blocks
    content, passages = segmented("essai", blocks)
    assert len({p.id for p in passages}) == len(passages)
    return content, {p.id.removeprefix("essai#"): p for p in passages}


RICH = {
    "circulaire.docx": sample_files.docx(with_note=True),
    "circulaire.html": sample_files.HTML.encode(),
    "circulaire.md": sample_files.MARKDOWN.encode(),
}


@pytest.mark.parametrize("name", RICH)
def test_headings_items_tables_and_notes(name: str, tmp_path: Path) -> None:
    content, passages = read(tmp_path / name, RICH[name])
    assert passages["titre"].text == "Circulaire du 5 mars 2024"
    first = passages["art-1-al-1"]
    assert first.text.startswith("La commission se réunit chaque trimestre.")
    assert first.path == ("Circulaire du 5 mars 2024", "Article 1er")
    assert first.locator == "article 1er, alinéa 1"
    assert first.notes == ("essai#note-1",)
    assert passages["note-1"].text.endswith("Soit quatre fois par an.")
    items = [p for p in passages.values() if p.kind is PassageKind.ITEM]
    assert [p.text for p in items] == ["les demandes nouvelles ;", "les recours."]
    assert items[1].locator.endswith("2e tiret")
    row = passages["art-1-tableau-1-ligne-2"]
    assert (row.kind, row.text) == (PassageKind.ROW, "Commission dix jours")
    assert row.locator == "article 1er, tableau 1, ligne 2 (« Commission »)"
    assert "jamais lu" not in content
    assert "Accueil" not in content


@pytest.mark.parametrize("name", [*RICH, "arrete.txt", "arrete.pdf"])
def test_quotes_stand_word_for_word_in_the_extracted_text(name: str, tmp_path: Path) -> None:
    data = RICH.get(name) or sample_files.TEXT.encode()
    if name.endswith(".pdf"):
        data = sample_files.pdf([sample_files.TEXT.split("\n")])
    content, passages = read(tmp_path / name, data)
    lines = content.split("\n")
    for passage in passages.values():
        for segment in passage.segments:
            stretch = " ".join(" ".join(lines[segment.line_start - 1 : segment.line_end]).split())
            assert segment.text in stretch


def test_every_line_of_the_extracted_text_is_in_a_passage(tmp_path: Path) -> None:
    content, passages = read(tmp_path / "arrete.txt", sample_files.TEXT.encode())
    covered = {
        n
        for p in passages.values()
        for s in p.segments
        for n in range(s.line_start, s.line_end + 1)
    }
    assert covered == set(range(1, len(content.rstrip("\n").split("\n")) + 1))


def test_the_legal_structure_of_a_text(tmp_path: Path) -> None:
    _, passages = read(tmp_path / "arrete.txt", sample_files.TEXT.encode())
    found = {name: (p.locator, p.text) for name, p in passages.items()}
    assert found["visa-1"] == ("visa 1", "Vu le code du travail ;")
    assert found["art-1-al-1"][1].endswith(
        "Il s'applique à toute demande déposée après son entrée en vigueur."
    )
    assert found["art-1-al-2-tiret-2"] == ("article 1er, alinéa 2, 2e tiret", "les apprentis.")
    assert found["art-2-i-al-1"][0] == "article 2, I, alinéa 1"
    assert found["art-2-i-1o-a"] == ("article 2, I, 1°, a", "a) pendant trois semaines ;")
    assert found["art-2-i-2o"] == ("article 2, I, 2°", "2° De l'échec de la recherche.")
    assert found["art-2-ii-al-2"] == ("article 2, II, alinéa 2", "Son silence vaut rejet.")
    assert found["signatures"][1].endswith("J. Dupont")
    assert found["annexe-tableau-1-ligne-3"][1] == "Normandie 44132 Soudeur"
    assert passages["art-2-i-1o"].path == ("TITRE Ier – DISPOSITIONS GÉNÉRALES", "Art. 2")
    assert passages["art-3-al-1"].path[1] == "Chapitre II : Dispositions finales"


def test_addresses_are_masked(tmp_path: Path) -> None:
    _, passages = read(tmp_path / "arrete.txt", sample_files.TEXT.encode())
    item = passages["art-2-i-1o-b"]
    assert item.text == "b) par écrit à [adresse masquée] ou au guichet ;"
    assert [s.text for s in item.segments] == ["b) par écrit à", "ou au guichet ;"]


def test_a_pdf_tells_the_page_and_drops_what_runs(tmp_path: Path) -> None:
    pages = [
        [
            "Bulletin officiel",
            "Article 1er",
            "La commission se réunit chaque",
            "trimestre.",
            "1 / 3",
        ],
        ["Bulletin officiel", "Article 2", "Elle rend un avis motivé sur chaque", "Page 2"],
        ["Bulletin officiel", "demande qui lui est transmise.", "3 / 3"],
    ]
    content, passages = read(tmp_path / "avis.pdf", sample_files.pdf(pages))
    assert passages["art-1-al-1"].locator == "page 1, article 1er, alinéa 1"
    second = passages["art-2-al-1"]
    assert second.locator == "page 2, article 2, alinéa 1"
    assert second.text == "Elle rend un avis motivé sur chaque demande qui lui est transmise."
    assert "Bulletin" not in content
    assert "3 / 3" not in content


def test_a_pdf_names_its_pages_without_text(tmp_path: Path) -> None:
    path = tmp_path / "partiel.pdf"
    text = "La commission se réunit chaque trimestre et rend un avis motivé sur chaque demande."
    path.write_bytes(sample_files.pdf([["Article 1er", text, text], []]))
    assert extracted(take(path)).remarks == ("Pages sans texte, sans doute des images : 2.",)


def test_words_cut_at_the_end_of_a_line_are_joined(tmp_path: Path) -> None:
    lines = ["Article 1er", "La demande d'auto-", "risation est reçue en sous-", "préfecture."]
    _, passages = read(tmp_path / "coupe.txt", "\n".join(lines).encode())
    assert passages["art-1-al-1"].text == "La demande d'autorisation est reçue en sous-préfecture."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    _, passages = read(tmp_path / "texte.txt", "Article 1er\nL'été à Nîmes.\n".encode(encoding))
    assert passages["art-1-al-1"].text == "L'été à Nîmes."


def test_a_single_sentence_is_a_paragraph_that_can_be_found(tmp_path: Path) -> None:
    _, passages = read(tmp_path / "note.txt", b"Le plafond est de 1 500 euros")
    assert [p.kind for p in passages.values()] == [PassageKind.PARAGRAPH]


def test_the_same_file_gives_the_same_passages(tmp_path: Path) -> None:
    first = read(tmp_path / "a.txt", sample_files.TEXT.encode())
    assert read(tmp_path / "b.txt", sample_files.TEXT.encode()) == first


def test_points_sub_articles_and_marked_headings(tmp_path: Path) -> None:
    lines = [
        "07 MARS 2024",
        "# 1. Objet de la circulaire",
        "# 1.1. Portée",
        "La présente circulaire s'applique partout.",
        "Article 3 – Des ruches",
        "Article 3-1 – De leur nombre",
        "Le nombre des ruches est fixé par le préfet.",
        "Fait à Lyon, le 5 mars 2024.",
        *(f"Ligne {n} d'une liste" for n in range(40)),
    ]
    _, passages = read(tmp_path / "points.txt", "\n\n".join(lines).encode())
    assert passages["1-1-al-1"].locator == "point 1.1, alinéa 1"
    assert passages["1-1-al-1"].path == ("1. Objet de la circulaire", "1.1. Portée")
    assert passages["art-3-1-al-1"].path[-2:] == ("Article 3 – Des ruches", lines[5])
    assert passages["art-3"].kind is PassageKind.HEADING
    assert "Ligne 0" in passages["signatures"].text
    assert "Ligne 30" not in passages["signatures"].text
    assert not [name for name in passages if name.startswith("7")]


@pytest.mark.parametrize("source", sorted((ROOT / "sources").glob("*.txt")), ids=lambda p: p.stem)
def test_long_official_texts_lose_nothing(source: Path, tmp_path: Path) -> None:
    content, passages = read(tmp_path / "texte.txt", source.read_bytes())
    covered = {
        n
        for p in passages.values()
        for s in p.segments
        for n in range(s.line_start, s.line_end + 1)
    }
    lines = content.rstrip("\n").split("\n")
    left = [n for n, line in enumerate(lines, 1) if n not in covered and line.strip()]
    assert [lines[n - 1] for n in left if "@" not in lines[n - 1]] == []
    assert "@" not in " ".join(p.text + p.quote for p in passages.values())
