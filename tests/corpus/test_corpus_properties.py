"""Readers take any text, however damaged: nothing is lost, invented or shown that must not be."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import astuple, dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.build import ROOT
from corpus.markup import EMAIL, fold_space
from corpus.passages_file import decode_passages, encode_passages
from corpus.read import read
from corpus.records import Reading
from corpus.sources_file import load_sources, read_contents

FOLDER: Path = ROOT / "sources"
CONTENTS = read_contents(FOLDER, load_sources(FOLDER))
DEBRIS = (
    "",
    "\t",
    "\t\t\t\t",
    "DS",
    "^{DS}",
    "* *",
    "ANNEXE",
    "Article 4 – Durée",
    "# 3.3. Titre",
    "- tiret",
    "¹ Note.",
    "<sup>2</sup> Note",
    "12345\t",
    "14232\tMétier",
    "CODE ROME\t12 métiers",
    "\t\t\tRNCP1 (niveau 3)",
    "RNCP 77 (sans niveau)\t\t\t\t",
    "1990 01 01 0001\t0001\tTitre\tO\t600\t457 €",
    "90 01 01 0001\t0001\tTitre (99)\t\t\t",
    "\t\t(3) Cette qualification est supprimée à compter du 31 février 2007\t\t\t",
    "jean.dupont@exemple.gouv.fr",
    "14312\tEcrire à jean.dupont@exemple.fr",
    "Fait à @",
    "Pour le Ministre",
    "«»",
    "\x0c",
    "\u2028x",
)


@dataclass(frozen=True)
class Damage:
    """Which text, what is done to it in turn, and where (by the seed)."""

    source_id: str
    seed: int
    edits: tuple[int, ...]

    def text(self) -> str:
        """The text with lines lost, doubled, moved, joined or cut, or debris thrown in."""
        chance = random.Random(self.seed)
        lines = CONTENTS[self.source_id].split("\n")
        for edit in self.edits:
            _damage(lines, edit, chance)
        return "\n".join(lines)


def _damage(lines: list[str], edit: int, chance: random.Random) -> None:
    place = chance.randrange(len(lines) + 1)
    match edit:
        case 0:
            del lines[place : place + chance.randrange(1, 40)]
        case 1:
            lines[place:place] = lines[place : place + 3]
        case 2:
            lines.insert(place, lines.pop(chance.randrange(len(lines))) if lines else "")
        case 3:
            lines[place : place + 2] = ["".join(lines[place : place + 2])]
        case 4:
            cut = chance.randrange(40)
            lines[place : place + 1] = [line[:cut] for line in lines[place : place + 1]]
        case _:
            lines.insert(place, chance.choice(DEBRIS))


DAMAGED = st.builds(
    Damage,
    source_id=st.sampled_from(sorted(CONTENTS)),
    seed=st.integers(0, 2**32),
    edits=st.lists(st.integers(0, 5), min_size=1, max_size=12).map(tuple),
)

ANY_LINES = st.lists(st.one_of(st.sampled_from(DEBRIS), st.text(max_size=40)), max_size=25)


def assert_sound(reading: Reading, text: str) -> None:
    lines = text.split("\n")
    owners: Counter[int] = Counter(item.line for item in reading.residue)
    for passage in reading.passages:
        covered: set[int] = set()
        for segment in passage.segments:
            assert 1 <= segment.line_start <= segment.line_end <= len(lines)
            where = fold_space("\n".join(lines[segment.line_start - 1 : segment.line_end]))
            assert segment.text in where
            assert any(c.isalnum() for c in segment.text)
            covered.update(range(segment.line_start, segment.line_end + 1))
        owners.update(covered)
        assert passage.line_start == min(covered)
        assert passage.line_end == max(covered)
    assert owners == Counter(range(1, len(lines) + 1))
    ids = [passage.id for passage in reading.passages]
    assert len(ids) == len(set(ids))


def assert_no_address(reading: Reading) -> None:
    for passage in reading.passages:
        for text in (passage.text, passage.locator, *passage.path):
            assert not EMAIL.search(text)
        assert not any(EMAIL.search(segment.text) for segment in passage.segments)
    for row in (*reading.lists, *reading.metiers, *reading.pro_a, *reading.cqpm):
        # Cell by cell: a representation spells rare letters out, "\\uaaf7", which reads as a name.
        assert not any(EMAIL.search(str(cell)) for cell in astuple(row))


def assert_rows_have_passages(reading: Reading) -> None:
    ids = {passage.id for passage in reading.passages}
    assert {row.passage_id for row in (*reading.lists, *reading.metiers, *reading.pro_a)} <= ids
    assert {r.passage_id for entry in reading.cqpm for r in entry.readings} <= ids
    counted = Counter[str]()
    for heading in reading.lists:
        counted[heading.region] += heading.counted
    assert counted.total() == len(reading.metiers)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DAMAGED)
def test_damaged_texts(damage: Damage) -> None:
    text = damage.text()
    reading = read(damage.source_id, text)
    assert_sound(reading, text)
    assert_no_address(reading)
    assert_rows_have_passages(reading)


@pytest.mark.parametrize("source_id", sorted(CONTENTS))
@settings(max_examples=60, deadline=None)
@given(lines=ANY_LINES)
def test_any_text(source_id: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    reading = read(source_id, text)
    assert_sound(reading, text)
    assert_no_address(reading)
    assert_rows_have_passages(reading)


@settings(max_examples=40, deadline=None)
@given(DAMAGED)
def test_passages_survive_their_file(damage: Damage) -> None:
    passages = read(damage.source_id, damage.text()).passages
    assert tuple(decode_passages(encode_passages(passages)).values()) == passages
