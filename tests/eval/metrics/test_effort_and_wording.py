"""Time, tokens, money, length and readability, by hand."""

from __future__ import annotations

import pytest
from metric_cases import answer, case

from eval.metrics import Count
from eval.metrics.effort import cost, milliseconds, tokens
from eval.metrics.wording import kandel_moles, readability, syllables, words


def test_time_tokens_and_money() -> None:
    usage = {"input_tokens": 900, "output_tokens": 100, "cost": 0.002}
    given = answer(ms=12, usage=usage)
    assert milliseconds(case(), given) == Count(12, 1)
    assert tokens(case(), given) == Count(1000, 1)
    assert cost(case(), given) == Count(0.002, 1)


def test_without_a_language_model_there_are_no_tokens_and_without_prices_no_cost() -> None:
    assert tokens(case(), answer()) == Count(0, 1)
    assert cost(case(), answer(usage={"input_tokens": 1, "output_tokens": 1})) == Count(0, 0)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("métier", 2),
        ("liste", 1),  # silent e
        ("listes", 1),
        ("qualifiée", 3),  # the e of "ée" is not heard, the é is
        ("l'employeur", 3),
        ("peuvent", 1),
        ("61222", 1),
        ("oeuvre", 1),
    ],
)
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_kandel_moles_by_hand() -> None:
    text = "Le chat dort [1]. Il **rêve** encore."  # 6 words, 2 sentences; 1+1+1, 1+1+2 syllables
    assert kandel_moles(text) == pytest.approx(207 - 1.015 * 6 / 2 - 73.6 * 7 / 6)
    assert words(case(), answer(text=text)) == Count(6, 1)
    assert kandel_moles("[1]") is None
    assert readability(case(), answer(text="")) == Count(0, 0)
