"""Places as advisers type them, and words that are no places."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.find_mentions import mentions
from assistant.understanding.geography import departements
from assistant.understanding.place_mention import PlaceMention
from assistant.understanding.places import find_places
from corpus.regions import regions


def only(sentence: str) -> PlaceMention:
    found = find_places(sentence)
    assert len(found) == 1, [m.text for m in found]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "name", "region"),
    [
        ("soudeur 69003", "Lyon", "rhone-alpes"),
        ("maçon malien, 13001, CDI", "Marseille", "provence-alpes-cote-d-azur"),
        ("couvreur 44", "Loire-Atlantique", "pays-de-la-loire"),
        ("figure-t-il sur la liste picarde ?", "Picardie", "picardie"),
        ("un chantier Paris 15e", "Paris", "ile-de-france"),
        ("la région est la Lorraine", "Lorraine", "lorraine"),
        ("Le métier de géomètre est-il ouvert en Bretagne ?", "Bretagne", "bretagne"),
        ("Et en Corse ?", "Corse", "corse"),
        ("cuisinier a lyon", "Lyon", "rhone-alpes"),
        ("serveur paris", "Paris", "ile-de-france"),
        ("Rennes", "Rennes", "bretagne"),
        ("maçon à Mâcon", "Mâcon", "bourgogne"),
        ("à Paris 13e", "Paris", "ile-de-france"),
        ("Lyon 3ème arrondissement", "Lyon", "rhone-alpes"),
        ("à Marseille 8e arrondissement", "Marseille", "provence-alpes-cote-d-azur"),
        ("75013 Paris", "Paris", "ile-de-france"),
        ("35000 Rennes", "Rennes", "bretagne"),
        ("poste à Nantes (44000)", "Nantes", "pays-de-la-loire"),
        ("poste dans le 93", "Seine-Saint-Denis", "ile-de-france"),
        ("Conducteur de travaux (44)", "Loire-Atlantique", "pays-de-la-loire"),
        ("peut-on recruter en 2A ?", "Corse-du-Sud", "corse"),
        ("département 35", "Ille-et-Vilaine", "bretagne"),
        ("à St-Étienne", "Saint-Étienne", "rhone-alpes"),
        ("Saint Etienne", "Saint-Étienne", "rhone-alpes"),
        ("chaudronnier au Creusot", "Le Creusot", "bourgogne"),
        ("aux Ulis", "Les Ulis", "ile-de-france"),
        ("au Mans", "Le Mans", "pays-de-la-loire"),
        ("à l'Haÿ-les-Roses", "L'Haÿ-les-Roses", "ile-de-france"),
        ("Boulogne s/ Mer", "Boulogne-sur-Mer", "nord-pas-de-calais"),
        ("dans le Nord", "Nord", "nord-pas-de-calais"),
        ("dans la Vienne", "Vienne", "poitou-charentes"),
        ("à Vienne", "Vienne", "rhone-alpes"),
        ("région Centre", "Centre", "centre"),
        ("métier ouvert en PACA ?", "Provence-Alpes-Côte d'Azur", "provence-alpes-cote-d-azur"),
        ("cuisinier ile de france", "Île-de-France", "ile-de-france"),
        ("chef de chantier en région parisienne", "Île-de-France", "ile-de-france"),
        ("en banlieue lyonnaise", "Lyon", "rhone-alpes"),
        ("une entreprise bretonne", "Bretagne", "bretagne"),
        ("GEOMETRE EN BRETAGNE ?", "Bretagne", "bretagne"),
        ("POUR UN CUISINIER A TOULOUSE", "Toulouse", "midi-pyrenees"),
        ("à Roissy", "Roissy-en-France", "ile-de-france"),
        ("69007", "Lyon", "rhone-alpes"),
        ("29200, technicienne de la vente à distance", "Brest", "bretagne"),
        ("13", "Bouches-du-Rhône", "provence-alpes-cote-d-azur"),
    ],
)
def test_place_and_region(sentence: str, name: str, region: str) -> None:
    mention = only(sentence)
    assert mention.candidates[0].name == name
    assert mention.dominant
    assert mention.regions == (region,)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("à Marseile", "Marseille"),
        ("en Bretange", "Bretagne"),
        ("j'ai un client à Renne", "Rennes"),
        ("a Montpelier", "Montpellier"),
        ("un poste à Aix en Provense", "Aix-en-Provence"),
        ("Midi-pyrénnées", "Midi-Pyrénées"),
        ("cuisinier ile de frace", "Île-de-France"),
        ("dans le val doise", "Val-d'Oise"),
    ],
)
def test_slips_are_corrected_and_said(sentence: str, name: str) -> None:
    mention = only(sentence)
    assert mention.candidates[0].name == name
    assert mention.corrected_from == mention.text


@pytest.mark.parametrize(
    ("sentence", "departement"),
    [
        ("géomètre à Saint-Denis (93)", "93"),
        ("st denis dans le 93", "93"),
        ("à Saint Denis de la Réunion", "974"),
        ("à Clermont dans l'Oise", "60"),
        ("Valence (82)", "82"),
    ],
)
def test_homonyms_are_settled_by_what_stands_beside(sentence: str, departement: str) -> None:
    mention = only(sentence)
    assert {place.departement for place in mention.candidates} == {departement}


@pytest.mark.parametrize(
    ("sentence", "departements_"),
    [("à Saint-Denis", {"93", "974"}), ("Vitry, soudeur ?", {"94", "51"}), ("à Valence", {"26"})],
)
def test_homonyms_stay_open(sentence: str, departements_: set[str]) -> None:
    mention = only(sentence)
    assert departements_ <= {place.departement for place in mention.candidates}
    assert not mention.dominant


@pytest.mark.parametrize("sentence", ["à Nancy", "à Lens", "au Havre", "à Marseille", "à Nice"])
def test_large_towns_are_dominant(sentence: str) -> None:
    assert only(sentence).dominant


def test_new_region_spans_old_ones() -> None:
    place = only("dans le Grand Est").candidates[0]
    assert place.kind == "region_2016"
    assert place.regions == ("alsace", "champagne-ardenne", "lorraine")
    assert place.label == "Grand Est : Alsace, Champagne-Ardenne et Lorraine"


def test_label_states_the_mapping() -> None:
    assert only("à Rennes").candidates[0].label == "Rennes (Ille-et-Vilaine) : région Bretagne"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("à La Réunion", "outre-mer"),
        ("poste en Guadeloupe", "outre-mer"),
        ("à Nouméa", "outre-mer"),
        ("dans les DOM", "outre-mer"),
        ("travailler en Tunisie", "etranger"),
        ("à Bruxelles", "etranger"),
        ("géomètre à Delémont", "etranger"),  # no slip for Denain
        ("à Trifouillis-les-Oies", "inconnu"),
        ("région Zzztop", "inconnu"),
        ("géomètre en Bordurie", "inconnu"),
        ("un poste dans la Poldavie", "inconnu"),
        ("chef de chantier dans le Piémont", "etranger"),
        ("en Rhénanie", "etranger"),
        ("à Saint-Machin-sur-Truc", "inconnu"),
        ("partout en France", "metropole"),
        ("dans toutes les régions ?", "metropole"),
    ],
)
def test_other_kinds(sentence: str, kind: str) -> None:
    assert only(sentence).kind == kind


def test_all_france_is_every_region() -> None:
    assert set(only("France entière").regions) == set(regions())


@pytest.mark.parametrize(
    "sentence",
    [
        "le code 69003",
        "quels métiers ouvre l'article 40",
        "les métiers 74",
        "Le métier est-il ouvert ?",
        "chef de chantier, conducteur de travaux, maçon",
        "Le CQPM 0126 existe-t-il encore ?",
        "RNCP34095 ?",
        "Le code 52313 est-il ouvert ?",
        "Que doit payer l'employeur qui recrute un étranger ?",
        "la somme à payer pour un lot de travaux",
        "à la réunion de chantier du 13 mars",
        "Centre de formation",
        "usinage sur tours automatiques",
        "il a plaisir à travailler",
        "dans le sud-ouest",
        "le nord de la France",
        "un client né à Tunis et originaire du Maroc",
        "Peut-on délivrer une autorisation à Mohamed ?",
        "Quelles sont les conditions de l'article 4 ?",
        "le marché du travail en France",
        "Quels métiers pour les Tunisiens ?",
        "Quel est le SMIC en 2026 ?",
        "le 3 janvier 2008",
        "en alternance à distance, à temps partiel, à partir de mars",
        "Mme Martin et M. Lyon",
        "33121",
        "son métier est dans les 74 ?",
        "parmi les 74 ?",
        "que dit l'accord franco-marocain sur la carte de résident ?",
        "maçon",
        "conseiller en centre d'appels",
        "opérateur sur machines",  # no slip for Malines
        "une boîte de nettoyage cherche un géomètre",
        "lieu de travail : chantier",
    ],
)
def test_no_place(sentence: str) -> None:
    assert find_places(sentence) == ()


def test_roles() -> None:
    home, work = find_places("Il habite à Rennes mais travaillera à Nantes")
    assert (home.role, work.role) == ("domicile", "")
    assert only("partout, sauf en Corse").role == "exclu"
    assert only("une serveuse de nationalité marocaine à Strasbourg").role == ""
    assert only("un ressortissant turc à Lyon").role == ""
    assert only("elle est née à Lyon").role == "origine"


@pytest.mark.parametrize(
    "sentence", ["dans les 92 et 93", "dans le 92 ou 93", "dans le 92 et dans le 93 ?"]
)
def test_several_departement_numbers(sentence: str) -> None:
    found = [m.candidates[0].departement for m in find_places(sentence)]
    assert found == ["92", "93"]


def test_several_places_keep_their_order() -> None:
    names = [m.candidates[0].name for m in find_places("comparer la Bretagne, l'Alsace et Lyon")]
    assert names == ["Bretagne", "Alsace", "Lyon"]


def test_every_departement_has_a_region_of_2008() -> None:
    slugs = set(regions()) | {"outre-mer"}
    assert {d.region for d in departements().values()} == slugs
    assert len([d for d in departements().values() if d.region != "outre-mer"]) == 96


@pytest.mark.parametrize("slug", list(regions()))
def test_every_region_is_read(slug: str) -> None:
    region = regions()[slug]
    assert only(f"Ce métier est-il ouvert {region.locative} ?").regions == (slug,)


@pytest.mark.parametrize("code", [c for c in departements() if len(c) == 2])
def test_every_departement_is_read(code: str) -> None:
    place = departements()[code]
    article = {"l'": "dans l'", "": "à "}.get(place.article, f"dans {place.article} ")
    mention = only(f"Ce métier est-il ouvert {article}{place.name} ?")
    assert mention.candidates[0].departement == code
    assert only(f"un poste dans le {code} ?").candidates[0].departement == code


@given(st.text())
def test_anything_is_accepted(text: str) -> None:
    for mention in find_places(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.candidates


@given(
    st.lists(st.sampled_from("à Saint Denis ( 93 ) , dans le Nord 35000 Y de l' Vitry-".split()))
)
def test_pieces_of_places_are_accepted(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = [(m.start, m.end) for m in find_places(text)]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("couvreuse sens", ["Sens"]),
        ("serveur malien pau ?", ["Pau"]),
        ("topographe levallois", ["Levallois-Perret"]),
        ("cuisinière vienne", ["Vienne", "Vienne"]),  # the département and the town of Isère
        ("géomètre Londres", ["Londres"]),
        ("serveur à tulle le 9 février", ["Tulle"]),
        ("plombier, guéret", ["Guéret"]),
        ("gap couvreur", ["Gap"]),
        ("géomètre a vienne", ["Vienne"]),  # the town of Isère alone
        ("anse couvreur", []),
        ("chef de chantier Perpète-les-Oies", ["Perpète-les-Oies"]),  # unknown, not the Oise
        ("chef de chantier Jean-Pierre Dupont", []),
        ("couvreur, Limoge", ["Limoges"]),
        ("couvreur limoges ouvert ou fermé", ["Limoges"]),
        ("comptable Saint-Glinglin-sur-Mer", ["Saint-Glinglin-sur-Mer"]),  # no more the Mer
        ("géomètre, ni à Nice ni en Corse mais à Brest", ["Brest"]),
        ("géomètre pas ouvert ni à Nice ni en Corse", ["Nice", "Corse"]),
        ("serveur sens du service", []),
        ("cuisinier Maroc", []),  # where he is from, rather
        ("coiffeur bon sens", []),
    ],
)
def test_a_town_beside_a_metier_needs_no_preposition(sentence: str, names: list[str]) -> None:
    found = mentions(sentence).place_mentions
    assert [c.name for m in found for c in m.candidates] == names


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("nounou pour une famille à Monaco", ["Monaco"]),
        ("nounou, elle a sa famille à Monaco", []),
    ],
)
def test_the_family_that_employs_is_a_place_of_work(sentence: str, role: list[str]) -> None:
    assert [m.text for m in find_places(sentence)] == role


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("la ville est Tours", "Tours"),
        ("couvreur, la ville est Tours, ouvert ?", "Tours"),
        ("la région de la candidate c'est Centre", "Centre"),
        ("le département du poste est Manche", "Manche"),
        ("la commune c'est Vienne", "Vienne"),
    ],
)
def test_a_place_is_told_by_apposition(sentence: str, place: str) -> None:
    assert [mention.text for mention in find_places(sentence)] == [place]


@pytest.mark.parametrize("sentence", ["la ville est belle", "la ville"])
def test_a_common_noun_is_no_place(sentence: str) -> None:
    assert not find_places(sentence)


@pytest.mark.parametrize("sentence", ["quoi de neuf d'un mois sur l'autre ?", "du neuf d'un coup"])
def test_the_number_of_a_departement_is_no_slip(sentence: str) -> None:
    assert find_places(sentence) == ()


def test_a_departement_told_in_figures_is_still_read() -> None:
    assert only("un maçon dans le neuf deux").candidates[0].name == "Hauts-de-Seine"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("vendeuse à Monoprix Angers", "Angers (49)"),
        ("un poste à Buffalo Grill Limoges", "Limoges (87)"),
        ("serveur à Saint-Glinglin", "Saint-Glinglin"),
    ],
)
def test_a_firm_before_its_town_hides_it_not(sentence: str, place: str) -> None:
    assert mentions(sentence).place_words == (place,)
