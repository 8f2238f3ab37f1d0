"""Cases told in a few words: no preposition, a number, a country, an article left out."""

from __future__ import annotations

import pytest

from assistant.understanding.find_mentions import mentions


@pytest.mark.parametrize(
    ("sentence", "regions"),
    [
        ("chef de chantier Limoges burkinabé", ["limousin"]),
        ("couvreur en intérim Cahors togolais", ["midi-pyrenees"]),
        ("serveuse géorgienne Lanvéoc", ["bretagne"]),
        ("gard carreleur", ["languedoc-roussillon"]),
        ("Landes charpentier bois", ["aquitaine"]),
        ("29 métreur camerounais", ["bretagne"]),
        ("chef de chantier 77 91 95", ["ile-de-france"] * 3),
        ("géomètre 35/44/22", ["bretagne", "pays-de-la-loire", "bretagne"]),
        ("métiers en tension 29 en 2008", ["bretagne"]),
        ("plombier à Ferté-Bernard", ["pays-de-la-loire"]),
        ("géomètre Plessis-Trévise", ["ile-de-france"]),
        ("soudeur à le longeron", ["pays-de-la-loire"]),
        ("topographe La Baule capverdien", ["pays-de-la-loire"]),
        ("couvreur a la baule", ["pays-de-la-loire"]),
        ("géomètre dans la Creuse", ["limousin"]),
        ("une boîte de Sainte-Gauburge cherche un couvreur", ["basse-normandie"]),
        ("la liste picarde et la ligérienne", ["picardie", "pays-de-la-loire"]),
    ],
)
def test_the_place_is_read_without_what_announces_it(sentence: str, regions: list[str]) -> None:
    found = mentions(sentence).place_mentions
    assert [place.regions[0] for place in found] == regions


@pytest.mark.parametrize(
    "sentence",
    ["29 métreurs", "serveur 12/03/09", "couvreur 03/09", "cuisinier de 25 30 ans"],
)
def test_a_count_a_date_or_an_age_is_no_place(sentence: str) -> None:
    assert not mentions(sentence).place_mentions


@pytest.mark.parametrize(
    ("sentence", "nationality"),
    [
        ("opérateur de scierie Tunisie Épinal", "tunisienne"),
        ("géomètre Quimper algérie", "algérienne"),
        ("serveuse maroc Nîmes", "marocaine"),
        ("géomètre Rennes en Algérie", ""),
        ("serveur Madrid Espagne", ""),
    ],
)
def test_a_country_beside_a_job_tells_the_nationality(sentence: str, nationality: str) -> None:
    assert mentions(sentence).nationality == nationality


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("chaudronnier ou soudeur", ["chaudronnier", "soudeur"]),
        ("dessinateur ou projeteur mécanique", ["dessinateur", "projeteur mécanique"]),
        ("plombier ou chauffagiste", ["plombier", "chauffagiste"]),
        ("technicien froid et climatisation", ["technicien froid et climatisation"]),
    ],
)
def test_ou_parts_two_jobs(sentence: str, said: list[str]) -> None:
    assert [metier.text for metier in mentions(sentence).metiers] == said


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("backend developer à Nancy", ["32321"]),
        ("network engineer à Nancy", ["32331", "32311"]),
        ("delivery manager à Nancy", ["32321"]),
        ("guest relations officer à Nancy", []),
        ("responsable d'exploitation à Nancy", ["33221"]),
        ("programmeur CN à Nancy", ["44121"]),
        ("dessinateur-projeteur structure à Nancy", ["61221"]),
    ],
)
def test_a_neighbouring_job_is_never_a_match(sentence: str, codes: list[str]) -> None:
    (metier,) = mentions(sentence).metiers
    assert [candidate.code for candidate in metier.candidates] == codes
    assert not metier.codes


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("cehf de chantier", "61231"),
        ("agetn de maintenance ascenseurs", "52313"),
        ("cheff de chantier", "61231"),
        ("chef de chatier", "61231"),
    ],
)
def test_a_slip_in_a_short_head_or_an_ordinary_word(sentence: str, code: str) -> None:
    (metier,) = mentions(sentence).metiers
    assert [candidate.code for candidate in metier.candidates] == [code]


def test_a_manager_that_nothing_specifies_is_no_english_job() -> None:
    assert not mentions("mon manager m'a dit non").metiers


def test_a_greeting_leaves_a_job_told_by_a_general_word() -> None:
    assert [m.text for m in mentions("bonjour, agent de sécu à Gap").metiers] == ["agent de sécu"]
