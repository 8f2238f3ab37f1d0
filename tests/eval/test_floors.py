"""The floors: what they hold, what breaks them, and the fixed quarter."""

from __future__ import annotations

import pytest

from eval.floors import Floor, breaches, in_quarter, load_floors, report
from eval.gold import load_gold
from eval.metrics import BY_NAME

HELD = {
    "invented_quotes": 0.0,
    "wrong_open": 0.0,
    "verdict_accuracy": 1.0,
    "citation_recall": 0.95,
    "abstention_f1": 0.9,
}


def test_the_floors_are_those_that_were_promised() -> None:
    assert load_floors()["splits"] == (
        Floor("invented_quotes", at_most=0),
        Floor("wrong_open", at_most=0),
        Floor("verdict_accuracy", at_least=0.99),
        Floor("citation_recall", at_least=0.95),
        Floor("abstention_f1", at_least=0.90),
    )
    assert {f.measure for floors in load_floors().values() for f in floors} <= set(BY_NAME)


def test_a_measure_at_its_floor_holds() -> None:
    assert breaches({"test": HELD}, load_floors()["splits"]) == []


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("invented_quotes", 1.0),
        ("wrong_open", 1.0),
        ("verdict_accuracy", 0.989),
        ("citation_recall", None),  # what was not measured does not hold
    ],
)
def test_one_measure_below_is_told(
    measure: str, value: float | None, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = {"development": HELD, "test": HELD | {measure: value}}
    (breach,) = breaches(figures, load_floors()["splits"])
    assert (breach.part, breach.floor.measure) == ("test", measure)
    assert report(figures, load_floors()["splits"]) == 1
    assert f"à part : {BY_NAME[measure].label}" in capsys.readouterr().err


def test_floors_that_hold_exit_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert report({"quarter": HELD}, load_floors()["quarter"]) == 0
    told = capsys.readouterr()
    assert "quart fixe" in told.out
    assert told.err == ""


def test_the_quarter_is_fixed_and_of_both_splits() -> None:
    cases = load_gold()
    quarter = [case for case in cases if in_quarter(case)]
    assert 0.2 < len(quarter) / len(cases) < 0.3
    assert {case.split for case in quarter} == {"development", "test"}
    chosen = {case.id: in_quarter(case) for case in cases}
    assert chosen["geometre-lille"]
    assert chosen["chef-chantier-bastia"]
    assert not chosen["geometre-bretagne"]
