"""Folding, tokens and stems that the other readers of a question rely on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.text import fold, light_stem, match_key, mostly_capitals, tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Œuvre d’Été", "oeuvre d'ete"),
        ("CAFE\u0301", "cafe"),
        ("Île‑de‑France", "ile-de-france"),
        ("a\u00a0b", "a b"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_match_key_joins_words() -> None:
    assert match_key(" Provence-Alpes-Côte d'Azur ! ") == "provence alpes cote d azur"


def test_tokenize_separates_elisions_and_hyphens() -> None:
    found = [
        t.folded for t in tokenize("Qu’est-ce qu'il y a jusqu’à L'Haÿ-les-Roses aujourd’hui ?")
    ]
    expected = "qu' est ce qu' il y a jusqu' a l' hay les roses aujourd'hui"
    assert found == expected.split()


@pytest.mark.parametrize(
    "forms",
    [
        ("serveur", "serveurs", "serveuse", "serveuses"),
        ("tunisien", "tunisienne", "tunisiens", "tunisiennes"),
        ("général", "générale", "généraux", "générales"),
        ("français", "française", "françaises"),
        ("grec", "grecque", "grecs", "grecques"),
        ("infirmier", "infirmière", "infirmières"),
        ("travail", "travaux"),
        ("public", "publique", "publics", "publiques"),
        ("employé", "employée", "employées"),
    ],
)
def test_light_stem_joins_inflections(forms: tuple[str, ...]) -> None:
    assert len({light_stem(f) for f in forms}) == 1


def test_light_stem_keeps_different_words_apart() -> None:
    assert light_stem("serveur") != light_stem("service")
    assert light_stem("bas") == "bas"


def test_mostly_capitals() -> None:
    assert mostly_capitals("GEOMETRE EN BRETAGNE ?")
    assert not mostly_capitals("Géomètre, CDI")


@given(st.text())
def test_tokens_stand_in_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(st.text())
def test_fold_and_stem_accept_anything(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    light_stem(text)
