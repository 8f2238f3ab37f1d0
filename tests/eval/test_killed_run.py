"""A run is killed outright, then started again in the same folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from slow_run import QUESTIONS
from slow_run import __file__ as SCRIPT

PATIENCE = 60.0  # seconds before a wait is given up


def wait_for(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "rien n'est venu"
        time.sleep(0.05)


def answers_of(folder: Path) -> dict[str, str]:
    path = folder / "answers.jsonl"
    lines = path.read_bytes().split(b"\n")[:-1] if path.is_file() else []
    return {record["id"]: record["answer"] for record in map(json.loads, lines)}


def runs(process: int) -> bool:
    """Whether a process still runs; one that is dead and not yet buried does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def start(folder: Path) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(folder)],
        env=os.environ | {"PYTHONPATH": str(root), "ALINEA_HOME": str(folder / "home")},
        stderr=subprocess.DEVNULL,
    )


def test_a_killed_run_loses_no_answer_leaves_no_worker_and_is_taken_up(tmp_path: Path) -> None:
    folder = tmp_path / "run"
    killed = start(folder)
    wait_for(lambda: len(answers_of(folder)) >= 4)
    killed.kill()
    killed.wait()
    kept = answers_of(folder)
    assert 4 <= len(kept) < QUESTIONS
    workers = {int(text.split()[0]) for text in kept.values()}
    assert killed.pid not in workers
    wait_for(lambda: not any(runs(worker) for worker in workers))
    assert not (folder / "scores.json").exists()

    assert start(folder).wait(PATIENCE) == 0
    whole = answers_of(folder)
    assert len(whole) == QUESTIONS
    assert {name: whole[name] for name in kept} == kept
    scores = json.loads((folder / "scores.json").read_text("utf-8"))
    assert scores["all"]["measures"]["passed"]["value"] == 1
