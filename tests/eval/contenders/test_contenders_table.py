"""The table of systems: in README.md it is that of the results file, word for word."""

from __future__ import annotations

import json

import pytest

from eval.contenders import run
from eval.contenders.names import CONTENDERS
from eval.contenders.table import (
    COLUMNS,
    README,
    RESULTS,
    main,
    markdown_table,
    rows,
)
from eval.gold import load_gold

FIGURES = dict.fromkeys(COLUMNS, 0.5) | {"wrong_open": 2, "abstention_f1": None}
ONE = {
    "made_on": "2026-11-21",
    "questions": {"development": 2, "test": 1},
    "systems": [
        {"name": "a", "label": "A", "development": FIGURES, "test": FIGURES | {"passed": 0.25}}
    ],
}


def test_both_splits_stand_in_one_cell() -> None:
    _, row = rows(ONE)
    cells = dict(zip(COLUMNS, row[1:], strict=True))
    assert row[0] == "A"
    assert cells["passed"] == "50,0 / 25,0 %"
    assert cells["wrong_open"] == "2 / 2"
    assert cells["abstention_f1"] == "– / –"


def test_the_readme_shows_the_results() -> None:
    assert main(["--check"]) == 0
    assert markdown_table(json.loads(RESULTS.read_text("utf-8"))) in README.read_text("utf-8")


def test_the_results_are_of_every_system_and_of_these_questions() -> None:
    results = json.loads(RESULTS.read_text("utf-8"))
    assert [system["name"] for system in results["systems"]] == list(CONTENDERS)
    splits = [case.split for case in load_gold()]
    assert results["questions"] == {s: splits.count(s) for s in ("development", "test")}


def test_the_command_speaks_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as misused:
        run.main(["--systems", "inconnu"])
    assert misused.value.code == 2
    assert "commande mal formée" in capsys.readouterr().err
