"""Towns written as they are heard, or beside a métier with nothing that announces them."""

import pytest

from assistant.understanding.find_mentions import mentions
from assistant.understanding.place_sounds import name_by_sound, sound
from assistant.understanding.places import find_places


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dunkerk", "dunkerque"),
        ("bordo", "bordeaux"),
        ("bordeau", "bordeaux"),
        ("perpiniant", "perpignan"),
        ("limoje", "limoges"),
        ("mulouz", "mulhouse"),
        ("valensienne", "valenciennes"),
        ("shambery", "chambery"),
        ("avinion", "avignon"),
    ],
)
def test_a_town_is_known_by_its_sound(typed: str, name: str) -> None:
    assert name_by_sound(typed) == name


def test_a_sound_that_several_towns_share_designates_none() -> None:
    assert sound("sete") == sound("cette")
    assert name_by_sound("vitri") is None  # two towns of like size, and too short a sound


@pytest.mark.parametrize(
    ("sentence", "region"),
    [
        ("je cherche à Bordo", "aquitaine"),
        ("chef de chantier à dunkerk", "nord-pas-de-calais"),
        ("une entreprise sur Limoje", "limousin"),
    ],
)
def test_a_place_is_read_by_sound_where_one_is_called_for(sentence: str, region: str) -> None:
    (found,) = find_places(sentence)
    assert found.regions == (region,)
    assert found.corrected_from


@pytest.mark.parametrize(
    ("sentence", "region"),
    [
        ("geometre bordo c ouver?", ("aquitaine",)),
        ("61232 ajacio?", ("corse",)),
        ("chef de chantié dunkerk", ("nord-pas-de-calais",)),
        ("Vire, dessinateur en électricité", ("basse-normandie",)),
        ("et la reunion c bon pr chef chantier?", ()),
    ],
)
def test_a_place_beside_a_metier_needs_no_preposition(
    sentence: str, region: tuple[str, ...]
) -> None:
    (found,) = mentions(sentence).place_mentions
    assert found.regions == region


@pytest.mark.parametrize(
    "sentence",
    [
        "le métier de géomètre est-il en tension ?",
        "géomètre, dossier complet, avis favorable",
        "un serveur embauché comme barman",
        "conducteur de travaux avec dix ans de pratique",
        "Madame Martine, géomètre",
        "quelles formations pour un soudeur débutant",
    ],
)
def test_ordinary_words_beside_a_metier_are_no_places(sentence: str) -> None:
    assert not mentions(sentence).place_mentions


def test_a_name_of_a_town_and_a_departement_may_be_either() -> None:
    (found,) = mentions("Vienne, géomètre").place_mentions
    assert not found.dominant
    assert set(found.regions) == {"poitou-charentes", "rhone-alpes"}
