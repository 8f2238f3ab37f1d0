"""How a program shows who asks, for the OpenAPI description; the gate does the checking."""

from __future__ import annotations

from fastapi import Security
from fastapi.params import Depends
from fastapi.security import HTTPBasic, HTTPBearer

from assistant.web.access.identity import Access

_ACCOUNT = HTTPBasic(
    scheme_name="compte", description="le nom et le mot de passe d'un compte", auto_error=False
)
_TOKEN = HTTPBearer(
    scheme_name="jeton", description="le jeton donné par « alinea users token »", auto_error=False
)


def described_credentials(access: Access) -> list[Depends]:
    """Either of the two, where people log in; nothing elsewhere."""
    return [Security(_ACCOUNT), Security(_TOKEN)] if access.login else []
