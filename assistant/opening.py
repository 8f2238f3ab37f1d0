"""Opening the search beside whoever asks: a page says that it loads rather than wait for it."""

from __future__ import annotations

from threading import Lock, Thread

from assistant.service import Assistant
from index.problems import IndexProblem


class Opening:
    """Has the search of one assistant opened by a thread of its own, once at a time."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._lock = Lock()
        self._thread: Thread | None = None
        self._problem: IndexProblem | None = None

    def is_done(self) -> bool:
        """Whether a search answers at once; if not, it is being opened.

        Raises the IndexProblem that the opening met; asking again then tries anew.
        """
        if self._assistant.ready:
            return True
        with self._lock:
            problem, self._problem = self._problem, None
            if problem:
                raise problem
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._open, daemon=True)
                self._thread.start()
            return False

    def _open(self) -> None:
        try:
            self._assistant.find("ouverture", 1)
        except IndexProblem as problem:
            self._problem = problem
