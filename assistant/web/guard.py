"""What every response carries and what no request may do."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.api import MAX_BODY
from assistant.web.document import rewrite
from assistant.web.headers import may_be_kept, security_headers
from corpus.added.intake import MAX_BYTES

# Parts of Gradio that the page does not use: files, proxying, editing of the app, recordings.
_CLOSED = tuple(
    f"/gradio_api/{name}"
    for name in (
        "upload",
        "proxy=",
        "file",
        "stream",
        "vibe",
        "undo-vibe",
        "process_recording",
        "deep_link",
        "run",
        "call",
        "api/",
    )
)
UPLOADS = "/textes-ajoutes"
MAX_UPLOAD_BODY = MAX_BYTES + 256 * 1024  # a text, the declarations of its tables, the fields
_SMALL = ("/api/", "/mcp", "/connexion", UPLOADS)  # whose requests are short
MAX_PAGE_BODY = 4 * 1024 * 1024  # bytes: the whole conversation comes back with each question


def install_guard(app: FastAPI) -> None:
    """Refuse what is closed or too large; add the security headers to everything else."""
    app.add_middleware(_Guard)


class _Guard:
    """ASGI middleware; it never buffers a response, save the one HTML page it rewrites."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        app = _refusal(scope) or self._app
        await app(scope, receive, _Sender(send, scope["path"]))


class _Sender:
    """Adds headers to the response; rewrites it where it is Gradio's index page."""

    def __init__(self, send: Send, path: str) -> None:
        self._send = send
        self._path = path
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(security_headers(self._path))
            if not may_be_kept(self._path):
                headers.setdefault("Cache-Control", "no-store")
            if self._path == "/" and headers.get("content-type", "").startswith("text/html"):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page(self._start)
            return
        await self._send(message)

    async def _send_page(self, start: Message) -> None:
        body = rewrite(self._body.decode()).encode()
        MutableHeaders(scope=start)["content-length"] = str(len(body))
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _refusal(scope: Scope) -> Response | None:
    """The response to a request that goes no further, or None."""
    path = scope["path"]
    if path.startswith(_CLOSED):
        return JSONResponse({"detail": "Cette adresse n'est pas ouverte."}, 404)
    if scope["method"] in ("GET", "HEAD", "OPTIONS"):
        return None
    size = Headers(scope=scope).get("content-length", "")
    if not size.isdigit():
        return JSONResponse({"detail": "La taille de la demande n'est pas annoncée."}, 411)
    if int(size) > _largest(path):
        return JSONResponse({"detail": "La demande est trop longue."}, 413)
    return None


def _largest(path: str) -> int:
    """Bytes that a request to an address may bring."""
    if path == UPLOADS:
        return MAX_UPLOAD_BODY
    return MAX_BODY if path.startswith(_SMALL) else MAX_PAGE_BODY
