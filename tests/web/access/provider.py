"""A small OpenID Connect provider: discovery, authorization code with PKCE, signed tokens."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "alinea", "secret-partage"


class Provider(ThreadingHTTPServer):
    """Logs in, without a word, whoever ``claims`` describe."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.issuer = f"http://127.0.0.1:{self.server_address[1]}"
        self.key = RSAKey.generate_key(2048, parameters={"kid": "1"}, private=True)
        self.signing_key = self.key
        self.claims: dict[str, Any] = {"sub": "42"}
        self.changed: dict[str, Any] = {}  # what a false token says instead
        self.codes: dict[str, dict[str, str]] = {}

    def id_token(self, nonce: str) -> str:
        """A signed token about the person."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "iat": now,
            "exp": now + 60,
            "nonce": nonce,
            **self.claims,
            **self.changed,
        }
        return jwt.encode({"alg": "RS256", "kid": "1"}, claims, self.signing_key)


class _Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            self._json(self._discovery())
        elif parts.path == "/cles":
            self._json({"keys": [self.server.key.as_dict(private=False)]})
        elif parts.path == "/autorisation":
            asked = dict(parse_qsl(parts.query))
            code = secrets.token_hex(8)
            self.server.codes[code] = asked
            answer = urlencode({"code": code, "state": asked["state"]})
            self.send_response(302)
            self.send_header("Location", f"{asked['redirect_uri']}?{answer}")
            self.end_headers()

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        fields = {name: values[0] for name, values in parse_qs(body).items()}
        asked = self.server.codes.pop(fields["code"], {})
        challenge = hashlib.sha256(fields.get("code_verifier", "").encode()).digest()
        proved = base64.urlsafe_b64encode(challenge).rstrip(b"=").decode()
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        right = (
            asked.get("code_challenge") == proved
            and asked["redirect_uri"] == fields["redirect_uri"]
            and self.headers["authorization"].endswith(known)
        )
        if not right:
            self._json({"error": "invalid_grant"}, 400)
            return
        token = {"access_token": secrets.token_hex(8), "token_type": "Bearer", "expires_in": 60}
        self._json({**token, "id_token": self.server.id_token(asked["nonce"])})

    def _discovery(self) -> dict[str, Any]:
        issuer = self.server.issuer
        return {
            "issuer": issuer,
            "authorization_endpoint": f"{issuer}/autorisation",
            "token_endpoint": f"{issuer}/jeton",
            "jwks_uri": f"{issuer}/cles",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def _json(self, data: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(data).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider that answers until the end of the block."""
    with Provider() as provider:
        thread = threading.Thread(target=provider.serve_forever)
        thread.start()
        yield provider
        provider.shutdown()
        thread.join()
