"""A town keeps its whole name from what it looks like: jobs, nationalities, dates, bigger towns."""

from __future__ import annotations

import pytest

from assistant.understanding.find_mentions import mentions
from assistant.understanding.places import find_places


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("serveur à Panissières", "Panissières"),  # ends as trades do
        ("serveur à Marennes-Hiers-Brouage", "Marennes-Hiers-Brouage"),
        ("serveur à Sainte-Hélène-sur-Isère", "Sainte-Hélène-sur-Isère"),  # no Hellene
        ("serveur à Marcellaz-Albanais", "Marcellaz-Albanais"),
        ("serveur à Guilligomarc'h", "Guilligomarc'h"),
        ("serveur à Grand'Landes", "Grand'Landes"),
    ],
)
def test_a_town_keeps_its_whole_name(sentence: str, town: str) -> None:
    found = mentions(sentence)
    assert found.metier_codes == ("13222",)
    assert [p.candidates[0].name for p in found.place_mentions] == [town]
    assert not found.nationality
    assert found.date_mention is None


def test_a_town_as_printed_is_no_slip_for_a_job() -> None:
    found = mentions("Chaumeré pilote de cimenterie togolais")  # nor a thatcher
    assert found.metier_codes == ("45231",)


@pytest.mark.parametrize("sentence", ["infirmier à l'hôpital", "cuisinier à l'école"])
def test_a_workplace_is_no_town(sentence: str) -> None:
    assert not mentions(sentence).place_mentions


@pytest.mark.parametrize("town", ["vieux conde", "bois guillaume"])
def test_a_name_of_ordinary_words_is_a_town_after_a(town: str) -> None:
    (place,) = find_places(f"géomètre à {town}")
    assert place.text == town


def test_a_whole_name_is_not_taken_for_part_of_a_bigger_one() -> None:
    (place,) = find_places("à Essey")
    assert not place.dominant
    assert {p.departement for p in place.candidates} >= {"21", "54"}
    (city,) = find_places("à Boulogne-Billancourt")
    assert city.dominant


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("lieu de travail haussimont, emploi géomètre", "haussimont"),
        ("Lieu de travail : Les Arcs ; géomètre", "Les Arcs"),
        ("géomètre pour une boite de izon", "izon"),
        ("un employeur de l'albenc cherche un géomètre", "l'albenc"),
        ("géomètre embauché à boucau ?", "boucau"),
        ("le poste est situé à grimaud; géomètre", "grimaud"),
        ("apt pour géomètre, treffrin, camerounais", "treffrin"),
    ],
)
def test_a_small_town_in_small_letters_is_read_where_work_is_told(sentence: str, town: str) -> None:
    assert [place.text for place in find_places(sentence)] == [town]


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ("maçon La Baule malien", "La Baule-Escoublac"),
        ("maçon la baule", "La Baule-Escoublac"),
        ("maçon Baule", "Baule ("),
        ("maçon Le Touquet", "Le Touquet-Paris-Plage"),
        ("chef d'équipe BTP Le Mans Turque", "Le Mans"),
        ("cuisinier tours turc", "Tours"),
        ("serveur bon turc", ""),
        ("serveuse dame malienne", ""),
    ],
)
def test_a_name_with_its_article_or_before_a_nationality(sentence: str, town: str) -> None:
    label = mentions(sentence).place_label
    assert label.startswith(town) if town else not label
