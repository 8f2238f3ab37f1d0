"""Token buckets, one a key: what meters questions, and attempts to log in.

Libraries of rate limits that keep their counts in memory never drop a key; here the number of keys
is bounded, since some of them (names typed on the login page) are chosen by whoever asks.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MAX_KEYS = 20_000


class Buckets:
    """``burst`` tokens at most for each key, which come back at ``per_second``."""

    def __init__(
        self, burst: int, per_second: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._per_second = per_second
        self._clock = clock
        self._lock = Lock()
        self._levels: OrderedDict[str, tuple[float, float]] = OrderedDict()  # tokens, at what time

    def take(self, key: str) -> float:
        """Take a token: 0 where there was one, else the seconds until there is."""
        with self._lock:
            level = self._level(key)
            granted = level >= 1
            self._keep(key, level - 1 if granted else level)
            return 0.0 if granted else (1 - level) / self._per_second

    def give_back(self, key: str) -> None:
        """Return a token that was taken for nothing."""
        with self._lock:
            self._keep(key, min(self._burst, self._level(key) + 1))

    def _level(self, key: str) -> float:
        now = self._clock()
        level, then = self._levels.get(key, (float(self._burst), now))
        return min(self._burst, level + (now - then) * self._per_second)

    def _keep(self, key: str, level: float) -> None:
        self._levels[key] = (level, self._clock())
        self._levels.move_to_end(key)
        while len(self._levels) > MAX_KEYS:
            self._levels.popitem(last=False)
