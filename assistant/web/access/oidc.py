"""Logging in through the organisation's own service (OpenID Connect, authorization code)."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from assistant.accounts import Account
from assistant.settings import OidcSettings, SettingsProblem
from assistant.web.access.paths import OIDC_BACK, local
from assistant.web.templating import relay

_log = logging.getLogger(__name__)
UNREACHABLE = "Le service de connexion ne répond pas : réessayez, ou prévenez qui l'administre."
REFUSED = "Le service de connexion n'a pas confirmé qui vous êtes : recommencez."
NOT_ALLOWED = "Votre compte n'a pas accès à Alinéa. Demandez-le à la personne qui l'administre."


class Door(Protocol):
    """What the login page offers to another way in."""

    def page(self, request: Request, fault: str = "", status: int = 200) -> Response:
        """The login page, with what went wrong."""

    def welcome(self, request: Request, account: Account, response: Response) -> Response:
        """Log the person in."""


class OidcDoor:
    """Sends people to the issuer and takes them back; Authlib checks state, nonce and signature."""

    def __init__(self, settings: OidcSettings, door: Door, address: str) -> None:
        self._settings = settings
        self._door = door
        self._address = address
        self._client = _client(settings)

    async def start(self, request: Request) -> Response:
        """Send the person to the issuer."""
        request.session["suite"] = request.query_params.get("suite", "/")
        try:
            answer = await self._client.authorize_redirect(request, self._back(request))
        except Exception as problem:  # the network, or a discovery document that makes no sense
            _log.warning("Service de connexion : %s", problem)
            return self._door.page(request, UNREACHABLE, 502)
        return RedirectResponse(answer.headers["location"], 303)

    async def back(self, request: Request) -> Response:
        """Take the person back, with the code that the issuer gave."""
        suite = local(str(request.session.get("suite", "/")))
        try:
            claims = (await self._client.authorize_access_token(request))["userinfo"]
        except Exception as problem:  # a false state, a code refused, a signature that is wrong …
            _log.warning("Service de connexion : %s", problem)
            return self._door.page(request, REFUSED, 401)
        name = identity(claims)
        if not is_allowed(claims, self._settings.allowed):
            return self._door.page(request, NOT_ALLOWED, 403)
        # The browser came from elsewhere: it would not send the strict cookie to a redirection.
        return self._door.welcome(request, Account(f"oidc:{name}", ""), relay(suite))

    def _back(self, request: Request) -> str:
        base = self._address or str(request.base_url).rstrip("/")
        return f"{base}{OIDC_BACK}"


def identity(claims: Mapping[str, Any]) -> str:
    """The name under which a person's things are kept: a confirmed address, else the subject."""
    confirmed = claims.get("email") and claims.get("email_verified") is True
    return str(claims["email"]).casefold() if confirmed else str(claims["sub"])


def is_allowed(claims: Mapping[str, Any], allowed: frozenset[str]) -> bool:
    """Whether the list of addresses and domains has this person; an empty list has everyone."""
    if not allowed:
        return True
    name = identity(claims)
    return name.casefold() in allowed or f"@{name.rpartition('@')[2]}" in allowed


def _client(settings: OidcSettings) -> Any:
    try:
        from authlib.integrations.starlette_client import OAuth
    except ImportError:
        raise SettingsProblem(
            "ALINEA_OIDC_ISSUER est réglé, mais la bibliothèque Authlib manque : installez-la "
            "avec « pip install 'alinea[oidc]' »."
        ) from None
    return OAuth().register(
        "service",
        server_metadata_url=f"{settings.issuer}/.well-known/openid-configuration",
        client_id=settings.client_id,
        client_secret=settings.client_secret,
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256"},
    )
