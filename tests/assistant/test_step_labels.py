"""What the steps say was consulted, in French."""

from __future__ import annotations

import pytest

from assistant.wording.common import of_region
from assistant.wording.list_refs import ListRef


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ("bretagne", "de Bretagne"),
        ("alsace", "d'Alsace"),
        ("ile-de-france", "d'Île-de-France"),
        ("limousin", "du Limousin"),
        ("pays-de-la-loire", "des Pays de la Loire"),
        ("midi-pyrenees", "de Midi-Pyrénées"),
    ],
)
def test_a_region_after_de(region: str, words: str) -> None:
    assert of_region(region) == words


def test_a_list_is_named_with_its_text_and_its_size() -> None:
    label = ListRef("arrete-2008-01-18", "corse").label
    assert label == "liste de Corse (arrêté du 18 janvier 2008), 11 métiers"
