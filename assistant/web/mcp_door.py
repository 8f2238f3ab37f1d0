"""The MCP server over HTTP, on the port of the page (streamable HTTP, without sessions)."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.responses import JSONResponse
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from starlette.requests import Request
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from assistant.accounts import LOCAL_USER
from assistant.api import MAX_BODY
from assistant.mcp.server import build_server
from assistant.service import Assistant
from assistant.web.limits import Limits, too_many

PATH = "/mcp"
_ONLY_POST = (
    "Cette adresse parle le Model Context Protocol (HTTP, sans session) : elle n'accepte que POST."
)


def install_mcp(app: FastAPI, assistant: Assistant, limits: Limits) -> None:
    """Serve the tools at ``/mcp``, behind whatever stands before the application."""

    def refusal(request: Request | None) -> str:
        user = getattr(request.state, "user", "") if request else ""
        wait = limits.take(user or LOCAL_USER)
        return too_many(wait) if wait else ""

    at_once = assistant.settings.answers_at_once
    server = build_server(assistant.installation, refusal, at_once)
    app.router.routes.append(Route(PATH, _Door(server), name="mcp"))


class _Door:
    """ASGI endpoint: each request is an exchange of its own, answered as one JSON object.

    The SDK's manager lives as long as its task group; without sessions it holds nothing between
    requests, so that one is made for each rather than tied to the start and end of the server.
    """

    def __init__(self, server: Server[Any]) -> None:
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "POST":
            refused = JSONResponse({"detail": _ONLY_POST}, 405, {"Allow": "POST"})
            await refused(scope, receive, send)
            return
        manager = StreamableHTTPSessionManager(
            self._server, json_response=True, stateless=True, max_request_body_size=MAX_BODY
        )
        async with manager.run():
            await manager.handle_request(scope, receive, send)
