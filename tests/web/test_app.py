from __future__ import annotations

import re
import socket

import pytest
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web import serve


def test_the_page_is_in_french_and_names_no_outside_address(client: TestClient) -> None:
    page = client.get("/").text
    assert '<html\n\tlang="fr"' in page
    links = re.findall(r'<(?:script|link|img|meta)[^>]+(?:src|href|content)="(https?:[^"]+)', page)
    assert links == []


def test_every_response_carries_the_security_headers(client: TestClient) -> None:
    for path in ("/", "/api/health", "/alinea/alinea.css", "/api/inconnu"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=https://example.org"),
        ("POST", "/gradio_api/vibe-edit/"),
        ("POST", "/gradio_api/run/ask"),
        ("POST", "/gradio_api/call/ask"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/gradio_api/deep_link"),
    ],
)
def test_what_the_page_does_not_use_is_closed(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path, content=b"").status_code == 404


def test_a_body_of_unknown_size_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", content=iter([b"{}"]))
    assert response.status_code == 411


def test_a_busy_port_is_said_in_french(
    web_settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve("127.0.0.1", port, web_settings) == 1
    told = capsys.readouterr().err
    assert f"port {port}" in told
    assert "déjà pris" in told
    assert "Traceback" not in told
