"""Nationalities in every form, and what is no nationality of a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.find_mentions import mentions
from assistant.understanding.nationalities import (
    find_nationality,
    read_nationalities,
)
from assistant.understanding.nationality_halves import told_apart
from assistant.understanding.nationality_table import nationalities


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Je suis tunisien et cuisinier, puis-je travailler à Marseille ?", "TUN"),
        ("Un Algérien peut-il être régularisé ?", "DZA"),
        ("mon client sénégalais", "SEN"),
        ("un second de cuisine tunisien", "TUN"),
        ("M. Sow (Sénégal), géomètre", "SEN"),
        ("Maroc, couvreur, Gap", "MAR"),
        ("couvreur, Gap, Togo", "TGO"),
        ("géomètre, RDC, Toulon", "COD"),
        ("un couvreur kabyle", "DZA"),
        ("il est marocain naturalisé français", "FRA"),
        ("Française d'origine algérienne", "FRA"),
        ("d'origine malienne mais de nationalité italienne", "ITA"),
        ("une secrétaire d'origine tunisienne", "TUN"),
        ("double nationalité marocaine et belge", "BEL"),
        ("une ressortissante de Côte d'Ivoire", "CIV"),
        ("ressortissant du Maroc", "MAR"),
        ("il vient du Mali et travaille à Lille", "MLI"),
        ("une cuisinière burkinabè", "BFA"),
        ("un salarié de nationalité ukrainienne", "UKR"),
        ("les métiers ouverts aux Tunisiens", "TUN"),
        ("un nigérien", "NER"),
        ("une nigériane", "NGA"),
        ("un Sud-Africain", "ZAF"),
        ("IVOIRIENNE SERVEUSE", "CIV"),
        ("un Suisse", "CHE"),
        ("un Anglais", "GBR"),
        ("une infirmière grecque", "GRC"),
        ("un ressortissant de la RDC", "COD"),
        ("marié à une Française, il est malien", "MLI"),
        ("il n'est pas tunisien mais marocain", "MAR"),
        ("Et si elle est algérienne ?", "DZA"),
        ("Et pour le Maroc ?", "MAR"),
        ("que dit l'accord franco-tunisien pour un Marocain ?", "MAR"),
        ("ressortissant européen", "UE"),
        ("citoyen de l'UE", "UE"),
        ("hors UE", "tiers"),
        ("de jeunes professionnels tunisiens", "TUN"),
        ("quel régime s'applique au Tunisien ?", "TUN"),
        ("ressortissant d'un État tiers", "tiers"),
        ("un salarié extracommunautaire", "tiers"),
    ],
)
def test_nationality(sentence: str, code: str) -> None:
    found = find_nationality(sentence)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    ("sentence", "code"),
    [("un client tunisen", "TUN"), ("un algérein", "DZA"), ("serveur marrocain à Lyon", "MAR")],
)
def test_slips(sentence: str, code: str) -> None:
    found = find_nationality(sentence)
    assert found is not None
    assert (found.code, found.corrected_from) == (code, found.text)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("un Congolais", {"COG", "COD"}),
        ("une Guinéenne", {"GIN", "GNB", "GNQ"}),
        ("un client maghrébin", {"DZA", "MAR", "TUN"}),
    ],
)
def test_ambiguous(sentence: str, codes: set[str]) -> None:
    found = find_nationality(sentence)
    assert found is not None
    assert {state.code for state in found.candidates} == codes
    assert found.code == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "travailler en Tunisie",
        "prof d'anglais",
        "elle parle italien",
        "un restaurant chinois",
        "cuisine italienne",
        "diplôme tunisien",
        "l'Union européenne",
        "accord franco-tunisien",
        "conjoint de Français",
        "mécanicien, technicien, gardien, électricien",
        "un étranger",
        "un client parisien",
        "François, à Vitry-le-François",
        "le marché du travail français",
    ],
)
def test_no_nationality_of_a_person(sentence: str) -> None:
    assert find_nationality(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "l'accord franco-tunisien",
        "la circulaire sur l'accord avec la Tunisie",
        "la liste tunisienne",
    ],
)
def test_texts_are_apart(sentence: str) -> None:
    assert [m.candidates[0].code for m in read_nationalities(sentence).texts] == ["TUN"]


def test_dual_nationality_is_said() -> None:
    found = find_nationality("mon client est franco-tunisien")
    assert found is not None
    assert found.dual
    assert {state.code for state in found.candidates} == {"FRA", "TUN"}


@pytest.mark.parametrize(
    ("code", "day", "groups"),
    [
        ("DZA", date(2008, 2, 1), {"tiers", "algerie"}),
        ("TUN", date(2008, 1, 20), {"tiers", "tunisie"}),
        ("TUN", date(2009, 7, 1), {"tiers", "tunisie", "accord_migratoire"}),
        ("SEN", date(2008, 2, 1), {"tiers", "accord_migratoire"}),
        ("GBR", date(2020, 1, 31), {"ue"}),
        ("GBR", date(2020, 2, 1), {"tiers"}),
        ("HRV", date(2013, 6, 30), {"tiers"}),
        ("HRV", date(2013, 7, 1), {"ue"}),
        ("ROU", date(2006, 12, 31), {"tiers"}),
        ("NOR", date(2008, 1, 1), {"eee"}),
        ("CHE", date(2008, 1, 1), {"suisse"}),
        ("FRA", date(2008, 1, 1), {"france"}),
    ],
)
def test_groups_on_a_date(code: str, day: date, groups: set[str]) -> None:
    assert nationalities()[code].groups_on(day) == groups


@pytest.mark.parametrize("state", ["Grande-Bretagne", "Corée du Nord", "Saint-Marin"])
def test_the_name_of_a_state_holds_no_place_and_no_job(state: str) -> None:
    found = mentions(f"couvreur à Gap, nationalité : {state}")
    assert found.nationality
    assert [p.candidates[0].name for p in found.place_mentions] == ["Gap"]
    assert found.metier_codes == ("42123",)


def test_today_there_are_27_member_states() -> None:
    inside = [n for n in nationalities().values() if n.groups <= {"ue", "france"}]
    assert len(inside) == 27


def test_transition_of_new_members() -> None:
    assert nationalities()["ROU"].in_transition(date(2008, 2, 1))
    assert not nationalities()["ROU"].in_transition(date(2014, 1, 1))
    assert nationalities()["POL"].in_transition(date(2008, 6, 30))
    assert not nationalities()["POL"].in_transition(date(2008, 7, 1))


@pytest.mark.parametrize("code", [c for c in nationalities() if c != "FRA"])
def test_every_state_is_read(code: str) -> None:
    state = nationalities()[code]
    for adjective in (state.adjective_m, state.adjective_f):
        found = find_nationality(f"Un client de nationalité {adjective} ?")
        assert found is not None
        assert code in {candidate.code for candidate in found.candidates}
    found = find_nationality(f"Mon client est ressortissant de {state.country}.")
    assert found is not None
    assert found.code == code


@given(st.text())
def test_anything_is_accepted(text: str) -> None:
    reading = read_nationalities(text)
    for mention in (*reading.persons, *reading.texts):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("ma femme est algérienne et moi je suis guatémaltèque", "GTM"),
        ("née à Oran, française, grutière à Lyon", "FRA"),
        ("née à Tunis, française par mariage, grutière", "FRA"),
        ("une loi française, un cuisinier péruvien", "PER"),
        ("plongeur dans un resto chinois, il est bolivien", "BOL"),
        ("mon frère est togolais", "TGO"),  # nobody else is spoken of
    ],
)
def test_the_persons_own_nationality_comes_before_that_of_others(sentence: str, code: str) -> None:
    found = find_nationality(sentence)
    assert found is not None
    assert [n.code for n in found.candidates] == [code]
    persons = [p for p in read_nationalities(sentence).persons if not p.negated]
    assert len(persons) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "couvreur pour un étranger non tunisien ?",
        "ouvert hors Tunisiens ?",
        "la liste sauf pour les Tunisiens",
        "un étranger autre que tunisien",
        "le candidat n'est pas tunisien",
        "ouvert à d'autres qu'aux Tunisiens ?",
        "quelqu'un d'autre qu'un Tunisien",
        "les autres étrangers que les Tunisiens",
        "à part les Tunisiens, qui peut être couvreur ?",
        "en dehors des Tunisiens",
    ],
)
def test_a_nationality_set_aside_is_not_the_persons(sentence: str) -> None:
    found = mentions(sentence)
    assert found.denied_nationality == "tunisienne"
    assert not found.nationality
    assert "tunisian" not in found.entities


@pytest.mark.parametrize(
    "sentence",
    [
        "il est turc et français",
        "elle a les nationalités française et marocaine",
        "couvreuse binationale malienne/française",
        "une tuniso-française, géomètre",
        "couvreur, il a la nationalité chilienne et la française",
        "son passeport est français et sa carte aussi : franco-chilien",
    ],
)
def test_a_person_who_is_french_as_well_is_french(sentence: str) -> None:
    assert mentions(sentence).nationality == "française"


@pytest.mark.parametrize(
    ("sentence", "nationality"),
    [
        ("il parle turc et français, il est malien", "malienne"),
        ("un accord tunisien et français pour un couvreur malien", "malienne"),
        ("mon employeur est français et mon couvreur tunisien", "tunisienne"),
        ("un couple turc et français cherche un couvreur turc", "turque"),
    ],
)
def test_a_language_or_an_agreement_makes_nobody_french(sentence: str, nationality: str) -> None:
    assert mentions(sentence).nationality == nationality


@pytest.mark.parametrize(
    ("sentence", "nationalities"),
    [
        ("et son frère français ?", ("française",)),
        ("pareil pour sa cousine française", ("française",)),
        ("ma cliente a un mari français, serveuse à Lyon", ()),
        ("serveuse malienne mariée à un Français", ("malienne",)),
        ("un Kosovar et sa compagne bulgare", ("kosovare", "bulgare")),
        ("un Kosovar dont la compagne est bulgare", ("kosovare",)),
        ("un Turc a-t-il la même liste que les Tunisiens ?", ("turque",)),
        ("contrairement aux Algériens, un Turc y a droit ?", ("turque",)),
        ("un Turc comme un Tunisien ?", ("turque", "tunisienne")),
        ("cuisinière bulgaro-marocaine", ("bulgare",)),
        ("un couvreur italo-tunisien", ("italienne",)),
    ],
)
def test_who_is_meant_among_those_named(sentence: str, nationalities: tuple[str, ...]) -> None:
    persons = read_nationalities(sentence).persons
    assert tuple(p.candidates[0].adjective_f for p in persons) == nationalities


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("cuisinière anglo-tunisienne", "cuisinière britannique et tunisienne"),
        ("un Algéro-Marocain", "un algérien et Marocain"),
        ("l'accord tuniso-marocain", "l'accord tuniso-marocain"),
        ("italo-tunisien", "italo-tunisien"),  # the first decides
        ("multi-services", "multi-services"),
    ],
)
def test_two_nationalities_in_a_word_are_told_apart(sentence: str, told: str) -> None:
    assert told_apart(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "adjective"),
    [
        ("serveur Cameroun Reims", "camerounaise"),
        ("géomètre Nantes Côte d'Ivoire", "ivoirienne"),
        ("informaticien expert Tunisie Lyon", "tunisienne"),
        ("assistante export Chine à Lyon", ""),
        ("chef de chantier en Tunisie", ""),
        ("serveur Maurice Lyon", ""),
    ],
)
def test_a_bare_country_beside_a_job_is_that_of_the_person(sentence: str, adjective: str) -> None:
    assert mentions(sentence).nationality == adjective
