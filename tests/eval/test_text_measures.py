"""How texts are compared, by hand."""

from __future__ import annotations

import pytest

from eval.text import fold, fold_quote, says, stands_in_source


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  L’Œuvre\u00a0: **Été** [1], [2, 3] fin", "l'oeuvre : ete , fin"),
        ("Île‑de–France", "ile de france"),
        ("1\u202f500 €", "1 500 €"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_quote_keeps_case_and_accents() -> None:
    assert fold_quote("L’Été\n\tdes\u00a0Œuvres") == "L'Été des OEuvres"


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("les 16 métiers", "16", True),
        ("en 2016", "16", False),
        ("160 lignes", "16", False),
        ("Le Géomètre", "geometre", True),
        ("de 6 à 12 mois", "/6 a \\d+ mois/", True),
        ("douze mois", "/\\d+ mois/", False),
    ],
)
def test_says(text: str, term: str, said: bool) -> None:
    assert says(fold(text), term) is said


@pytest.mark.parametrize(
    ("quote", "valid"),
    [
        ("61222\tGéomètre", True),
        ("61222  Géomètre", True),
        ("L’article 40 de la loi", False),  # it stands in the circulaire, not here
        ("61222 géomètre", False),  # a quote keeps its capitals
        ("", False),
    ],
)
def test_a_quote_stands_word_for_word_in_its_own_source(quote: str, valid: bool) -> None:
    assert stands_in_source("arrete-2008-01-18", quote) is valid


def test_a_quote_from_an_unknown_source_does_not_stand() -> None:
    assert not stands_in_source("code-du-travail", "Géomètre")
