"""The web chat and the HTTP API, on one port."""

from assistant.web.app import build_app
from assistant.web.server import serve

__all__ = ["build_app", "serve"]
