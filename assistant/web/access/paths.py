"""The addresses of the login page, and which address may follow it."""

from __future__ import annotations

from urllib.parse import urlsplit

LOGIN = "/connexion"
LOGOUT = f"{LOGIN}/fin"
OIDC_START = f"{LOGIN}/service"
OIDC_BACK = f"{LOGIN}/retour"


def local(address: str) -> str:
    """An address of ours, whatever was asked for: nobody is sent elsewhere after logging in."""
    odd = "\\" in address or not address.isprintable()
    if odd or not address.startswith("/") or address.startswith(("//", LOGIN)):
        return "/"
    parts = urlsplit(address)
    return "/" if parts.scheme or parts.netloc else address
