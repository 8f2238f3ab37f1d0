"""How many questions may be asked: by one person, and by all of them together."""

from __future__ import annotations

import math

from fastapi.responses import JSONResponse

from assistant.settings import WebSettings
from assistant.web.buckets import Buckets

USER_PER_MINUTE = 30  # where people log in and nothing else is set
ALL_PER_MINUTE = 600
_EVERYONE = "*"


class Limits:
    """Meters questions by token buckets; a limit of 0 questions a minute is no limit."""

    def __init__(self, user_per_minute: int = 0, all_per_minute: int = 0) -> None:
        self._user = _buckets(user_per_minute)
        self._all = _buckets(all_per_minute)

    @classmethod
    def of(cls, settings: WebSettings, *, login: bool) -> Limits:
        """The limits of an installation: none, unless set, on the only person of a machine."""
        user, everyone = (USER_PER_MINUTE, ALL_PER_MINUTE) if login else (0, 0)
        if settings.limit_user is not None:
            user = settings.limit_user
        if settings.limit_all is not None:
            everyone = settings.limit_all
        return cls(user, everyone)

    def take(self, user: str) -> int:
        """Count one question: 0 where it may be asked, else the seconds to wait."""
        wait = self._user.take(user) if self._user else 0.0
        if not wait and self._all:
            wait = self._all.take(_EVERYONE)
            if wait and self._user:
                self._user.give_back(user)
        return math.ceil(wait)


def too_many(seconds: int) -> str:
    """What a person who asks too much is told."""
    return f"Trop de questions en peu de temps : reposez la vôtre dans {in_words(seconds)}."


def too_many_response(seconds: int, detail: str = "") -> JSONResponse:
    """The same, for a program: 429, with the seconds to wait in ``Retry-After``."""
    headers = {"Retry-After": str(seconds)}
    return JSONResponse({"detail": detail or too_many(seconds)}, 429, headers)


def in_words(seconds: int) -> str:
    """A wait, in seconds or in minutes."""
    count, unit = (seconds, "seconde") if seconds < 90 else (math.ceil(seconds / 60), "minute")
    return f"{count} {unit}{'s' if count > 1 else ''}"


def _buckets(per_minute: int) -> Buckets | None:
    return Buckets(per_minute, per_minute / 60) if per_minute else None
