"""`alinea ask --batch`: conversations in, one answer a line out, whatever a line holds."""

from __future__ import annotations

import json
import sys
import uuid
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Status
from assistant.service import Assistant


def run_batch(assistant: Assistant, source: Path, target: Path) -> int:
    """Answer each line of ``source`` into ``target``; 0 even when lines fail, 1 on file errors."""
    lines = [line for line in source.read_bytes().split(b"\n") if line.strip()]
    # A lone surrogate of an identifier is written as its JSON escape.
    with target.open("w", encoding="utf-8", errors="backslashreplace") as out:
        for number, line in enumerate(lines, start=1):
            out.write(json.dumps(answer_line(assistant, line), ensure_ascii=False) + "\n")
            out.flush()
            if number % 25 == 0 or number == len(lines):
                sys.stderr.write(f"{number} / {len(lines)}\n")
    return 0


def answer_line(assistant: Assistant, line: bytes) -> dict[str, Any]:
    """The answer to the last turn of one conversation, or an error that says what is wrong."""
    identifier: Any = None
    try:
        data = _json(line)
        identifier = data.get("id") if isinstance(data, dict) else None
        turns, on = _conversation(data)
    except ValueError as problem:
        return {"id": identifier, **_error(str(problem)).to_json()}
    thread = f"lot-{uuid.uuid4().hex}"
    try:
        answers = [assistant.answer(turn, thread, on) for turn in turns]
    finally:
        assistant.forget(thread)
    return {"id": identifier, **answers[-1].to_json()}


def _json(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("La ligne n'est pas du JSON en UTF-8.") from None


def _conversation(data: Any) -> tuple[list[str], date | None]:
    if not isinstance(data, dict):
        raise ValueError("La ligne n'est pas un objet JSON.")
    turns = data.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(t, str) for t in turns):
        raise ValueError("« turns » doit être une liste de questions.")
    day = data.get("date")
    try:
        return turns, date.fromisoformat(day) if day else None
    except (TypeError, ValueError):
        raise ValueError(f"« date » doit être au format AAAA-MM-JJ, et non {day!r}.") from None


def _error(text: str) -> Answer:
    return Answer(Status.ERROR, None, text)
