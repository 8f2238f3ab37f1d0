"""What is sent of an answer that is being written: what stays long enough to be read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from functools import wraps
from typing import Any

from anyio import to_thread

from assistant.web.tab import Updates

PACE = 0.2  # seconds; what the next update replaces sooner is left out


def paced(handler: Callable[..., Iterator[Updates]]) -> Callable[..., AsyncIterator[Updates]]:
    """The handler without the updates that are overtaken; each must say all that it changes.

    An update costs as much as the answer itself: it is built, compared and sent. The last one is
    never left out, nor is any delayed once the handler is done.
    """

    @wraps(handler)
    async def in_time(*given: Any) -> AsyncIterator[Updates]:
        updates = handler(*given)
        ahead = asyncio.create_task(_following(updates))
        try:
            while (update := await ahead) is not None:
                ahead = asyncio.create_task(_following(updates))
                await asyncio.wait({ahead}, timeout=PACE)
                if not ahead.done() or ahead.result() is None:
                    yield update
        finally:
            await asyncio.wait({ahead})  # a generator that runs cannot be closed
            await to_thread.run_sync(_close, updates)

    return in_time


async def _following(updates: Iterator[Updates]) -> Updates | None:
    return await to_thread.run_sync(next, updates, None)


def _close(updates: Iterator[Updates]) -> None:
    close = getattr(updates, "close", None)
    if close:
        close()
