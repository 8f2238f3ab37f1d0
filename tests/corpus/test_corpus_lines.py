"""Every line of the five texts is in one passage or in the residue, and every extract verbatim."""

from __future__ import annotations

from collections import Counter

import pytest

from corpus.markup import EMAIL, fold_space
from corpus.records import PassageKind, Reading, ResidueKind

SOURCES = (
    "circulaire-2008-01-07",
    "arrete-2008-01-18",
    "circulaire-2009-07-31",
    "cqpm-2010-03-10",
    "accord-pro-a-2021-01-22",
)


def owners(reading: Reading) -> Counter[int]:
    """How many passages or pieces of residue claim each line."""
    count: Counter[int] = Counter(item.line for item in reading.residue)
    for passage in reading.passages:
        count.update({n for s in passage.segments for n in range(s.line_start, s.line_end + 1)})
    return count


@pytest.mark.parametrize("source_id", SOURCES)
def test_each_line_has_one_owner(
    source_id: str, readings: dict[str, Reading], contents: dict[str, str]
) -> None:
    count = owners(readings[source_id])
    lines = contents[source_id].split("\n")
    assert [n for n in range(1, len(lines) + 1) if count[n] != 1] == []
    assert max(count) == len(lines)


@pytest.mark.parametrize("source_id", SOURCES)
def test_no_line_is_left_unread(source_id: str, readings: dict[str, Reading]) -> None:
    kinds = Counter(item.kind for item in readings[source_id].residue)
    assert kinds[ResidueKind.UNREAD] == 0


@pytest.mark.parametrize("source_id", SOURCES)
def test_blank_residue_is_blank_and_other_residue_is_not(
    source_id: str, readings: dict[str, Reading], contents: dict[str, str]
) -> None:
    lines = contents[source_id].split("\n")
    for item in readings[source_id].residue:
        assert (item.kind is ResidueKind.BLANK) == (not lines[item.line - 1].strip())


def test_residue_is_what_we_think(readings: dict[str, Reading]) -> None:
    kinds = {
        source_id: Counter(
            item.kind for item in reading.residue if item.kind is not ResidueKind.BLANK
        )
        for source_id, reading in readings.items()
    }
    assert kinds["circulaire-2008-01-07"] == {
        ResidueKind.SEPARATOR: 4,
        ResidueKind.TABLE_HEADER: 1,
    }
    assert kinds["arrete-2008-01-18"] == {
        ResidueKind.RUNNING_TITLE: 1,
        ResidueKind.CROSS_REFERENCE: 1,
    }
    assert kinds["circulaire-2009-07-31"] == {ResidueKind.TABLE_HEADER: 2}
    assert kinds["cqpm-2010-03-10"] == {
        ResidueKind.RUNNING_TITLE: 23,
        ResidueKind.TABLE_HEADER: 16,
    }
    assert kinds["accord-pro-a-2021-01-22"] == {
        ResidueKind.INITIALS: 124,
        ResidueKind.TABLE_HEADER: 2,
    }


@pytest.mark.parametrize("source_id", SOURCES)
def test_segments_stand_verbatim_on_their_lines(
    source_id: str, readings: dict[str, Reading], contents: dict[str, str]
) -> None:
    lines = contents[source_id].split("\n")
    for passage in readings[source_id].passages:
        assert passage.segments
        for segment in passage.segments:
            where = fold_space("\n".join(lines[segment.line_start - 1 : segment.line_end]))
            assert segment.text in where, passage.id


@pytest.mark.parametrize("source_id", SOURCES)
def test_nearly_every_passage_is_one_segment(source_id: str, readings: dict[str, Reading]) -> None:
    cut = {p.id.partition("#")[2] for p in readings[source_id].passages if len(p.segments) > 1}
    assert cut == {
        "circulaire-2008-01-07": {"al-10"},  # cut by note 1
        "circulaire-2009-07-31": {"5-al-1", "5-al-2"},  # cut by masked addresses
        "accord-pro-a-2021-01-22": {"signatures", "annexe-l420-rncp17159"},
    }.get(source_id, set())


def test_ids_are_unique_and_name_their_source(readings: dict[str, Reading]) -> None:
    ids = [p.id for reading in readings.values() for p in reading.passages]
    assert len(ids) == len(set(ids))
    for reading in readings.values():
        assert all(p.id.startswith(f"{reading.source_id}#") for p in reading.passages)


def test_locators_are_unique_except_for_repeated_codes(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        prose = [p.locator for p in reading.passages if p.kind is not PassageKind.ROW]
        assert [locator for locator, n in Counter(prose).items() if n > 1] == []


def test_the_copy_does_print_addresses_and_no_passage_shows_them(
    readings: dict[str, Reading], contents: dict[str, str]
) -> None:
    assert len(EMAIL.findall(contents["circulaire-2009-07-31"])) == 4
    for reading in readings.values():
        for passage in reading.passages:
            shown = [
                passage.text,
                passage.locator,
                *passage.path,
                *(s.text for s in passage.segments),
            ]
            assert not any("@" in text or "iminidco" in text for text in shown), passage.id
