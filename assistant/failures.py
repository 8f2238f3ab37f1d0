"""What is said, and logged, where no answer could be made."""

from __future__ import annotations

import time

from assistant.answer import Answer, Status
from assistant.settings import OFFLINE_MODEL

_INTERNAL = (
    "Une erreur interne a empêché de répondre. Votre question n'est pas en cause : reposez-la "
    "ou reformulez-la ; si l'erreur revient, le journal d'Alinéa en donne la cause."
)


def failed(thread: str, started: float, text: str = _INTERNAL) -> Answer:
    """The answer that says so."""
    ms = round(1000 * (time.perf_counter() - started))
    return Answer(Status.ERROR, None, text, thread=thread, model=OFFLINE_MODEL, ms=ms)


def log_problem(problem: Exception) -> None:
    """Into the journal, with its traceback."""
    import logging

    logging.getLogger("alinea").error("%s", problem, exc_info=problem)
