"""Who is logged in: sessions kept by the server, of which a browser only holds a random name."""

from __future__ import annotations

import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock

LIFETIME = 12 * 3600  # seconds: a working day
MAX_SESSIONS = 10_000


@dataclass(frozen=True, slots=True)
class Session:
    """A log-in; ``proof`` is the password hash it was opened with, empty for an outside service."""

    user: str
    proof: str
    until: float


class Sessions:
    """Sessions by the digest of their name: a look into memory gives no usable cookie."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = Lock()
        self._open: OrderedDict[bytes, Session] = OrderedDict()

    def open(self, user: str, proof: str) -> str:
        """A new session; the name to give to the browser."""
        name = secrets.token_urlsafe(32)
        with self._lock:
            self._drop_ended()
            self._open[_digest(name)] = Session(user, proof, self._clock() + LIFETIME)
        return name

    def get(self, name: str) -> Session | None:
        """The session of that name, if it has not ended."""
        with self._lock:
            session = self._open.get(_digest(name))
        return session if session and session.until > self._clock() else None

    def close(self, name: str) -> None:
        """End a session."""
        with self._lock:
            self._open.pop(_digest(name), None)

    def _drop_ended(self) -> None:
        """All sessions last as long: the first opened are the first to end."""
        now = self._clock()
        while self._open:
            first = next(iter(self._open.values()))
            if first.until > now and len(self._open) < MAX_SESSIONS:
                return
            self._open.popitem(last=False)


def _digest(name: str) -> bytes:
    return sha256(name.encode()).digest()
