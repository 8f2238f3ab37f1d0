"""What is sent of an answer that is being written: what stays long enough to be read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import closing
from functools import wraps
from typing import Any

from anyio import to_thread

from assistant.web.tab import Updates

PACE = 0.2  # seconds between two updates; what is overtaken meanwhile is left out


def paced(
    handler: Callable[..., Generator[Updates, None, None]],
    holds: Callable[[Updates], bool],
    nothing: Updates,
) -> Callable[..., AsyncIterator[Updates]]:
    """The handler without the updates that are overtaken; each must say all that it changes.

    ``holds`` is asked before an update is sent: what was stopped since is left out too. It is asked
    once more at the end, since Gradio sends the last update again when a run ends, over what the
    page shows by then: where that must not come back, ``nothing``, an update that changes nothing,
    takes its place.

    An update costs as much as the answer itself: it is built, compared and sent. The last one is
    never left out, nor does it wait. The handler runs in one thread from end to end: to change
    threads for each update makes it wait its turn among all those that compute.
    """

    @wraps(handler)
    async def in_time(*given: Any) -> AsyncIterator[Updates]:
        run = _Run(handler(*given))
        work = asyncio.create_task(to_thread.run_sync(run.exhaust))
        last: Updates | None = None
        try:
            while not work.done():
                await asyncio.wait({work}, timeout=PACE)
                if (update := run.taken()) and holds(update):
                    last = update
                    yield update
            work.result()  # raises what the handler did
            if last is not None and not holds(last):
                yield nothing
        finally:
            run.wanted = False
            await asyncio.wait({work})

    return in_time


class _Run:
    """A handler's updates: a thread follows them, and the last one is taken from it."""

    def __init__(self, updates: Generator[Updates, None, None]) -> None:
        self.wanted = True
        self._updates = updates
        self._latest: Updates | None = None

    def exhaust(self) -> None:
        """Follow the handler to its end, or as long as it is wanted."""
        with closing(self._updates) as updates:
            for update in updates:
                self._latest = update
                if not self.wanted:
                    return

    def taken(self) -> Updates | None:
        """The latest update, once; None where there is no new one."""
        latest, self._latest = self._latest, None
        return latest
