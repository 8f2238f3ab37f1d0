"""What a process that stays reads beforehand leaves its questions nothing to compile."""

from __future__ import annotations

import subprocess
import sys

from assistant import warming
from assistant.lookups import LOOKUPS
from assistant.memory import Memory
from assistant.planning import plan
from assistant.understanding.reader import understand

TOLD = """
from assistant.warming import read_beforehand
from corpus.expressions import _Later
from corpus.library import load
before = sum("search" not in vars(one) for one in _Later.made)
read_beforehand(load())
print(before, sum("search" not in vars(one) for one in _Later.made))
"""


def test_each_question_is_of_the_rules_and_of_its_kind() -> None:
    calls = [
        c.name for q in warming.QUESTIONS for u in understand(q, Memory(), None) for c in plan(u)
    ]

    assert set(calls) <= LOOKUPS.keys()  # none is searched in the texts
    assert len(set(calls)) >= 8


def test_no_expression_is_left_to_compile() -> None:
    done = subprocess.run([sys.executable, "-c", TOLD], capture_output=True, check=True, text=True)
    before, after = map(int, done.stdout.split())

    assert before > 100
    assert after == 0
