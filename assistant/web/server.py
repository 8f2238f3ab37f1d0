"""Serving the page and the API on one port."""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import logging
import socket
import sys
import threading
import webbrowser

import uvicorn

from assistant.service import Assistant
from assistant.settings import Settings, silence_dependencies
from assistant.web.access import Access
from assistant.web.app import build_app

_M_ARENA_MAX = -8  # malloc.h


def serve(host: str, port: int, settings: Settings, open_browser: bool = False) -> int:
    """Serve until interrupted; 0 after a normal stop, 1 when the port cannot be had."""
    silence_dependencies()
    _bound_memory()
    access = Access.of(settings, host)
    try:
        listener = _listen(host, port)
    except OSError as error:
        print(_refused(host, port, error), file=sys.stderr)
        return 1
    with listener:
        assistant = Assistant.from_settings(settings)
        config = uvicorn.Config(
            build_app(assistant, access),
            log_level="warning",
            access_log=False,
            server_header=False,
            forwarded_allow_ips=settings.web.proxies,
            timeout_graceful_shutdown=2,  # open pages keep a connection that never ends
        )
        logging.getLogger("uvicorn.error").addFilter(_is_no_cut_page)
        threading.Thread(target=assistant.warm, daemon=True).start()
        print(_welcome(host, port, access), file=sys.stderr)
        if open_browser:
            threading.Timer(1.0, webbrowser.open, [_address(host, port)]).start()
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
    return 0


def _bound_memory() -> None:
    """Two heaps for all threads: with one each, glibc keeps 140 MB more after 2,000 questions."""
    with contextlib.suppress(OSError, AttributeError):  # another C library has no such knob
        ctypes.CDLL("libc.so.6").mallopt(_M_ARENA_MAX, 2)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def _is_no_cut_page(record: logging.LogRecord) -> bool:
    """False for what uvicorn reports when a stop cuts the connection of a page left open."""
    cut = record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError)
    return not cut and "graceful shutdown" not in str(record.msg)


def _refused(host: str, port: int, error: OSError) -> str:
    return (
        f"Impossible d'ouvrir la page sur {host}, port {port} ({error.strerror}). "
        f"Ce port est peut-être déjà pris : choisissez-en un autre avec « alinea chat --port "
        f"{port + 1} » ou « make chat PORT={port + 1} »."
    )


def _welcome(host: str, port: int, access: Access) -> str:
    lines = [f"Alinéa est prête : {access.settings.web.url or _address(host, port)}"]
    if access.login:
        lines.append("Il faut se connecter pour s'en servir.")
    return "\n".join([*lines, "(Ctrl+C pour arrêter)"])


def _address(host: str, port: int) -> str:
    name = "127.0.0.1" if host in ("0.0.0.0", "") else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}"
