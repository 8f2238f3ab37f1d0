"""The gate before everything: which host was called, from which site, and by whom."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from fastapi import FastAPI
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.web.access.identity import Access, is_loopback
from assistant.web.access.login import login_app
from assistant.web.access.paths import LOGIN
from assistant.web.templating import relay

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_PUBLIC = frozenset(
    {"/alinea/formulaires.css", "/alinea/icone.svg"}
)  # what the login page is made of
_LOG_IN = (
    "Il faut se connecter : donnez un nom et un mot de passe (HTTP Basic) ou un jeton "
    "(Authorization: Bearer …)."
)
_UNKNOWN_HOST = (
    "Alinéa ne répond pas sous ce nom. Si c'est l'adresse donnée à l'équipe, réglez ALINEA_URL."
)
_OTHER_SITE = "Cette demande vient d'un autre site : elle est refusée."


def install_access(app: FastAPI, access: Access) -> None:
    """Put the gate before the whole application."""
    app.add_middleware(_Gate, access=access)


class _Gate:
    """ASGI middleware; sets ``request.state.user`` for what stands behind it."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access
        self._login = login_app(access)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        app = await self._chosen(HTTPConnection(scope))
        if scope["type"] == "websocket" and isinstance(app, Response):
            await send({"type": "websocket.close", "code": 1008})
            return
        await app(scope, receive, send)

    async def _chosen(self, connection: HTTPConnection) -> ASGIApp:
        """What answers a request: the application, the login page, or a refusal."""
        path = connection.scope["path"]
        if not self._is_called_by_name(connection):
            return JSONResponse({"detail": _UNKNOWN_HOST}, 421)
        if not self._is_from_here(connection):
            return JSONResponse({"detail": _OTHER_SITE}, 403)
        user = await self._access.user(connection)
        connection.scope.setdefault("state", {})["user"] = user or ""
        if self._access.login and path.startswith(LOGIN):
            return self._login
        if user or path in _PUBLIC:
            return self._app
        return _unknown(connection)

    def _is_called_by_name(self, connection: HTTPConnection) -> bool:
        """False for a name that an outside page made to point at this machine."""
        hosts = self._access.hosts
        if hosts is None:
            return True
        name = urlsplit(f"//{connection.headers.get('host', '')}").hostname or ""
        return is_loopback(name) or name in hosts

    def _is_from_here(self, connection: HTTPConnection) -> bool:
        """False where a page of another site has the browser send something."""
        if connection.scope["type"] == "http" and connection.scope["method"] in _SAFE:
            return True
        site = connection.headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        origin = connection.headers.get("origin")
        if origin is None:  # not a browser
            return True
        own = {connection.headers.get("host", ""), urlsplit(self._access.settings.web.url).netloc}
        return urlsplit(origin).netloc in own - {""}


def _unknown(connection: HTTPConnection) -> Response:
    """The login page for a person, 401 for a program."""
    scope, headers = connection.scope, connection.headers
    wants_page = "text/html" in headers.get("accept", "")
    if scope["type"] == "websocket" or scope["method"] != "GET" or not wants_page:
        challenge = {"WWW-Authenticate": 'Bearer realm="Alinea"'}  # "Basic" would open a dialog
        return JSONResponse({"detail": _LOG_IN}, 401, challenge)
    path = scope["path"]
    query = scope["query_string"].decode("latin-1")
    asked = f"{quote(path)}?{query}" if query else quote(path)
    if headers.get("sec-fetch-site") == "cross-site":
        return relay(asked)  # a link from elsewhere comes without the cookie; asking again does not
    return RedirectResponse(f"{LOGIN}?suite={quote(asked, safe='')}", 303)
