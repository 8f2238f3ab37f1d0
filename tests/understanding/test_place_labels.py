"""A place that was read is handed on by a label that names it and no other."""

from __future__ import annotations

import random

import pytest

from assistant.understanding.find_mentions import mentions
from assistant.understanding.gazetteer import entities
from assistant.understanding.geography import REFERENCE, Place, departements
from assistant.understanding.place_labels import label_of, place_labelled

COMMUNES = [
    row.split(",")[:3]
    for row in (REFERENCE / "communes.csv").read_text(encoding="utf-8").splitlines()[2:]
]
TOWNS = [(name, code) for name, code, size in COMMUNES if int(size or 0) >= 2_000]


def test_the_label_of_every_commune_is_read_back() -> None:
    wrong = []
    for name, code, _ in COMMUNES:
        place = place_labelled(f"{name} ({code})")
        region = departements()[code].region
        expected = () if region == "outre-mer" else (region,)
        if place is None or (place.name, place.departement, place.regions) != (
            name,
            code,
            expected,
        ):
            wrong.append((name, code, place))
    assert len(COMMUNES) > 35_000
    assert wrong == []


def test_the_label_of_every_other_place_is_read_back() -> None:
    for entry in entities().values():
        for place in entry.places:
            found = place_labelled(label_of(place))
            assert found is not None, place
            assert (found.name, found.regions, found.country) == (
                place.name,
                place.regions,
                place.country,
            )


def test_a_choice_is_read_as_a_sentence() -> None:
    """The choices between homonyms name the département: "Mer (Loir-et-Cher)"."""
    sample = random.Random(3).sample([t for t in TOWNS if len(t[1]) == 2], 100)
    for name, code in sample:
        found = mentions(f"{name} ({departements()[code].name})")
        assert found.regions == (departements()[code].region,), name
        assert found.place_words == (f"{name} ({code})",)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("dans la Vienne", "Vienne (86)"),
        ("à Vienne", "Vienne (38)"),
        ("dans la Loire", "Loire (42)"),
        ("à Bruxelles", "Bruxelles (Belgique)"),
        ("en Bretagne", "Bretagne"),
        ("dans le Grand Est", "Grand Est"),
    ],
)
def test_labels(sentence: str, label: str) -> None:
    assert mentions(f"géomètre {sentence}").place_words == (label,)


@pytest.mark.parametrize(
    "frame", ["géomètre à {}", "géomètre {}", "{}, géomètre", "serveur malien à {}, c'est ouvert ?"]
)
def test_a_town_named_in_full_is_never_read_by_a_piece_of_its_name(frame: str) -> None:
    """A small homonym of a larger town may give way to it; nothing else may be read."""
    for name, _ in random.Random(5).sample([t for t in TOWNS if len(t[1]) == 2], 80):
        found = mentions(frame.format(name)).place_mentions
        if not found:  # a name that is also a word: the region is asked about
            continue
        assert len(found) == 1, (frame.format(name), found)
        assert any(_bears(place, name) for place in found[0].candidates), (name, found)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("geometre champs sur marne", "Champs-sur-Marne (77)"),
        ("géomètre vigneux de bretagne", "Vigneux-de-Bretagne (44)"),
        ("géomètre montauban de bretagne", "Montauban-de-Bretagne (35)"),
        ("géomètre val-du-layon", "Val-du-Layon (49)"),
        ("géomètre albertville", "Albertville (73)"),
        ("géomètre la roche chalais", "La Roche-Chalais (24)"),
        ("géomètre saint leu la forêt", "Saint-Leu-la-Forêt (95)"),
    ],
)
def test_compound_and_small_names_without_a_sign(sentence: str, label: str) -> None:
    assert mentions(sentence).place_words == (label,)


def _bears(place: Place, name: str) -> bool:
    return place.name == name or place.name.startswith(f"{name}-")
