"""The departures from the Journal officiel, against the copy and against what they must restore."""

from __future__ import annotations

import pytest

from corpus.library import Corpus
from corpus.regions import regions

ARRETE = "arrete-2008-01-18"


def cells(corpus: Corpus) -> set[tuple[str, str]]:
    """Region and code of each row of the copy."""
    return {(m.region, m.code) for m in corpus.metiers if m.source_id == ARRETE}


def test_each_departure_is_referenced(corpus: Corpus) -> None:
    assert len(corpus.errata) == len({e.id for e in corpus.errata}) == 14
    for erratum in corpus.errata:
        assert erratum.source_id == ARRETE
        assert "IMID0800328A" in erratum.reference
        assert erratum.region in regions()
        assert erratum.code in erratum.sentence
        assert regions()[erratum.region].locative in erratum.sentence


def test_each_departure_agrees_with_the_copy(corpus: Corpus) -> None:
    copy = cells(corpus)
    for erratum in corpus.errata:
        assert ((erratum.region, erratum.code) in copy) == erratum.in_copy, erratum.id


def test_the_corrected_list_has_thirty_metiers(corpus: Corpus) -> None:
    official = cells(corpus)
    for erratum in corpus.errata:
        change = official.add if erratum.in_official else official.discard
        change((erratum.region, erratum.code))
    assert len({code for _, code in official}) == 30


@pytest.mark.parametrize(
    ("region", "codes"),
    [
        ("limousin", {"61223", "61231", "61232"}),
        ("corse", {"61232"}),
        ("franche-comte", {"14312", "14232"}),
        ("centre", {"61224"}),
        ("nord-pas-de-calais", {"52151"}),
        ("ile-de-france", {"52313"}),
        ("bretagne", set()),
    ],
)
def test_departures_of_a_region(corpus: Corpus, region: str, codes: set[str]) -> None:
    assert {e.code for e in corpus.errata_of(ARRETE, region)} == codes


def test_regions_where_the_copy_adds_the_attache_commercial(corpus: Corpus) -> None:
    assert {e.region for e in corpus.errata_of(ARRETE, code="14312")} == {
        "auvergne",
        "basse-normandie",
        "franche-comte",
        "lorraine",
        "pays-de-la-loire",
        "provence-alpes-cote-d-azur",
    }


def test_the_counts_that_the_errata_explain(corpus: Corpus) -> None:
    """Limousin, Lorraine and PACA: with the Journal officiel's rows, the heading is right."""
    for heading in corpus.lists:
        if heading.source_id == ARRETE and heading.region in (
            "limousin",
            "lorraine",
            "provence-alpes-cote-d-azur",
        ):
            gain = sum(e.in_official - e.in_copy for e in corpus.errata_of(ARRETE, heading.region))
            assert heading.counted + gain == heading.announced


def test_no_departure_of_another_text(corpus: Corpus) -> None:
    assert corpus.errata_of("circulaire-2008-01-07") == ()
