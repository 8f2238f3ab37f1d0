"""A page of another site can neither reach a local Alinéa nor have a browser act on one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from entering import NAME, PASSWORD, Entered, log_in
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.accounts import Accounts
from assistant.settings import Settings

GEOMETRE = {"question": "Le métier de géomètre est-il ouvert en Bretagne ?"}


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "example.org:7860", ""])
def test_a_name_made_to_point_here_is_refused(web_app: FastAPI, host: str) -> None:
    client = TestClient(web_app, base_url="http://127.0.0.1")
    for path in ("/", "/api/health", "/gradio_api/queue/data", "/alinea/alinea.css"):
        response = client.get(path, headers={"host": host})
        assert response.status_code == 421
        assert "ALINEA_URL" in response.json()["detail"]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:7860", "[::1]:7860", "LOCALHOST:80"])
def test_this_machine_has_several_names(web_app: FastAPI, host: str) -> None:
    client = TestClient(web_app, base_url="http://127.0.0.1")
    assert client.get("/api/health", headers={"host": host}).status_code == 200


def test_behind_a_proxy_the_public_name_is_taken(with_web: Callable[..., Settings]) -> None:
    settings = with_web(url="https://alinea.exemple.fr")
    Accounts(settings.home).add(NAME, PASSWORD)
    team = Entered(settings, "127.0.0.1")
    client = team.browser("http://alinea.exemple.fr")  # the proxy speaks http to us
    assert "; secure" in client.get("/connexion").headers["set-cookie"]
    assert log_in(team.browser("https://alinea.exemple.fr")) == 303
    assert team.browser("http://ailleurs.exemple.fr").get("/connexion").status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://example.org"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://127.0.0.1", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site"},
    ],
)
def test_what_another_site_sends_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    for path in ("/api/ask", "/gradio_api/queue/join", "/textes-ajoutes", "/connexion/fin"):
        response = client.post(path, json=GEOMETRE, headers=headers)
        assert response.status_code == 403, path
        assert "autre site" in response.json()["detail"]


@pytest.mark.parametrize(
    "headers", [{"origin": "http://127.0.0.1"}, {"sec-fetch-site": "same-origin"}, {}]
)
def test_what_our_own_page_sends_is_taken(client: TestClient, headers: dict[str, str]) -> None:
    assert client.post("/api/ask", json=GEOMETRE, headers=headers).status_code == 200


def test_a_link_from_another_site_still_finds_the_session(team: Entered) -> None:
    headers = {"accept": "text/html", "sec-fetch-site": "cross-site"}
    page = team.browser().get("/?q=<b>", headers=headers)
    assert page.status_code == 200
    assert 'content="0; url=/?q=' in page.text
    assert "<b>" not in page.text
