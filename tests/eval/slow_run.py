"""A run of a slow system, to be started as a process of its own and killed.

    python slow_run.py FOLDER

Each answer tells the process that gave it, and holds a word that no other answer holds.
"""

from __future__ import annotations

import os
import sys
import time
import uuid
from pathlib import Path
from typing import Any

from assistant.settings import Settings
from eval.gold import Case, Expectation
from eval.runs import RunConfig, run
from eval.systems import Conversation, System

QUESTIONS = 24
_EXPECTED = Expectation(("answered",), None, (), (), (), ())
CASES = [
    Case(f"q{i}", "essai", "emploi", ("?",), None, _EXPECTED, "pour voir") for i in range(QUESTIONS)
]


def slow(settings: Settings) -> System:
    """A system that takes a quarter of a second."""

    def answer(asked: Conversation) -> dict[str, Any]:
        time.sleep(0.25)
        text = f"{os.getpid()} {uuid.uuid4().hex}"
        return {"status": "answered", "verdict": None, "answer": text, "citations": [], "ms": 250}

    return answer


if __name__ == "__main__":
    run(RunConfig(Path(sys.argv[1]), CASES, Settings.from_environment(), "slow", slow, workers=2))
