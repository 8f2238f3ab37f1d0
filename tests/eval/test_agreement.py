"""Agreement between opinions and rule-based marks, by hand-computed cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.agreement import (
    RIGHT,
    SUPPORTED,
    Opinion,
    add_opinion,
    agreements,
    cohen_kappa,
    read_opinions,
)
from eval.gold import load_gold
from eval.metrics import Checked, check

# 50 answers: both yes 20, first yes alone 5, second yes alone 10, both no 15. Observed 0.70;
# chance 0.5 × 0.6 + 0.5 × 0.4 = 0.50; kappa (0.70 − 0.50) / 0.50 = 0.40.
TABLE = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15


def checked(name: str) -> Checked:
    case = next(c for c in load_gold() if c.id == name)
    return check(case, {"status": "answered", "verdict": None, "answer": "", "citations": []})


def test_kappa_of_a_textbook_table() -> None:
    assert cohen_kappa(TABLE) == pytest.approx(0.40)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([(True, True), (False, False)], 1.0),
        ([(True, False), (False, True)], -1.0),
        ([(True, True), (True, True)], None),  # neither rater ever varies
        ([], None),
    ],
)
def test_kappa_at_its_ends(pairs: list[tuple[bool, bool]], kappa: float | None) -> None:
    assert cohen_kappa(pairs) == kappa


def test_opinions_stand_beside_the_rules() -> None:
    rules = [checked("geometre-bretagne"), checked("geometre-lille")]  # both wrong: nothing said
    opinions = [
        Opinion("geometre-bretagne", right=False, supported=None),
        Opinion("geometre-lille", right=True, supported=False),
        Opinion("inconnue", right=True, supported=True),
    ]
    right, supported = agreements(opinions, rules)
    assert (right.aspect, right.answers, right.same) == (RIGHT, 2, 0.5)
    assert right.kappa == 0  # one rater never varies: chance explains the agreement
    assert (supported.aspect, supported.answers, supported.same) == (SUPPORTED, 1, 1.0)
    assert str(supported) == "citations à l'appui : 100,0 % d'accord sur 1, kappa –"


def test_the_last_opinion_on_an_answer_counts(tmp_path: Path) -> None:
    path = tmp_path / "opinions.jsonl"
    assert read_opinions(path) == []
    add_opinion(path, Opinion("a", right=True, supported=None))
    add_opinion(path, Opinion("b", right=None, supported=None, comment="é"))
    add_opinion(path, Opinion("a", right=False, supported=True))
    assert read_opinions(path) == [
        Opinion("a", right=False, supported=True),
        Opinion("b", right=None, supported=None, comment="é"),
    ]
