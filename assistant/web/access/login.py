"""The login page, and the way out."""

from __future__ import annotations

import hmac
import secrets

from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.accounts import Account
from assistant.web.access.identity import COOKIE, Access
from assistant.web.access.oidc import OidcDoor
from assistant.web.access.paths import LOGIN, LOGOUT, OIDC_BACK, OIDC_START, local
from assistant.web.access.sessions import LIFETIME
from assistant.web.limits import in_words
from assistant.web.templating import page

_MINUTES = 20  # to fill the login page in

WRONG = "Nom ou mot de passe incorrect."
EXPIRED = "Cette page était ouverte depuis trop longtemps : recommencez."


def login_app(access: Access) -> ASGIApp:
    """The application behind ``/connexion``, over a short signed cookie of its own."""
    door = _Door(access)
    routes = [
        Route(LOGIN, door.show, methods=["GET"]),
        Route(LOGIN, door.enter, methods=["POST"]),
        Route(LOGOUT, door.leave, methods=["POST"]),
    ]
    if access.settings.web.oidc:
        outside = OidcDoor(access.settings.web.oidc, door, access.settings.web.url)
        routes += [Route(OIDC_START, outside.start), Route(OIDC_BACK, outside.back)]
    app, secret = Starlette(routes=routes), secrets.token_urlsafe(32)
    plain, secure = (
        SessionMiddleware(app, secret, f"{COOKIE}-avant", _MINUTES * 60, LOGIN, "lax", https)
        for https in (False, True)
    )

    async def chosen(scope: Scope, receive: Receive, send: Send) -> None:
        await (secure if access.is_secure(HTTPConnection(scope)) else plain)(scope, receive, send)

    return chosen


class _Door:
    """What the login page does."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def show(self, request: Request) -> Response:
        """The empty page; who is logged in already goes on."""
        if request.state.user:
            return RedirectResponse(local(request.query_params.get("suite", "")), 303)
        return self.page(request)

    async def enter(self, request: Request) -> Response:
        """A name and a password were sent."""
        async with request.form(max_files=0, max_fields=8) as form:
            fields = {name: str(value) for name, value in form.items()}
        token = str(request.session.get("jeton", ""))
        if not token or not hmac.compare_digest(token, fields.get("jeton", "")):
            return self.page(request, EXPIRED, 403)
        name = fields.get("nom", "").strip()
        found = await self._access.verified(request, name, fields.get("mot_de_passe", ""))
        if isinstance(found, int):
            text = f"Trop d'essais : recommencez dans {in_words(found)}."
            return self.page(request, text, 429, wait=found)
        if found is None:
            return self.page(request, WRONG, 401)
        return self.welcome(request, found, RedirectResponse(local(fields.get("suite", "")), 303))

    async def leave(self, request: Request) -> Response:
        """Log out."""
        self._access.sessions.close(request.cookies.get(COOKIE, ""))
        response = RedirectResponse(LOGIN, 303)
        response.delete_cookie(COOKIE)
        return response

    def welcome(self, request: Request, account: Account, response: Response) -> Response:
        """Give the browser its session, under a name that nobody knew before."""
        self._access.sessions.close(request.cookies.get(COOKIE, ""))
        request.session.clear()
        response.set_cookie(
            COOKIE,
            self._access.open_session(account),
            max_age=LIFETIME,
            secure=self._access.is_secure(request),
            httponly=True,
            samesite="strict",
        )
        return response

    def page(self, request: Request, fault: str = "", status: int = 200, wait: int = 0) -> Response:
        """The login page, with what went wrong."""
        token = request.session.setdefault("jeton", secrets.token_urlsafe(16))
        suite = local(request.query_params.get("suite", ""))
        web = self._access.settings.web
        shown = {"fault": fault, "token": token, "suite": suite, "wait": wait}
        response = page(
            "connexion.html",
            status,
            **shown,
            oidc=OIDC_START if web.oidc else "",
            accounts=bool(self._access.accounts.all()),
        )
        if wait:
            response.headers["Retry-After"] = str(wait)
        return response
