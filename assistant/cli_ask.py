"""`alinea ask`: one question, a conversation, or a file of conversations."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from assistant.settings import Settings


def ask_parser(commands: Any) -> None:
    """Add the command."""
    ask = commands.add_parser(
        "ask",
        help="répond à une question, ou tient une conversation",
        description="Répond à une question ; sans question, tient une conversation.",
    )
    ask.add_argument("question", nargs="?", help="la question, en français")
    ask.add_argument("--json", action="store_true", help="écrit la réponse en JSON")
    ask.add_argument("--date", type=day, help="jour dont on veut les règles (AAAA-MM-JJ)")
    ask.add_argument("--batch", type=Path, help="fichier JSONL de conversations")
    ask.add_argument("--out", type=Path, help="fichier JSONL des réponses")
    ask.set_defaults(run=_ask)


def day(text: str) -> date:
    """A day as commands take it; raises ArgumentTypeError, in French."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas une date au format AAAA-MM-JJ"
        ) from None


def _ask(options: argparse.Namespace) -> int:
    if options.batch and not options.out:
        sys.stderr.write("alinea : --batch demande aussi --out FICHIER\n")
        return 2
    if options.batch or options.question is None:
        return _many(options)
    with _keeping_garbage():
        from assistant.service import Assistant

        assistant = Assistant.from_settings(Settings.from_environment())
        answer = assistant.answer(options.question, on=options.date)
        _print_answer(assistant, answer, options.json)
    return 1 if answer.status == "error" else 0


def _many(options: argparse.Namespace) -> int:
    from assistant.batch import run_batch
    from assistant.service import Assistant

    assistant = Assistant.from_settings(Settings.from_environment())
    if options.batch:
        return run_batch(assistant, options.batch, options.out)
    return _conversation(assistant, options)


@contextmanager
def _keeping_garbage() -> Iterator[None]:
    """For one answer, whose tables live as long as the process: a tenth of its time is saved."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _conversation(assistant: Any, options: argparse.Namespace) -> int:
    """One question a line until the end of input; the dossier is carried."""
    thread = f"terminal-{time.time_ns()}"
    shown = sys.stdin.isatty()
    if shown:
        sys.stderr.write("Posez vos questions (ligne vide ou Ctrl-D pour finir).\n")
    try:
        while True:
            if shown:
                sys.stderr.write("> ")
                sys.stderr.flush()
            line = sys.stdin.readline()
            if not line or (shown and not line.strip()):
                return 0
            if line.strip():
                answer = assistant.answer(line.strip(), thread, options.date)
                _print_answer(assistant, answer, options.json)
    finally:
        assistant.forget(thread)


def _print_answer(assistant: Any, answer: Any, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.to_json(), ensure_ascii=False))
        return
    from assistant.terminal import as_text

    print(as_text(answer, assistant.corpus.sources))
