from __future__ import annotations

import pytest

from assistant.understanding.derivation import trade_of
from assistant.understanding.pro_a_trades import metiers_of_words
from assistant.understanding.text import light_stem


@pytest.mark.parametrize(
    ("trade", "plies"),
    [
        ("soudage", "soudeur"),
        ("soudure", "soudeuse"),
        ("maçonnerie", "maçon"),
        ("boucherie", "boucher"),
        ("chaudronnerie", "chaudronnier"),
        ("peinture", "peintre"),
        ("comptabilité", "comptable"),
        ("carrelage", "carreleurs"),
    ],
)
def test_a_trade_is_that_of_those_who_ply_it(trade: str, plies: str) -> None:
    assert trade_of(light_stem(trade), light_stem(plies))
    assert not trade_of(light_stem(plies), light_stem(trade))


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("coiffure", "coiffes"),  # a cover of a car seat
        ("tournage", "tournante"),
        ("montage", "montagne"),
        ("soudeur", "soudeur"),
        ("usine", "usinage"),
        ("cuisine", "cuisinier"),
    ],
)
def test_words_that_merely_look_alike_are_not(word: str, other: str) -> None:
    assert not trade_of(light_stem(word), light_stem(other))


def test_a_trade_that_is_printed_as_a_sub_sector_names_no_metier() -> None:
    assert metiers_of_words("les certifications de la restauration") == ()
    assert metiers_of_words("se former à la soudure") == ("Soudeur",)
