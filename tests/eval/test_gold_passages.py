"""Every expected citation can be given: a passage of the corpus holds its words at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.library import load
from eval.gold import ADVISERS_FOLDER, GOLD_FOLDER, NEWCOMERS_FOLDER, load_gold
from eval.text import fold, says

FOLDERS = [GOLD_FOLDER, ADVISERS_FOLDER, NEWCOMERS_FOLDER]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_cite_can_be_met_by_a_passage(folder: Path) -> None:
    citable = [
        (passage.source_id, fold(segment.text), fold(passage.locator))
        for passage in load().passages.values()
        for segment in passage.segments
    ]
    out_of_reach = [
        (case.id, cite.quote)
        for case in load_gold(folder)
        for group in case.expect.cites
        for cite in group
        if not any(
            source == cite.source and says(text, cite.quote) and fold(cite.locator) in locator
            for source, text, locator in citable
        )
    ]
    assert out_of_reach == []
