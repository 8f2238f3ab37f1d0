"""The verdict on one answer, and the figures of several, by hand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from metric_cases import CHANTIER, GEOMETRE, answer, case, citation

from eval.metrics import Checked, aggregate, check, difference, grouped
from eval.metrics.measures import BY_NAME

ROW = "61222\tGéomètre"
RIGHT = answer(text="Oui [1] : 16.", citations=(citation(ROW),))
WANTED = case(cites=((GEOMETRE,),), facts=(("16",), ("ouvert", "oui")), forbidden=(("non",),))


def test_a_right_answer_passes() -> None:
    assert check(WANTED, RIGHT).passed


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "clarification"},
        {"verdict": None},
        {"verdict": "not_open"},
        {"citations": []},
        {"citations": [citation(ROW), citation("inventé", n=2)]},
        {"answer": "Oui [1]."},
        {"answer": "Oui [1] : 16. Non."},
    ],
)
def test_every_check_can_fail_an_answer(wrong: dict[str, Any]) -> None:
    assert not check(WANTED, RIGHT | wrong).passed


def test_a_check_is_read_back_from_json_as_it_was() -> None:
    checked = check(WANTED, RIGHT | {"verdict": "not_open", "evidence": {"confidence": 0.25}})
    assert Checked.from_json(json.loads(json.dumps(checked.to_json()))) == checked
    assert checked.confidence == 0.25
    assert checked.sources == ("arrete-2008-01-18",)


def test_aggregate_by_hand() -> None:
    checked = [
        check(
            case("a", cites=((GEOMETRE,), (CHANTIER,)), facts=(("16",), ("oui",))),
            answer(text="oui", citations=(citation(ROW),), ms=10),
        ),
        check(case("b", verdicts=("not_open",)), answer(ms=30)),
        check(
            case("c", ("clarification",), (None,)),
            answer("answered", None, citations=(citation("inventé"),), ms=20),
        ),
        check(case("d", verdicts=(None,)), answer("error", None, ms=40)),
    ]
    figures = aggregate(checked)
    got = {name: found["value"] for name, found in figures["measures"].items()}
    assert figures["questions"] == 4
    assert got["passed"] == 0.0
    assert got["status_accuracy"] == 0.5  # a and b
    assert got["verdict_accuracy"] == 0.5  # a right, b wrong; c and d want none
    assert got["wrong_open"] == 1
    assert got["citation_recall"] == 0.5  # 61222 cited, 61231 not
    assert got["citation_precision"] == 0.5  # what the question needs; an invented one
    assert got["quote_validity"] == 0.5
    assert got["invented_quotes"] == 1
    assert got["fact_coverage"] == 0.5
    assert got["errors"] == 1
    assert (got["ms_p50"], got["ms_p95"]) == (20, 40)
    assert got["abstention_f1"] is None
    assert figures["verdict_confusion"] == {
        "none": {"none": 2},
        "not_open": {"open": 1},
        "open": {"open": 1},
    }


def test_a_question_counts_in_each_of_its_groups() -> None:
    checked = [check(case("a"), answer()), check(case("b"), answer(verdict="not_open"))]
    groups = grouped(checked, lambda c: (c.id, "les deux"))
    accuracy = {
        name: figures["measures"]["verdict_accuracy"]["value"] for name, figures in groups.items()
    }
    assert accuracy == {"a": 1.0, "b": 0.0, "les deux": 0.5}


def test_the_difference_of_two_runs() -> None:
    good, bad = check(case(), answer()), check(case(), answer(verdict="not_open"))
    before, after, gap = difference([good, bad], [good, good], BY_NAME["verdict_accuracy"])
    assert (before, after, gap.value) == (0.5, 1.0, 0.5)
