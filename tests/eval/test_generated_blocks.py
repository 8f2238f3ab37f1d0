"""Blocks that commands write into pages: replaced in place, held true by the same commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import gold_card
from eval.generated_blocks import update, with_block
from eval.gold import ADVISERS_FOLDER, NEWCOMERS_FOLDER, load_gold

PAGE = "avant\n<!-- essai -->\nvieux\n<!-- fin : essai -->\naprès\n"


def test_a_block_takes_the_place_of_the_old_one() -> None:
    page = with_block(PAGE, "essai", r"neuf \1")
    assert page == PAGE.replace("vieux", r"neuf \1")
    with pytest.raises(ValueError, match="marques"):
        with_block("rien", "essai", "neuf")
    with pytest.raises(ValueError, match="marques"):
        with_block(PAGE * 2, "essai", "neuf")


def test_a_page_that_has_drifted_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    assert update(page, "essai", "neuf", check=True) == 1
    assert "n'est plus à jour" in capsys.readouterr().err
    assert page.read_text("utf-8") == PAGE
    assert update(page, "essai", "neuf", check=False) == 0
    assert update(page, "essai", "neuf", check=True) == 0


def test_the_card_counts_the_questions() -> None:
    assert gold_card.main(["--check"]) == 0


def test_counts_add_up() -> None:
    cases = load_gold()
    text = gold_card.counts(cases)
    development = sum(case.split == "development" for case in cases)
    total = f"| **total** | {development} | {len(cases) - development} | {len(cases)} |"
    assert text.count(total) >= 3  # by kind, by status, by verdict, by length


def test_the_counts_of_the_advisers_add_up() -> None:
    cases = load_gold(ADVISERS_FOLDER)
    kept = sum(case.kept is True for case in cases)
    text = gold_card.adviser_counts(cases)
    assert f"| **total** | {len(cases) - kept} | {kept} | {len(cases)} |" in text


def test_the_counts_of_the_newcomers_add_up() -> None:
    cases = load_gold(NEWCOMERS_FOLDER)
    text = gold_card.newcomer_counts(cases)
    assert text.count(f"| **total** | {len(cases)} |") == 2  # by kind, by length
    assert f"| `regles` | {sum(case.kind == 'regles' for case in cases)} |" in text
