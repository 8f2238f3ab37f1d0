"""What Gradio keeps and sends for each browser tab, within what one process can bear."""

from __future__ import annotations

import inspect
from typing import Any

import gradio as gr

TABS = 500  # whose state is kept, the latest used; by default Gradio keeps 10,000 of them
STATUS_EVERY = 2.0
"""Seconds between two messages on the place in the queue.

By default each who waits is sent one whenever an answer begins: with twenty people, a tenth of all
that the server computes (docs/decisions/0009).
"""


def bound_sessions(page: gr.Blocks) -> None:
    """Bound what the tabs of a page cost; once its parts are all there."""
    page.queue(status_update_rate=STATUS_EVERY, default_concurrency_limit=8, api_open=False)
    page.state_session_capacity = TABS
    for kind in {type(block) for block in page.blocks.values()}:
        _keep_signature(kind.__init__)


def _keep_signature(function: Any) -> None:
    """Let `inspect.signature` find its own answer: Gradio asks it for each part of each new tab."""
    function.__signature__ = inspect.signature(function)
