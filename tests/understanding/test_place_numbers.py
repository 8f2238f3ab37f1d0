"""Numbers that tell a place: postcodes wherever they stand, and pairs of départements."""

from __future__ import annotations

import pytest

from assistant.understanding.find_mentions import mentions


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("68100 soudeur turc c ouvert ?", ("Mulhouse (68)",)),
        ("35000 informaticien d'étude", ("Rennes (35)",)),
        ("serveur 13001 malien", ("Marseille (13)",)),
        ("serveur malien 13001", ("Marseille (13)",)),
        ("dessinatrice, 44 ou 35 ? ou c ouvert", ("Loire-Atlantique (44)", "Ille-et-Vilaine (35)")),
        ("ts les métiers 29 ?", ("Finistère (29)",)),
        ("61232 25210 indonésien", ("25210",)),
        ("togolais / pilote de cimenterie / 30520", ("Saint-Martin-de-Valgalgues (30)",)),
        ("61221 73 kazakh", ("Savoie (73)",)),
        ("togolais / dessinateur en mécanique / 49", ("Maine-et-Loire (49)",)),
        ("géomètre 44 et 35", ("Loire-Atlantique (44)", "Ille-et-Vilaine (35)")),
    ],
)
def test_numbers_that_are_places(sentence: str, places: tuple[str, ...]) -> None:
    found = mentions(sentence)
    assert found.place_words == places
    assert set(found.rome_codes) <= {"61221", "61232"}


@pytest.mark.parametrize(
    "sentence",
    [
        "10000 euros de contribution ?",
        "35000 demandes déposées en 2008 ?",
        "61222 est-il ouvert ?",
        "certification 34095",
        "géomètre, 61239",
        "61232 20 dossiers",
        "61221 24 mois",
        "géomètre de 30 ou 35 ans",
        "les articles 10 et 11 ?",
        "soudeur, entre 30 et 35 ans",
    ],
)
def test_numbers_that_are_no_places(sentence: str) -> None:
    assert mentions(sentence).place_words == ()
