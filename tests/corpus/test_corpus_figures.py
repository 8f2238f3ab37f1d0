"""The figures of the texts, counted by hand, against what is loaded."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.library import Corpus
from corpus.records import CqpmStatus
from corpus.regions import region_of_printed_name, regions

CIRCULAIRE, ARRETE, TUNISIENS = (
    "circulaire-2008-01-07",
    "arrete-2008-01-18",
    "circulaire-2009-07-31",
)


@pytest.mark.parametrize(("source_id", "lists", "rows"), [(CIRCULAIRE, 22, 427), (ARRETE, 22, 481)])
def test_regional_lists(corpus: Corpus, source_id: str, lists: int, rows: int) -> None:
    regional = [x for x in corpus.lists if x.source_id == source_id and x.region]
    assert len(regional) == lists
    assert {x.region for x in regional} == set(regions())
    assert sum(x.counted for x in regional) == rows
    assert sum(1 for m in corpus.metiers if m.source_id == source_id and m.region) == rows


def test_six_national_metiers(corpus: Corpus) -> None:
    codes = [m.code for m in corpus.metiers if m.source_id == CIRCULAIRE and not m.region]
    assert codes == ["32112", "32321", "32331", "61223", "61231", "61232"]


def test_tunisian_metiers(corpus: Corpus) -> None:
    codes = {m.code for m in corpus.metiers if m.source_id == TUNISIENS}
    assert len(codes) == 74
    (heading,) = [x for x in corpus.lists if x.source_id == TUNISIENS]
    assert (heading.announced, heading.counted) == (74, 74)


def test_codes_of_the_three_lists(corpus: Corpus) -> None:
    assert len({m.code_read[:5] for m in corpus.metiers}) == 77
    assert all(len(m.code) == 5 and m.code.isdigit() for m in corpus.metiers)


def test_thirty_codes_shared_with_the_tunisian_list(corpus: Corpus) -> None:
    printed = {m.code_read for m in corpus.metiers if m.source_id == ARRETE}
    tunisian = {m.code for m in corpus.metiers if m.source_id == TUNISIENS}
    assert len(printed & tunisian) == 30
    assert printed - tunisian == {"52151", "52213", "61224"}


def test_headings_that_announce_another_count(corpus: Corpus) -> None:
    wrong = {
        (x.source_id, x.region): (x.announced, x.counted)
        for x in corpus.lists
        if x.announced is not None and x.announced != x.counted
    }
    assert wrong == {
        (ARRETE, "limousin"): (23, 20),
        (ARRETE, "lorraine"): (19, 20),
        (ARRETE, "midi-pyrenees"): (22, 23),
        (ARRETE, "provence-alpes-cote-d-azur"): (25, 26),
    }


def test_the_lift_installer_of_ile_de_france(corpus: Corpus) -> None:
    (row,) = [m for m in corpus.metiers if m.code_read == "52213"]
    assert (row.source_id, row.region, row.code) == (ARRETE, "ile-de-france", "52313")
    assert row.title == row.title_read
    assert "52213" in row.note
    assert "52313" in row.note


def test_words_cut_in_the_copy(corpus: Corpus) -> None:
    mended = {(m.region, m.code): (m.title_read.split()[0], m.title.split()[0])
              for m in corpus.metiers if m.title != m.title_read}  # fmt: skip
    assert mended == {
        ("champagne-ardenne", "52121"): ("Dessinateur-projet", "Dessinateur-projeteur"),
        ("ile-de-france", "52121"): ("Dessinateur-projet", "Dessinateur-projeteur"),
        ("nord-pas-de-calais", "52313"): ("Installateur-maintien", "Installateur-maintenicien"),
    }


def test_two_wordings_of_52313_are_kept(corpus: Corpus) -> None:
    mechanical = {m.region for m in corpus.metiers if "systèmes mécaniques" in m.title}
    assert mechanical == {"alsace", "auvergne"}


def test_footnote_mark_after_a_code(corpus: Corpus) -> None:
    (row,) = [m for m in corpus.metiers if m.code_read != m.code_read[:5]]
    assert (row.code_read, row.code, row.region) == ("45222 ²", "45222", "ile-de-france")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Champagne", "champagne-ardenne"),
        ("Champagne-Ardennes", "champagne-ardenne"),
        ("Pays-de-Loire", "pays-de-la-loire"),
        ("ALSACE", "alsace"),
        ("Ile de France", "ile-de-france"),
        ("Bavière", None),
    ],
)
def test_region_names_as_printed(name: str, slug: str | None) -> None:
    assert region_of_printed_name(name) == slug


def test_regions() -> None:
    assert len(regions()) == 22
    assert len({r.region_2016 for r in regions().values()}) == 13
    grand_est = {r.slug for r in regions().values() if r.region_2016 == "Grand Est"}
    assert grand_est == {"alsace", "champagne-ardenne", "lorraine"}


def test_pro_a_figures(corpus: Corpus) -> None:
    assert len(corpus.pro_a) == 221
    assert len({row.passage_id for row in corpus.pro_a}) == 220
    assert len({row.rncp for row in corpus.pro_a}) == 197
    assert len({(row.secteur, row.filiere, row.metier) for row in corpus.pro_a}) == 123
    assert {row.secteur for row in corpus.pro_a} == {
        "Logistique / Transport",
        "Industrie",
        "BTP",
        "Environnement/Energie",
        "Tertiaire",
    }
    assert all(row.diplome and row.metier and row.filiere for row in corpus.pro_a)


def test_cqpm_figures(corpus: Corpus) -> None:
    active = [row for row in corpus.cqpm if row.statut is CqpmStatus.ACTIVE]
    assert (len(active), len(corpus.cqpm) - len(active)) == (231, 58)
    assert all(len(row.readings) == 4 for row in corpus.cqpm)
    assert {row.forfait_eur for row in active} == {457}
    assert all(row.depuis for row in corpus.cqpm if row.statut is not CqpmStatus.ACTIVE)
    assert len({row.note_numero for row in corpus.cqpm} - {None}) == 36


def test_cqpm_printings_that_differ(corpus: Corpus) -> None:
    noted = [(row.numero, row.statut is CqpmStatus.ACTIVE) for row in corpus.cqpm if row.note]
    active = {numero for numero, is_active in noted if is_active}
    assert active == {
        "0007", "0045", "0051", "0073", "0093", "0171",
        "0187", "0189", "0232", "0237", "0244", "0249",
    }  # fmt: skip
    assert [numero for numero, is_active in noted if not is_active] == ["0126"]


@pytest.mark.parametrize(
    ("numero", "cell", "chosen", "counts"),
    [
        ("0249", "intitule", "lavage", {"lavage": 3, "levage": 1}),
        ("0073", "intitule", "productique", {"productique": 3, "productivité": 1}),
        ("0171", "numero_entier", "1998", {"1998": 3, "1988": 1}),
        ("0126", "intitule", "d'optique", {"d'optique": 3, "d'optronique": 1}),
    ],
)
def test_cqpm_readings(
    corpus: Corpus, numero: str, cell: str, chosen: str, counts: dict[str, int]
) -> None:
    (row,) = [r for r in corpus.cqpm if r.numero == numero]
    assert chosen in getattr(row, cell).split()
    read = Counter(w for r in row.readings for w in counts if w in getattr(r, cell).split())
    assert read == counts


def test_cqpm_colliding_numbers(corpus: Corpus) -> None:
    shared = Counter(row.numero for row in corpus.cqpm)
    assert {n for n, count in shared.items() if count > 1} == {"0216", "0217"}
    for numero in ("0216", "0217"):
        active, removed = (r for r in corpus.cqpm if r.numero == numero)
        assert active.numero_entier.startswith("2002 09 60")
        assert removed.numero_entier.startswith("2002 09 92")
        assert removed.statut is CqpmStatus.SUPPRIMEE
        assert removed.depuis is not None
        assert removed.depuis.isoformat() == "1999-07-19"


@pytest.mark.parametrize(
    ("numero", "statut", "depuis"),
    [
        ("0126", CqpmStatus.SUPPRIMEE, "2009-10-18"),
        ("0106", CqpmStatus.EN_VEILLE, "2010-03-10"),
        ("0107", CqpmStatus.SUPPRIMEE, "2000-07-01"),
    ],
)
def test_cqpm_status_and_date(corpus: Corpus, numero: str, statut: CqpmStatus, depuis: str) -> None:
    (row,) = [r for r in corpus.cqpm if r.numero == numero]
    assert (row.statut, str(row.depuis)) == (statut, depuis)
    assert row.note_passage_id is not None
    assert str(row.note_numero) in corpus.passages[row.note_passage_id].locator


def test_every_row_points_to_its_passage(corpus: Corpus) -> None:
    for row in corpus.metiers:
        assert row.code_read[:5] in corpus.passages[row.passage_id].text
    for certification in corpus.pro_a:
        assert certification.code_read in corpus.passages[certification.passage_id].text
    for entry in corpus.cqpm:
        for reading in entry.readings:
            assert reading.intitule in corpus.passages[reading.passage_id].text
    for heading in corpus.lists:
        assert heading.passage_id in corpus.passages


def test_repeated_passages_are_the_other_printings(corpus: Corpus) -> None:
    repeated = corpus.repeated_passages()
    assert len(repeated) == 289 * 3 + 36 * 3
    assert not repeated & {row.passage_id for row in corpus.cqpm}
