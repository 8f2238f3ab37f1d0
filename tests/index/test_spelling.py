from __future__ import annotations

from pathlib import Path

import pytest

from index.spelling import Speller

TEXTS = [
    "Les conditions d'accès à la formation professionnelle des salariés.",
    "La déclaration préalable est obligatoire. La déclaration est gratuite.",
    "Le géomètre et le soudeur.",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller.of(TEXTS)


@pytest.mark.parametrize(
    ("typed", "repaired"),
    [
        ("conditoins d'acces", "conditions d'accès"),
        ("formaton proffesionnelle", "formation professionnelle"),
        ("declaration", "déclaration"),
        ("geometre", "géomètre"),
        ("Quelles sont les conditions ?", "Quelles sont les conditions ?"),
        ("declarations", "declarations"),  # its stem is known: nothing to guess
    ],
)
def test_slips_and_missing_accents_are_repaired(
    speller: Speller, typed: str, repaired: str
) -> None:
    assert speller.repair(typed) == repaired


@pytest.mark.parametrize("word", ["xylophone", "soud", "RNCP34095", "61222", "boudeur", "dans"])
def test_what_is_far_short_or_numbered_is_left_alone(speller: Speller, word: str) -> None:
    assert speller.repair(word) == word


def test_saved_and_loaded_alike(speller: Speller, tmp_path: Path) -> None:
    speller.save(tmp_path)
    assert Speller.load(tmp_path).repair("conditoins geometre") == "conditions géomètre"
