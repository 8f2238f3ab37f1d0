from __future__ import annotations

import pytest

from assistant.reading import AROUND, Reader
from corpus.library import load


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(load())


def test_an_article_is_read_whole_with_its_heading(reader: Reader) -> None:
    reading = reader.open("accord-pro-a-2021-01-22#art-4-al-1-tiret-2")
    shown = [p.id.partition("#")[2] for p in reading.neighbours]
    assert shown[:2] == ["art-4", "art-4-al-1"]
    assert all(passage.startswith("art-4") for passage in shown)
    assert (reading.omitted_before, reading.omitted_after) == (0, 0)


def test_a_long_list_is_cut_and_says_by_how_much(reader: Reader) -> None:
    reading = reader.open(load().cqpm[100].passage_id)
    assert len(reading.neighbours) == 2 * AROUND + 1
    assert reading.neighbours[AROUND] == reading.passage
    assert reading.omitted_before > 0
    assert reading.omitted_after > 0


def test_every_passage_opens_among_passages_of_its_own_text(reader: Reader) -> None:
    for passage in load().passages.values():
        reading = reader.open(passage.id)
        assert passage in reading.neighbours
        assert {p.source_id for p in reading.neighbours} == {passage.source_id}


def test_a_row_says_where_the_official_publication_differs(reader: Reader) -> None:
    erratum = next(e for e in load().errata if e.in_copy)
    row = next(
        r
        for r in load().metiers
        if (r.source_id, r.region, r.code) == (erratum.source_id, erratum.region, erratum.code)
    )
    assert erratum.sentence in reader.open(row.passage_id).remarks


def test_a_doubtful_passage_says_so(reader: Reader) -> None:
    doubt = next(a for a in load().anomalies if a.passage_ids)
    assert doubt.sentence in reader.open(doubt.passage_ids[0]).remarks


def test_an_unknown_passage_is_an_error(reader: Reader) -> None:
    with pytest.raises(KeyError):
        reader.open("arrete-2008-01-18#nulle-part")
