"""R@k, MRR@10 and nDCG@10 against their formulas, and on gold questions."""

from __future__ import annotations

from math import log2

import pytest
from metric_cases import CHANTIER, GEOMETRE, answer, case

from eval.metrics import Count
from eval.metrics.retrieval import mean, measure, of_question

BRETAGNE = "arrete-2008-01-18#annexe-bretagne-"


def test_measures_of_one_ranking() -> None:
    measures = measure(["x", "a", "y", "b"], {"a": 1, "b": 1, "c": 1})
    assert measures["R@1"] == 0
    assert measures["R@5"] == pytest.approx(2 / 3)
    assert measures["MRR@10"] == 1 / 2
    gain = 1 / log2(3) + 1 / log2(5)
    assert measures["nDCG@10"] == pytest.approx(gain / (1 + 1 / log2(3) + 1 / log2(4)))


def test_grades_weigh_as_trec_eval_weighs_them() -> None:
    measures = measure(["a", "b"], {"a": 1, "b": 2})
    assert measures["nDCG@10"] == pytest.approx((1 + 2 / log2(3)) / (2 + 1 / log2(3)))


def test_a_right_document_past_the_tenth_does_not_count() -> None:
    ranked = [f"x{i}" for i in range(10)] + ["a"]
    assert set(measure(ranked, {"a": 1}).values()) == {0.0}


def test_an_empty_ranking_scores_nothing() -> None:
    assert set(measure([], {"a": 1}).values()) == {0.0}


def test_the_mean_is_over_questions() -> None:
    found, missed = measure(["a"], {"a": 1}), measure(["x"], {"a": 1})
    assert mean([found, missed])["MRR@10"] == 0.5


def found(*passage_ids: str) -> dict[str, object]:
    hits = [{"passage_ids": [name], "score": 1.0} for name in passage_ids]
    return answer(evidence={"ranked": hits, "confidence": 0.5})


def test_a_gold_question_needs_each_of_its_citations_once() -> None:
    wanted = case(cites=((GEOMETRE,), (CHANTIER,)))
    given = found("ailleurs", BRETAGNE + "61222", BRETAGNE + "61222", BRETAGNE + "61231")
    assert of_question("R@1")(wanted, given) == Count(0, 1)
    assert of_question("R@5")(wanted, given) == Count(1, 1)
    assert of_question("MRR@10")(wanted, given) == Count(1 / 2, 1)
    gain = 1 / log2(3) + 1 / log2(5)  # the second hit on the same row is a miss
    assert of_question("nDCG@10")(wanted, given).part == pytest.approx(gain / (1 + 1 / log2(3)))


def test_questions_without_evidence_or_without_a_place_to_find_are_left_out() -> None:
    metric = of_question("R@5")
    assert metric(case(cites=((GEOMETRE,),)), answer()) == Count(0, 0)
    assert metric(case(), found("x")) == Count(0, 0)
    assert metric(case(cites=((GEOMETRE,),), turns=("a", "b")), found("x")) == Count(0, 0)
