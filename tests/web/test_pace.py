"""What is sent of an answer while it is being written."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Generator
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal

from assistant.web import pace
from assistant.web.pace import paced
from assistant.web.tab import Updates


def alone(work: Callable[..., Awaitable[Any]], *given: Any) -> Any:
    """Run it in an event loop of its own: that of a browser may run in this thread."""
    with start_blocking_portal() as portal:
        return portal.call(work, *given)


def always(_: Updates) -> bool:
    return True


async def sent(handler: Any, *given: Any) -> list[Updates]:
    return [update async for update in paced(handler, always, {})(*given)]


def test_what_is_overtaken_is_left_out_and_the_last_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PACE", 60)  # however slow the machine, the handler ends before

    def quick(count: int) -> Generator[Updates, None, None]:
        for n in range(count):
            yield {"n": n}

    assert alone(sent, quick, 50) == [{"n": 49}]
    assert alone(sent, quick, 0) == []


def test_what_lasts_is_sent_while_the_rest_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PACE", 0.01)
    go_on = threading.Event()

    def slow() -> Generator[Updates, None, None]:
        yield {"step": 1}
        assert go_on.wait(90)
        yield {"step": 2}

    async def watch() -> list[Updates]:
        seen = []
        async for update in paced(slow, always, {})():
            seen.append(update)
            go_on.set()
        return seen

    assert alone(watch) == [{"step": 1}, {"step": 2}]


def test_what_was_stopped_meanwhile_is_not_sent() -> None:
    def stopped() -> Generator[Updates, None, None]:
        yield {"written": True}

    async def watch() -> list[Updates]:
        return [update async for update in paced(stopped, lambda u: "written" not in u, {})()]

    assert alone(watch) == []


def test_what_is_stopped_at_the_very_end_does_not_come_back() -> None:
    """Gradio sends the last update of a run again as it ends."""
    stopped: list[bool] = []

    def written() -> Generator[Updates, None, None]:
        yield {"written": True}

    async def watch() -> list[Updates]:
        seen = []
        async for update in paced(written, lambda u: not stopped, {"nothing": True})():
            seen.append(update)
            stopped.append(True)
        return seen

    assert alone(watch) == [{"written": True}, {"nothing": True}]


def test_a_page_that_leaves_ends_the_answer_in_its_own_thread() -> None:
    ended: list[int] = []
    threads: set[int] = set()

    def endless() -> Generator[Updates, None, None]:
        try:
            while True:
                threads.add(threading.get_ident())
                yield {"more": True}
        finally:
            ended.append(threading.get_ident())

    async def leave() -> None:
        updates: Any = paced(endless, always, {})()
        await anext(updates)
        await updates.aclose()

    alone(leave)
    assert ended == list(threads)


def test_what_a_handler_raises_is_raised() -> None:
    def broken() -> Generator[Updates, None, None]:
        yield {"step": 1}
        raise ValueError("en panne")

    with pytest.raises(ValueError, match="en panne"):
        alone(sent, broken)
