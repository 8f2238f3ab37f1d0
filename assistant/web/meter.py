"""Counts the questions that programs ask, before they are read."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.accounts import LOCAL_USER
from assistant.web.limits import Limits, too_many_response

_METERED = "/api/ask"  # the chat and the MCP server count their own, to tell so in their words


def install_limits(app: FastAPI, limits: Limits) -> None:
    """Answer 429 to whoever asks too much; goes behind the gate, which says who asks."""
    app.add_middleware(_Meter, limits=limits)


class _Meter:
    """ASGI middleware."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = self._wait(scope) if scope["type"] == "http" else 0
        app = too_many_response(wait) if wait else self._app
        await app(scope, receive, send)

    def _wait(self, scope: Scope) -> int:
        if scope["method"] != "POST" or not scope["path"].startswith(_METERED):
            return 0
        return self._limits.take(scope.get("state", {}).get("user") or LOCAL_USER)
