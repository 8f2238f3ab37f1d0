"""Progress of long work on stderr: a bar on a terminal, plain lines otherwise."""

from __future__ import annotations

import time
from threading import Lock
from typing import TextIO

_WIDTH = 24
_LINE_EVERY = 10.0  # seconds between plain lines
_BAR_EVERY = 0.1


class Progress:
    """Counts ``total`` things done; ``stream`` None keeps silent."""

    def __init__(self, label: str, total: int, stream: TextIO | None) -> None:
        self._label = label
        self._total = total
        self._stream = stream
        self._done = 0
        self._start = self._shown = time.monotonic()
        self._bar = bool(stream and stream.isatty())
        self._lock = Lock()
        if stream and not self._bar:
            print(f"{label} : {total} à traiter", file=stream, flush=True)

    def advance(self, count: int) -> None:
        """Count ``count`` more things as done."""
        with self._lock:
            self._done += count
            now = time.monotonic()
            if now - self._shown >= (_BAR_EVERY if self._bar else _LINE_EVERY):
                self._shown = now
                self._show()

    def close(self) -> None:
        """Show the last state, once the work is done."""
        with self._lock:
            self._show()
            if self._stream and self._bar:
                print(file=self._stream, flush=True)

    def _show(self) -> None:
        if not self._stream:
            return
        if not self._bar:
            print(f"{self._label} : {self._state()}", file=self._stream, flush=True)
            return
        filled = _WIDTH * self._done // max(self._total, 1)
        bar = "█" * filled + "░" * (_WIDTH - filled)
        print(f"\r{self._label} {bar} {self._state()}\x1b[K", end="", file=self._stream, flush=True)

    def _state(self) -> str:
        elapsed = max(time.monotonic() - self._start, 1e-6)
        rate = self._done / elapsed
        state = f"{self._done}/{self._total}, {rate:.1f} par seconde"
        if self._done >= self._total:
            return f"{state}, terminé en {_duration(elapsed)}"
        return f"{state}, reste {_duration((self._total - self._done) / rate)}" if rate else state


def _duration(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min {seconds:02d} s" if minutes else f"{seconds} s"
