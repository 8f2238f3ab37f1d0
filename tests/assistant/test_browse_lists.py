"""The lists to browse hold what the tables of the corpus hold, row for row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from contextvars import copy_context
from datetime import date

import pytest

from assistant.browse import certifications, metier_comparisons, metiers
from assistant.browse.catalogue import catalogue
from assistant.browse.csv_file import csv_headers, csv_text
from assistant.browse.table import Cell, NotListed, Row, Table, columns
from assistant.rules.openings import cell
from assistant.rules.regimes import ARRETE, CIRCULAIRE, TUNISIE
from corpus.library import load, use
from corpus.records import (
    AddedText,
    CqpmStatus,
    MetierList,
    MetierRow,
    Passage,
    PassageKind,
    ProARow,
    Segment,
    Source,
    TablePeriod,
)
from corpus.regions import regions

ADDED = "liste-2024"


def texts_of(table: Table, key: str) -> list[str]:
    place = [c.key for c in table.columns].index(key)
    return [row.cells[place].text for row in table.rows]


def every_table() -> list[Table]:
    return [
        metiers.regions_table(),
        metiers.metiers_table(),
        metiers.tunisian_table(),
        metier_comparisons.comparisons_table(),
        *(metiers.region_table(slug, t) for slug in regions() for t in (CIRCULAIRE, ARRETE)),
        *(metier_comparisons.comparison_table(slug) for slug in regions()),
        *(metiers.metier_table(code) for code in ("14312", "52313", "32321")),
        certifications.pro_a_table(),
        certifications.cqpm_table(),
    ]


@pytest.mark.parametrize("slug", regions())
def test_a_region_has_the_rows_of_the_arrete(slug: str) -> None:
    own = [r.code for r in load().metiers if (r.source_id, r.region) == (ARRETE, slug)]
    assert texts_of(metiers.region_table(slug), "code") == own


def test_the_circular_adds_the_metiers_of_every_region() -> None:
    table = metiers.region_table("bretagne", CIRCULAIRE)
    own, national = (
        {r.code for r in load().metiers if (r.source_id, r.region) == (CIRCULAIRE, slug)}
        for slug in ("bretagne", "")
    )
    assert len(national) == 6
    assert sorted(texts_of(table, "code")) == sorted(own | national)
    assert texts_of(table, "liste").count("toutes les régions") == len(national - own)


def test_a_cell_of_the_matrix_says_what_the_rule_says() -> None:
    for code in ("14312", "61232", "52313", "32321"):
        table = metiers.metier_table(code)
        for region, row in zip(regions(), table.rows, strict=True):
            for text, shown in zip((CIRCULAIRE, ARRETE), row.cells[1:], strict=True):
                found = cell(code, region, text)
                assert shown.state == ("open" if found.is_open else "closed")
                assert shown.text.startswith("ouvert") is found.is_open


def test_where_the_official_publication_differs_the_matrix_says_so() -> None:
    differing = [e for e in load().errata if e.in_copy != e.in_official]
    assert differing
    for erratum in differing:
        rows = metiers.metier_table(erratum.code).rows
        row = rows[list(regions()).index(erratum.region)]
        assert erratum.sentence in row.remarks


def test_an_absence_rests_on_the_heading_of_the_list() -> None:
    row = metiers.metier_table("61222").rows[list(regions()).index("corse")]
    assert row.cells[2] == Cell("non ouvert", f"{ARRETE}#annexe-corse-liste", "closed")


def test_a_comparison_tells_what_each_text_has_alone() -> None:
    for slug in regions():
        first, second = (
            {r.code for r in load().metiers if r.source_id == text and r.region in (slug, every)}
            for text, every in ((CIRCULAIRE, ""), (ARRETE, slug))
        )
        table = metier_comparisons.comparison_table(slug)
        shared = [r for r in table.rows if r.cells[-1].text == metier_comparisons.SHARED]
        assert len(table.rows) == len(first | second)
        assert len(shared) == len(first & second)


def test_the_comparison_in_numbers_agrees_with_each_region() -> None:
    for region, row in zip(regions(), metier_comparisons.comparisons_table().rows, strict=True):
        first, second, both, added, removed = (int(c.text) for c in row.cells[1:])
        assert first == both + removed
        assert second == both + added
        assert added + removed + both == len(metier_comparisons.comparison_table(region).rows)


def test_pro_a_by_sector_and_level_covers_the_annex_once() -> None:
    sectors = {row.secteur for row in load().pro_a}
    assert sum(len(certifications.pro_a_table(s).rows) for s in sectors) == len(load().pro_a)
    bare = certifications.pro_a_table(niveau="sans niveau")
    assert len(bare.rows) == sum(row.niveau is None for row in load().pro_a)


@pytest.mark.parametrize("status", CqpmStatus)
def test_cqpm_by_status(status: CqpmStatus) -> None:
    wanted = [row.numero for row in load().cqpm if row.statut is status]
    assert sorted(texts_of(certifications.cqpm_table(statut=status), "numero")) == sorted(wanted)


def test_cqpm_by_domain_and_kind() -> None:
    table = certifications.cqpm_table(domaine="604", industriel="oui")
    wanted = [r.numero for r in load().cqpm if r.domaine == "604" and r.industriel]
    assert sorted(texts_of(table, "numero")) == sorted(wanted)


def test_every_cell_that_cites_cites_a_passage_and_every_row_can_be_checked() -> None:
    passages = load().passages
    for table in every_table():
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            cited = [c.passage_id for c in row.cells if c.passage_id]
            assert cited or any(c.page for c in row.cells)
            assert all(passage in passages for passage in cited)
        assert set(table.source_ids) <= load().sources.keys()
        assert table.main in {column.key for column in table.columns}


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(lambda: metiers.region_table("atlantide"), id="région"),
        pytest.param(lambda: metiers.region_table("bretagne", "cqpm-2010-03-10"), id="texte"),
        pytest.param(lambda: metiers.metier_table("99999"), id="code"),
        pytest.param(
            lambda: metier_comparisons.comparison_table("bretagne", ARRETE, ARRETE), id="même texte"
        ),
        pytest.param(lambda: certifications.pro_a_table(secteur="Pêche"), id="secteur"),
        pytest.param(lambda: certifications.cqpm_table(domaine="999"), id="domaine"),
        pytest.param(lambda: certifications.cqpm_table(statut="perdue"), id="statut"),
        pytest.param(lambda: metiers.tunisian_table().sorted_by("rien"), id="colonne"),
    ],
)
def test_what_is_in_no_list_is_said_with_what_there_is(wrong: Callable[[], Table]) -> None:
    with pytest.raises(NotListed) as problem:
        wrong()
    assert str(problem.value).endswith((".", "?"))


def test_a_filter_ignores_accents_and_case_and_looks_everywhere() -> None:
    table = metiers.region_table("alsace")
    assert texts_of(table.filtered("GEOMETRE"), "code") == ["61222"]
    assert texts_of(table.filtered("61222 géo"), "code") == ["61222"]
    assert not table.filtered("géomètre boulanger").rows
    assert table.filtered("  ").rows == table.rows


def test_numbers_sort_as_numbers_and_words_without_accents() -> None:
    table = metiers.metiers_table()
    counted = [int(t) for t in texts_of(table.sorted_by(f"-{ARRETE}"), ARRETE)]
    assert counted == sorted(counted, reverse=True)
    titles = texts_of(metiers.regions_table().sorted_by("region"), "region")
    assert titles.index("Île-de-France") == titles.index("Haute-Normandie") + 1


def test_a_csv_file_holds_every_cell_with_its_passage() -> None:
    table = metiers.region_table("bretagne")
    rows = list(csv.DictReader(io.StringIO(csv_text(table).removeprefix("\ufeff")), delimiter=";"))
    assert [r["Code ROME"] for r in rows] == texts_of(table, "code")
    assert rows[0]["passage (Source)"] == table.rows[0].cells[-1].passage_id
    assert csv_headers(table)["Content-Disposition"] == (
        'attachment; filename="bretagne-arrete-du-18-janvier-2008.csv"'
    )


def test_a_csv_file_runs_nothing_in_a_spreadsheet() -> None:
    row = Row((Cell("=HYPERLINK(1)"), Cell("-1+2")))
    table = Table('x"\r\ny: z', columns(a="A", b="B"), (row,), ())
    assert "'=HYPERLINK(1);'-1+2" in csv_text(table)
    assert csv_headers(table)["Content-Disposition"] == 'attachment; filename="x-y-z.csv"'


def added_text() -> AddedText:
    """A text with a list of métiers and one of certifications, as `corpus add` would keep it."""
    base = load().sources[ARRETE]
    fields = {name: getattr(base, name) for name in Source.__dataclass_fields__}
    source = Source(**fields | {"id": ADDED, "short_title": "liste <b>2024</b>"})
    passage = Passage(
        f"{ADDED}#ligne-1",
        ADDED,
        PassageKind.ROW,
        "Bretagne H2913 Soudeur",
        (),
        "ligne 1",
        1,
        1,
        (Segment(1, 1, "Bretagne H2913 Soudeur"),),
    )
    lists = tuple(
        MetierList(ADDED, slug, slug, None, slug == "bretagne", 1, passage.id) for slug in regions()
    )
    row = MetierRow(
        ADDED, "bretagne", "H2913", "H2913", "Soudeur", "Soudeur", 1, passage.id, "tel quel"
    )
    certified = ProARow(
        *("", "", "Fromager", "CAP Crémier", "RNCP37537", 3),
        *("", "", "Fromager", "CAP Crémier", "RNCP37537", 1, 1, passage.id, "tel quel"),
    )
    period = TablePeriod(date(2024, 1, 1), None)
    return AddedText(source, (passage,), "1", lists, (row,), (certified,), period, period)


@pytest.fixture
def with_added() -> Callable[[Callable[[], Table]], Table]:
    """Runs a function over the five texts and an added one."""
    corpus = load().with_added([added_text()])

    def run(table: Callable[[], Table]) -> Table:
        context = copy_context()
        context.run(use, corpus)
        return context.run(table)

    return run


def test_a_declared_list_stands_beside_the_others(
    with_added: Callable[[Callable[[], Table]], Table],
) -> None:
    region = with_added(lambda: metiers.region_table("bretagne", ADDED))
    assert texts_of(region, "code") == ["H2913"]
    matrix = with_added(lambda: metiers.metier_table("H2913"))
    assert [c.key for c in matrix.columns] == ["region", CIRCULAIRE, ARRETE, ADDED]
    assert texts_of(matrix, ADDED).count("ouvert") == 1
    assert "H2913" in texts_of(with_added(metiers.metiers_table), "code")
    proa = with_added(lambda: certifications.pro_a_table(source_id=ADDED))
    assert texts_of(proa, "rncp") == ["RNCP37537"]


def test_the_catalogue_leads_to_every_kind_of_list() -> None:
    assert {entry.page.rpartition("/")[2] for entry in catalogue()} == {
        *("regions", "metiers", "comparaison", "tunisie", "pro-a", "cqpm")
    }
    assert len(metiers.tunisian_table().rows) == len(
        [r for r in load().metiers if r.source_id == TUNISIE]
    )
