from __future__ import annotations

import pytest

from index import french


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'employeur", "employeur"),
        ("L’EMPLOYEUR", "l'employeur"),
        ("salariés", "salarie"),
        ("qualifié", "QUALIFIEE"),
        ("jusqu'au contrat", "contrat"),
        ("article L. 313-14", "article L313-14"),
        ("article L. 313-14", "ARTICLE L.313-14"),
        ("1 200 euros", "1200 euros"),
        ("1er juillet", "1 juillet"),
        ("œuvre", "oeuvre"),
        ("chaudronnier-soudeur", "chaudronnier soudeur"),
    ],
)
def test_spellings_that_index_alike(one: str, other: str) -> None:
    assert french.terms(one) == french.terms(other) != []


def test_a_number_of_law_stays_whole() -> None:
    assert french.terms("en application de l'article L. 2232-10-1") == [
        french.stem("application"),
        french.stem("article"),
        "l2232-10-1",
    ]


def test_function_words_are_left_out() -> None:
    assert french.terms("Est-ce que nous avons le droit ?") == ["droit"]


def test_codes_keep_their_digits() -> None:
    assert french.terms("RNCP34095 et 61222") == ["rncp34095", "61222"]


def test_forms_of_minimum_and_maximum_have_one_stem() -> None:
    assert len({french.stem(w) for w in ("mini", "minimum", "minimale", "minimaux")}) == 1
    assert len({french.stem(w) for w in ("max", "maxi", "maximum", "maximale")}) == 1
    assert french.stem("minima") != french.stem("minimum")  # "minima sociaux"
