"""`answers.jsonl`: one answer a line, each on disk before the next, so that a kill loses none."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.gold import Case

ANSWERS = "answers.jsonl"


class Journal:
    """The answers of a run folder; one process writes it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ANSWERS
        self.answers = _whole_lines(self._path)

    def add(self, case: Case, answer: Mapping[str, Any]) -> None:
        """Append one answer, whole and on disk when this returns."""
        record = _record(case, answer)
        with self._path.open("ab") as file:
            file.write(_line(record))
            file.flush()
            os.fsync(file.fileno())
        self.answers[case.id] = record

    def settle(self, cases: Sequence[Case]) -> None:
        """Rewrite the file in the order of the questions, one line each, in one step."""
        write_whole(self._path, b"".join(_line(self.answers[case.id]) for case in cases))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file in one step: whoever reads it finds the old content or the new one."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_bytes(content)
    os.replace(draft, path)


def _record(case: Case, answer: Mapping[str, Any]) -> dict[str, Any]:
    day = case.on.isoformat() if case.on else None
    return {"id": case.id, "turns": list(case.turns), "date": day} | dict(answer)


def _line(record: Mapping[str, Any]) -> bytes:
    return (json.dumps(record, ensure_ascii=False) + "\n").encode(errors="backslashreplace")


def _whole_lines(path: Path) -> dict[str, dict[str, Any]]:
    """The answers written so far; a last line cut by a kill is taken off the file."""
    if not path.is_file():
        return {}
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if whole != content:
        write_whole(path, whole)
    records = [json.loads(line) for line in whole.splitlines()]
    return {record["id"]: record for record in records}
