"""Whose conversations these are: an account's where people log in, else one browser's."""

from __future__ import annotations

import secrets
from hashlib import sha256
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.accounts import LOCAL_USER
from assistant.web.access import current_user

COOKIE = "alinea-navigateur"
_A_YEAR = 365 * 24 * 3600  # seconds


def owner_of(request: Any) -> str:
    """The owner of what a request reads or keeps (FastAPI's request, or Gradio's).

    Without accounts it is a secret that only this browser holds; a browser that takes no cookie
    owns no more than its tab.
    """
    inner = getattr(request, "request", None) or request
    user = current_user(request)
    if user != LOCAL_USER:
        return f"compte:{user}"
    if secret := inner.cookies.get(COOKIE, ""):
        return f"navigateur:{sha256(secret.encode()).hexdigest()}"
    return f"onglet:{getattr(request, 'session_hash', '') or secrets.token_hex(16)}"


def install_owner(app: FastAPI) -> None:
    """Give each browser its secret with the first page that it opens."""
    app.add_middleware(_Owner)


class _Owner:
    """ASGI middleware: sets the cookie of a browser that has none."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or COOKIE in Request(scope).cookies:
            await self._app(scope, receive, send)
            return

        async def with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers.append("set-cookie", _cookie(scope["scheme"] == "https"))
            await send(message)

        await self._app(scope, receive, with_cookie)


def _cookie(secure: bool) -> str:
    value = f"{COOKIE}={secrets.token_urlsafe(32)}; Path=/; Max-Age={_A_YEAR}"
    return f"{value}; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")
