"""What went wrong with a language model, in words of our own.

What a client library or a server wrote may hold a key: it goes no further than this module, neither
into a log, nor an error, nor the store of conversations.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from langchain_core.exceptions import (
    ContextOverflowError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelNotFoundError,
    ModelPermissionDeniedError,
    ModelRateLimitError,
    ModelTimeoutError,
)

TOO_SLOW = "n'a pas répondu à temps"
TRUNCATED = "a rendu un texte coupé"
MALFORMED = "a mal écrit ses appels d'outils"
INTERRUPTED = "s'est interrompu au milieu de sa réponse"
SILENT = "n'a rien répondu"
ENDLESS = "n'a pas cessé d'appeler des outils"
NO_TOOL = "n'a consulté aucun texte"
REFUSED_TEXT = "a écrit un texte que la vérification a refusé"
_LIMITED = "a refusé la demande, trop fréquente"
_NO_KEY = "a refusé la clé d'accès"
_UNKNOWN = "est inconnu de son serveur"
_UNREACHABLE = "n'a pas pu être joint"
_TOO_LONG = "a trouvé la demande trop longue"
_BROKEN = "n'a pas répondu : son serveur est en panne"
_REFUSED = "a refusé la demande"
_NOTHING = "n'a pas répondu"


class ModelFailure(RuntimeError):
    """A model's failure; its text follows the model's name: "n'a pas répondu à temps"."""

    def __init__(
        self, reason: str, *, transient: bool = False, retry_after: float | None = None
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.transient = transient  # the same request may succeed a little later
        self.retry_after = retry_after  # seconds that the server asks to wait


_TYPES: tuple[tuple[type[BaseException], str, bool], ...] = (
    (ContextOverflowError, _TOO_LONG, False),
    (ModelAuthenticationError, _NO_KEY, False),
    (ModelPermissionDeniedError, _NO_KEY, False),
    (ModelNotFoundError, _UNKNOWN, False),
    (ModelRateLimitError, _LIMITED, True),
    (ModelTimeoutError, TOO_SLOW, True),
    (TimeoutError, TOO_SLOW, True),
    (ModelConnectionError, _UNREACHABLE, True),
    (ConnectionError, _UNREACHABLE, True),
)
_STATUSES = {
    401: (_NO_KEY, False),
    403: (_NO_KEY, False),
    404: (_UNKNOWN, False),
    408: (TOO_SLOW, True),
    413: (_TOO_LONG, False),
    429: (_LIMITED, True),
}
_CUT = frozenset({"RemoteProtocolError", "ReadError", "IncompleteRead", "ChunkedEncodingError"})


def failure_of(problem: BaseException) -> ModelFailure:
    """The failure behind what a client library raised, without a word of its message."""
    if isinstance(problem, ModelFailure):
        return problem
    if any(_CUT & {kind.__name__ for kind in type(p).__mro__} for p in _chain(problem)):
        return ModelFailure(INTERRUPTED, transient=True)
    wait = _retry_after(problem)
    for kind, reason, transient in _TYPES:
        if isinstance(problem, kind):
            return ModelFailure(reason, transient=transient, retry_after=wait)
    status = _status(problem)
    if status in _STATUSES:
        reason, transient = _STATUSES[status]
        return ModelFailure(reason, transient=transient, retry_after=wait)
    if status is not None:
        broken = status >= 500
        return ModelFailure(_BROKEN if broken else _REFUSED, transient=broken, retry_after=wait)
    return ModelFailure(_NOTHING, transient=True)


def _chain(problem: BaseException | None) -> Iterator[BaseException]:
    """What was raised, and what it was raised from."""
    while problem is not None:
        yield problem
        problem = problem.__cause__


def _status(problem: BaseException) -> int | None:
    """The HTTP status, where every client library that has one keeps it."""
    response = getattr(problem, "response", None)
    found = getattr(problem, "status_code", None) or getattr(response, "status_code", None)
    return found if isinstance(found, int) and found >= 400 else None


def _retry_after(problem: BaseException) -> float | None:
    """The seconds of a Retry-After header; None where there is none, or a date."""
    headers = getattr(getattr(problem, "response", None), "headers", None)
    with suppress(TypeError, ValueError, AttributeError):
        return max(0.0, float(headers.get("retry-after"))) if headers is not None else None
    return None
