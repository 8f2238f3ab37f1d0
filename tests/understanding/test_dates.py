"""Dates of the question, and dates that only name a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.date_forms import periods
from assistant.understanding.dates import find_date, list_of_another_year, read_dates

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        ("en mars 2009", "2009-03-01", "2009-03-31"),
        ("le 3 janvier 2008", "2008-01-03", "2008-01-03"),
        ("le 1er février 2008", "2008-02-01", "2008-02-01"),
        ("03/01/2008", "2008-01-03", "2008-01-03"),
        ("le 3.1.08", "2008-01-03", "2008-01-03"),
        ("2008-01-03", "2008-01-03", "2008-01-03"),
        ("dossier du 2008/02/03", "2008-02-03", "2008-02-03"),
        ("visé le 1er/07/2009", "2009-07-01", "2009-07-01"),
        ("en juill. 2009", "2009-07-01", "2009-07-31"),
        ("Est-ce ouvert maintenant ?", "2026-11-21", "2026-11-21"),
        ("aujourd'hui", "2026-11-21", "2026-11-21"),
        ("Est-il actuellement ouvert ?", "2026-11-21", "2026-11-21"),
        ("en 2007", "2007-01-01", "2007-12-31"),
        ("et en décembre 2007 ?", "2007-12-01", "2007-12-31"),
        ("début 2008", "2008-01-01", "2008-03-31"),
        ("fin janvier 2008", "2008-01-21", "2008-01-31"),
        ("mi-février 2008", "2008-02-11", "2008-02-20"),
        ("premier trimestre 2008", "2008-01-01", "2008-03-31"),
        ("Quel est le SMIC en 2026 ?", "2026-01-01", "2026-12-31"),
        ("la décision du 3 janvier 2008 le refuse", "2008-01-03", "2008-01-03"),
        ("demande présentée en mars 2009", "2009-03-01", "2009-03-31"),
        ("en France depuis 2015, demande du 3 janvier 2008", "2008-01-03", "2008-01-03"),
        ("entré en 2004 ? non, entre mars 2008 et mai 2008", "2008-03-01", "2008-05-31"),
        ("avant l'arrêté", "0001-01-01", "2008-01-17"),
        ("barman tunisien, avant l'accord", "0001-01-01", "2009-06-30"),
        ("avant l'entrée en vigueur de l'arrêté", "0001-01-01", "2008-01-17"),
        ("une Tunisienne, après l'entrée en vigueur du protocole", "2009-07-02", "2026-11-21"),
        ("un Écossais, après le Brexit", "2020-02-02", "2026-11-21"),
        ("avant l'arrêté du 18 janvier 2008", "0001-01-01", "2008-01-17"),
        ("avant le 1er juillet 2009", "0001-01-01", "2009-06-30"),
        ("à l'époque de la circulaire", "2008-01-07", "2008-01-17"),
        ("depuis l'accord franco-tunisien", "2009-07-01", "2026-11-21"),
        ("dès le 1er juillet 2009", "2009-07-01", "2026-11-21"),
        ("jusqu'en 2011", "0001-01-01", "2011-12-31"),
        ("après la circulaire de 2009", "2009-08-01", "2026-11-21"),
        ("entre le 7 et le 18 janvier 2008", "2008-01-07", "2008-01-18"),
        ("du 7 janvier 2008 au 18 mars 2008", "2008-01-07", "2008-03-18"),
        ("l'an dernier", "2025-01-01", "2025-12-31"),
        ("il y a deux ans", "2024-01-01", "2024-12-31"),
        ("l'arrêté du 18 janvier 2008 vaut-il en 2010 ?", "2010-01-01", "2010-12-31"),
    ],
)
def test_date_of_the_question(sentence: str, earliest: str, latest: str) -> None:
    found = find_date(sentence, TODAY)
    assert found is not None
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Que dit la circulaire du 7 janvier 2008 ?", date(2008, 1, 7)),
        ("l'arrêté du 18 janvier 2008", date(2008, 1, 18)),
        ("accord du 22 janvier 2021", date(2021, 1, 22)),
        ("l'accord franco-tunisien du 28 avril 2008", date(2008, 4, 28)),
        ("la loi du 20 novembre 2007", date(2007, 11, 20)),
        ("accord Pro-A du 22/01/2021", date(2021, 1, 22)),
        ("l'accord de 1988", date(1988, 1, 1)),
        ("remplace-t-il celui du 17 mars 1988 ?", date(1988, 3, 17)),
        ("Qui a signé l'arrêté de 2008 ?", date(2008, 1, 1)),
    ],
)
def test_date_of_a_text(sentence: str, day: date) -> None:
    reading = read_dates(sentence, TODAY)
    assert reading.dates == ()
    assert [mention.earliest for mention in reading.text_dates] == [day]


@pytest.mark.parametrize(
    "sentence",
    [
        "1995 02 92 0126",
        "le CQPM 2002 09 92 0216",
        "RNCP 2009",
        "l'article 3-2",
        "35 000 euros",
        "le 31/02/2008",
        "dans le 35",
        "Le métier 61222 est-il ouvert en Bretagne ?",
        "les métiers des circulaires",
        "un client né le 3/4/1985",
        "date de naissance : 12 mai 1980",
        "et maintenant pour un Malien ?",
        "autre cas maintenant : un géomètre à Brest",
    ],
)
def test_no_date(sentence: str) -> None:
    assert find_date(sentence, TODAY) is None


def test_supposed_year_is_said() -> None:
    found = find_date("le 15 mars", TODAY)
    assert found is not None
    assert found.day == date(2026, 3, 15)
    assert "2026" in found.note


@given(st.text())
def test_anything_is_accepted(text: str) -> None:
    reading = read_dates(text, TODAY)
    for mention in (*reading.dates, *reading.text_dates):
        assert text[mention.start : mention.end] == mention.text


@given(
    st.lists(
        st.sampled_from("avant depuis le 1er 31 29 février 2007 9999 l' arrêté en et / 0".split())
    )
)
def test_pieces_of_dates_are_accepted(pieces: list[str]) -> None:
    for mention in read_dates(" ".join(pieces), TODAY).dates:
        assert mention.earliest <= mention.latest


@pytest.mark.parametrize(
    "sentence",
    [
        "serveuse à Lyon, sans titre de séjour depuis 2019",
        "il vit en France depuis mars 2012",
        "arrivée le 3 janvier 2008 avec sa fille",
        "mariés depuis 2010",
        "actuellement titulaire d'un titre étudiant",
        "il est actuellement plongeur",
    ],
)
def test_since_when_somebody_is_here_is_no_date_of_the_case(sentence: str) -> None:
    assert find_date(sentence, TODAY) is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("barman tunisien à Nice depuis avril 2008", False),
        ("elle travaille chez nous depuis mai 2009", False),
        ("salarié depuis 2009, tunisien", False),
        ("depuis le 1er juillet 2009, quels métiers ?", True),
        ("demande déposée depuis mars 2009", True),
        ("et depuis février 2008 ?", True),
    ],
)
def test_since_when_somebody_is_here_is_no_date_of_a_case(sentence: str, told: bool) -> None:
    assert bool(find_date(sentence, date(2026, 1, 1))) is told


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("le géomètre figure-t-il dans la liste de 2021 ?", 2021),
        ("la liste des métiers de 2011 en Corse", 2011),
        ("métiers en tension 2025 à Lyon", 2025),
    ],
)
def test_the_year_of_a_list_that_is_not_here_is_a_date(sentence: str, year: int) -> None:
    found = find_date(sentence, date(2026, 1, 1))
    assert found is not None
    assert found.latest.year == year


@pytest.mark.parametrize("sentence", ["géomètre, liste de 2008", "la liste tunisienne de 2009"])
def test_the_year_of_a_list_that_is_here_names_it(sentence: str) -> None:
    assert find_date(sentence, date(2026, 1, 1)) is None


def test_a_list_of_another_year_is_named() -> None:
    assert list_of_another_year("que contient la liste des métiers de 2021 ?")
    assert not list_of_another_year("la liste des certifications Pro-A, liste de 2021")


@pytest.mark.parametrize("day", ["hier", "demain"])
def test_a_day_beside_the_first_of_the_calendar_is_no_error(day: str) -> None:
    assert list(periods(f"elle a eu 26 ans {day}", date.min))
    assert list(periods(f"elle aura 26 ans {day}", date.max))
