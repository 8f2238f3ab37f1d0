"""The headers that every response carries: what a browser may load, run, send and tell."""

from __future__ import annotations

from collections.abc import Mapping

_COMMON = (
    "default-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
_STRICT = ("script-src 'self'", "style-src 'self'")
# Gradio's start-up code is inline and its components are compiled in the browser.
_GRADIO = ("script-src 'self' 'unsafe-inline' 'unsafe-eval'", "style-src 'self' 'unsafe-inline'")
_OURS = (
    "/api/",
    "/mcp",
    "/alinea/",
    "/connexion",
    "/session",
    "/listes",
    "/textes",
    "/a-propos",
    "/historique",
    "/conversations/",
)
_CHANGING = (
    *("/api/", "/mcp", "/connexion", "/session"),
    *("/textes-ajoutes", "/historique", "/conversations/"),
)
_FIXED: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # "no-referrer" would make browsers hide from our own server where a form comes from.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": (
        "browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), "
        "payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def security_headers(path: str) -> dict[str, str]:
    """The headers of a response; scripts in a page are allowed on Gradio's pages alone."""
    scripts = _STRICT if path.startswith(_OURS) else _GRADIO
    return {"Content-Security-Policy": "; ".join((*scripts, *_COMMON)), **_FIXED}


def may_be_kept(path: str) -> bool:
    """Whether a browser may keep a response: nothing that is somebody's own."""
    return not (path == "/" or path.startswith(_CHANGING))
