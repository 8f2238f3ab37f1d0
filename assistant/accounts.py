"""The accounts of an installation: names, Argon2 hashes of passwords, digests of API tokens.

They stand in ALINEA_HOME/comptes.json, readable by its owner alone and replaced in one step; a
server that runs sees a change at the next request.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from corpus.expressions import expression

FILE = "comptes.json"
LOCAL_USER = "local"
"""Who asks where nobody has to log in; no account may bear this name."""
MIN_PASSWORD, MAX_PASSWORD = 12, 256  # characters

_NAME = expression(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
_HASHER = PasswordHasher()  # the library's own parameters: RFC 9106, 64 MiB
_NOBODY = _HASHER.hash(secrets.token_hex())  # verified for an unknown name, which takes as long


class AccountProblem(RuntimeError):
    """A name or a password that cannot be taken; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Account:
    """One person; ``token`` is the sha256 of her API token, empty if she has none."""

    name: str
    password: str
    token: str = ""


class Accounts:
    """The accounts file of an installation; reading it again is cheap when it has not changed."""

    def __init__(self, home: Path) -> None:
        self._path = home / FILE
        self._stamp: tuple[int, int] | None = None
        self._accounts: dict[str, Account] = {}

    def all(self) -> dict[str, Account]:
        """Accounts by name, as the file stands now."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return {}
        stamp = (found.st_mtime_ns, found.st_ino)
        if stamp != self._stamp:
            self._accounts, self._stamp = self._read(), stamp
        return self._accounts

    def get(self, name: str) -> Account | None:
        """The account of that name."""
        return self.all().get(name)

    def add(self, name: str, password: str) -> None:
        """Open an account; refuses a name that is taken."""
        if not _NAME.fullmatch(name) or name == LOCAL_USER:
            raise AccountProblem(
                f"« {name} » ne peut pas servir de nom : des lettres sans accent, des chiffres et "
                f"les signes . _ - @ sont admis, 64 au plus ; « {LOCAL_USER} » est réservé."
            )
        account = Account(name, hashed(password))
        with self._changing() as accounts:
            if name in accounts:
                raise AccountProblem(f"Le compte « {name} » existe déjà.")
            accounts[name] = account

    def set_password(self, name: str, password: str) -> None:
        """Change a password; sessions opened with the former one end."""
        digest = hashed(password)
        with self._changing() as accounts:
            accounts[name] = replace(_known(accounts, name), password=digest)

    def remove(self, name: str) -> None:
        """Close an account, with its sessions and its token."""
        with self._changing() as accounts:
            del accounts[_known(accounts, name).name]

    def new_token(self, name: str) -> str:
        """A new API token, in place of the former one; it is kept nowhere in clear."""
        token = f"alinea_{secrets.token_urlsafe(32)}"
        with self._changing() as accounts:
            accounts[name] = replace(_known(accounts, name), token=_digest(token))
        return token

    def revoke_token(self, name: str) -> None:
        """Take the API token of an account away."""
        with self._changing() as accounts:
            accounts[name] = replace(_known(accounts, name), token="")

    def holder(self, token: str) -> Account | None:
        """Whose API token it is."""
        digest = _digest(token)
        found = [a for a in self.all().values() if secrets.compare_digest(a.token, digest)]
        return found[0] if found else None

    def verify(self, name: str, password: str) -> Account | None:
        """The account, if the password is right; takes as long when the name is unknown."""
        account = self.get(name)
        try:
            _HASHER.verify(account.password if account else _NOBODY, password[: MAX_PASSWORD + 1])
        except (VerificationError, InvalidHashError):
            return None
        return account

    def _read(self) -> dict[str, Account]:
        try:
            data = json.loads(self._path.read_text(encoding="utf-8"))
            return {name: Account(name, **fields) for name, fields in data.items()}
        except (AttributeError, TypeError, ValueError) as error:
            raise AccountProblem(
                f"Le fichier des comptes {self._path} est abîmé : rétablissez-le depuis une "
                "sauvegarde, ou supprimez-le et créez les comptes de nouveau."
            ) from error

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Account]]:
        """The accounts, written back if nothing was refused; one writer at a time."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.with_suffix(".verrou").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            accounts = dict(self.all())
            yield accounts
            self._write(accounts)

    def _write(self, accounts: dict[str, Account]) -> None:
        data = {name: _without_name(account) for name, account in sorted(accounts.items())}
        handle, beside = tempfile.mkstemp(dir=self._path.parent, prefix=".comptes-")  # mode 0600
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, indent=1)
        os.replace(beside, self._path)


def hashed(password: str) -> str:
    """The Argon2id hash of a password; refuses one that is too short or too long."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise AccountProblem(
            f"Ce mot de passe a {len(password)} caractères : il en faut de {MIN_PASSWORD} à "
            f"{MAX_PASSWORD}. Plusieurs mots sans lien font un bon mot de passe."
        )
    return _HASHER.hash(password)


def _known(accounts: dict[str, Account], name: str) -> Account:
    if name not in accounts:
        known = ", ".join(sorted(accounts)) or "aucun"
        raise AccountProblem(f"Aucun compte ne s'appelle « {name} ». Comptes : {known}.")
    return accounts[name]


def _without_name(account: Account) -> dict[str, str]:
    fields = asdict(account)
    del fields["name"]
    return fields


def _digest(token: str) -> str:
    """Tokens are random and long: a plain digest is enough, unlike for a password."""
    return sha256(token.encode()).hexdigest()
