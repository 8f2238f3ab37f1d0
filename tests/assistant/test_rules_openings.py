from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Verdict
from assistant.evidence import EvidenceDesk
from assistant.rules.openings import cell, codes, nearest, rows_in, title_of
from assistant.understanding.content import content_stems
from assistant.wording.cases import OpeningQuestion
from assistant.wording.openings import opening
from assistant.wording.subjects import Entry, Match, Person, Place, Subject
from corpus.library import load
from corpus.regions import regions
from eval.stages import source_lists
from eval.stages.source_lists import ARRETE, CIRCULAIRE, NATIONAL, TUNISIE

THIRD = Person(frozenset({"tiers"}), "un ressortissant d'un État tiers")
TUNISIAN = Person(frozenset({"tunisie"}), "un ressortissant tunisien")
DAYS = {CIRCULAIRE: date(2008, 1, 10), ARRETE: None, TUNISIE: None}


def _verdict(code: str, slug: str, source_id: str, person: Person) -> Verdict | None:
    subject = Subject(code, (Entry(code, Match.CODE),))
    place = Place("region_2008", (slug,), "") if slug else None
    result = opening(OpeningQuestion(subject, place, person, DAYS[source_id]))
    result.registered(EvidenceDesk(load()))
    return result.verdict


def test_the_plain_reading_of_the_sources_has_the_known_figures() -> None:
    assert sum(len(c) for c in source_lists.lists(ARRETE).values()) == 481
    assert sum(len(c) for c in source_lists.lists(CIRCULAIRE).values()) == 427 + 6
    assert len(source_lists.lists(CIRCULAIRE)[NATIONAL]) == 6
    assert len(source_lists.lists(TUNISIE)[NATIONAL]) == 74
    assert set(source_lists.every_code()) == codes()


@pytest.mark.parametrize("slug", sorted(regions()))
@pytest.mark.parametrize("source_id", [ARRETE, CIRCULAIRE])
def test_every_verdict_is_the_table_of_the_source(source_id: str, slug: str) -> None:
    opened = source_lists.open_codes(source_id, slug)
    verdicts = {c: _verdict(c, slug, source_id, THIRD) for c in source_lists.every_code()}
    assert {c for c, v in verdicts.items() if v is Verdict.OPEN} == opened
    assert set(verdicts.values()) <= {Verdict.OPEN, Verdict.NOT_OPEN}


@pytest.mark.parametrize("slug", ["", "corse", "bretagne"])
def test_the_74_metiers_are_open_to_tunisians_wherever_the_work_is(slug: str) -> None:
    verdicts = {c: _verdict(c, slug, TUNISIE, TUNISIAN) for c in source_lists.every_code()}
    opened = {c for c, v in verdicts.items() if v is Verdict.OPEN}
    assert opened == source_lists.lists(TUNISIE)[NATIONAL]
    assert set(verdicts.values()) == {Verdict.OPEN, Verdict.NOT_OPEN}


@pytest.mark.parametrize("source_id", [ARRETE, CIRCULAIRE])
def test_the_whole_list_of_a_region_is_that_of_the_source(source_id: str) -> None:
    for slug in regions():
        listed = [row.code for row in rows_in(slug, source_id)]
        assert set(listed) == source_lists.open_codes(source_id, slug)
        assert len(listed) == len(set(listed))


def test_a_region_without_list_is_an_error_not_a_closed_metier() -> None:
    with pytest.raises(KeyError):
        cell("61222", "wallonie", ARRETE)


@pytest.mark.parametrize(
    ("region", "code", "in_copy", "in_official"),
    [
        *((r, "14312", True, False) for r in ("auvergne", "basse-normandie", "lorraine")),
        *((r, "14312", True, False) for r in ("pays-de-la-loire", "provence-alpes-cote-d-azur")),
        ("franche-comte", "14232", False, True),
        ("franche-comte", "14312", True, False),
        ("centre", "61224", True, False),
        ("nord-pas-de-calais", "52151", True, False),
        ("corse", "61232", False, True),
        *(("limousin", code, False, True) for code in ("61232", "61223", "61231")),
    ],
)
def test_cells_where_the_journal_officiel_differs(
    region: str, code: str, in_copy: bool, in_official: bool
) -> None:
    found = cell(code, region, ARRETE)
    assert found.is_open is in_copy
    assert [e.in_official for e in found.errata] == [in_official]
    assert found.official_differs


def test_the_lift_installer_of_ile_de_france_is_the_metier_of_the_other_regions() -> None:
    found = cell("52313", "ile-de-france", ARRETE)
    assert found.row is not None
    assert found.row.code_read == "52213"


def _shared(code: str, other: str) -> int:
    return next((i for i in range(5) if code[i] != other[i]), 5)


@pytest.mark.parametrize("code", source_lists.every_code())
def test_nearest_entries_are_listed_and_near(code: str) -> None:
    own = content_stems(title_of(code))
    for slug in ("corse", "bretagne", "ile-de-france"):
        rows = nearest(code, rows_in(slug, ARRETE))
        shared = [_shared(code, row.code) for row in rows]
        assert {row.code for row in rows} <= source_lists.open_codes(ARRETE, slug)
        assert len(rows) <= 3
        assert shared == sorted(shared, reverse=True)
        for row, digits in zip(rows, shared, strict=True):
            assert digits >= 4 or (digits >= 2 and own & content_stems(row.title))


def test_another_trade_of_the_same_family_is_no_neighbour() -> None:
    cement, glass = "45231", "45222"
    rows = rows_in("bretagne", ARRETE)
    assert glass in {row.code for row in rows}
    assert glass not in {row.code for row in nearest(cement, rows)}


def test_a_code_of_another_category_has_no_near_entry() -> None:
    assert not nearest("99999", rows_in("bretagne", ARRETE))
