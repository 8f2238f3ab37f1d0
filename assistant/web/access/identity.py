"""Who is asking: a session's cookie, a password or a token given with the request, or nobody."""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
from collections import OrderedDict
from hashlib import sha256
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from anyio import CapacityLimiter, to_thread
from starlette.requests import HTTPConnection

from assistant.accounts import LOCAL_USER, Account, Accounts
from assistant.settings import Settings, SettingsProblem
from assistant.web.access.lockout import Lockout
from assistant.web.access.sessions import Sessions

COOKIE = "alinea"
_KEPT = 1000  # passwords given with requests to the API, so that each is not hashed again


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return host == "localhost" or ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def current_user(request: Any) -> str:
    """The user of a request (FastAPI's or Gradio's): "local" where nobody has to log in.

    A name of an account, or "oidc:" and what the organisation's service calls the person.
    """
    inner = getattr(request, "request", None) or request
    return str(getattr(inner.state, "user", "") or LOCAL_USER)


class Access:
    """The rules of one installation: whether to log in, and how a request shows who sends it."""

    def __init__(self, settings: Settings, *, login: bool, hosts: frozenset[str] | None) -> None:
        self.settings = settings
        self.login = login
        self.hosts = hosts  # names by which requests may call this server; None takes any
        self.accounts = Accounts(settings.home)
        self.sessions = Sessions()
        self.lockout = Lockout()
        self._hashing: CapacityLimiter | None = None
        self._key = secrets.token_bytes(32)
        self._right: OrderedDict[bytes, str] = OrderedDict()  # password given -> hash it matched

    @classmethod
    def of(cls, settings: Settings, host: str = "127.0.0.1") -> Access:
        """The access that listening on ``host`` calls for; refuses to listen to all unprotected."""
        here = is_loopback(host)
        accounts, url, oidc = Accounts(settings.home).all(), settings.web.url, settings.web.oidc
        if not accounts and not oidc and (url or not here):
            why = f"avec l'adresse publique {url}" if url else f"sur {host}"
            raise SettingsProblem(
                f"Alinéa ne s'ouvre pas {why} sans mot de passe. Créez d'abord un compte avec "
                "« alinea users add NOM », ou réglez ALINEA_OIDC_ISSUER "
                "(voyez docs/mise-en-service.fr.md)."
            )
        name = urlsplit(url).hostname
        hosts = frozenset({name} if name else ()) if here or url else None
        return cls(settings, login=bool(accounts or oidc), hosts=hosts)

    @classmethod
    def local(cls, settings: Settings) -> Access:
        """Open to whoever uses this machine, and to nobody else."""
        return cls(settings, login=False, hosts=frozenset())

    async def user(self, connection: HTTPConnection) -> str | None:
        """Who sends a request; None if nobody known."""
        if not self.login:
            return LOCAL_USER
        scheme, _, value = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            holder = self.accounts.holder(value.strip())
            return holder.name if holder else None
        if scheme.lower() == "basic":
            name, password = _basic(value)
            account = await self.verified(connection, name, password)
            return account.name if isinstance(account, Account) else None
        return self._session_user(connection.cookies.get(COOKIE, ""))

    async def verified(
        self, connection: HTTPConnection, name: str, password: str
    ) -> Account | int | None:
        """The account; None if the password is wrong, seconds to wait if too many were."""
        given = hmac.digest(self._key, f"{name}\0{password}".encode(), sha256)
        account = self.accounts.get(name)
        if account and self._right.get(given) == account.password:
            return account
        address = connection.client.host if connection.client else ""
        if wait := self.lockout.take(name, address):
            return wait
        self._hashing = self._hashing or CapacityLimiter(2)  # 64 MiB each
        found = await to_thread.run_sync(
            self.accounts.verify, name, password, limiter=self._hashing
        )
        if found:
            self.lockout.succeeded(name, address)
            self._right[given] = found.password
            if len(self._right) > _KEPT:
                self._right.popitem(last=False)
        return found

    def open_session(self, account: Account) -> str:
        """Log an account in; the cookie's value."""
        return self.sessions.open(account.name, account.password)

    def is_secure(self, connection: HTTPConnection) -> bool:
        """Whether the browser speaks https to us, or to the proxy before us."""
        public = urlsplit(self.settings.web.url)
        named = connection.headers.get("host", "") == public.netloc
        return connection.url.scheme in ("https", "wss") or (named and public.scheme == "https")

    def _session_user(self, cookie: str) -> str | None:
        session = self.sessions.get(cookie) if cookie else None
        if session and session.proof:
            account = self.accounts.get(session.user)
            return session.user if account and account.password == session.proof else None
        return session.user if session else None


def _basic(value: str) -> tuple[str, str]:
    try:
        name, _, password = base64.b64decode(value, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password
