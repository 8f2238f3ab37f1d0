"""The MCP server on the page's port, through the official client, behind the same gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import httpx2  # what the client of the SDK speaks with
import pytest
from anyio.from_thread import start_blocking_portal
from fastapi.testclient import TestClient
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from assistant.accounts import Accounts
from assistant.mcp.server import tools
from assistant.service import Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.access import Access
from corpus.library import load

GEOMETRE = {"metier": "géomètre", "lieu": "Bretagne"}
NAME, PASSWORD = "marie", "quatre mots sans lien"


def talk(site: str, *calls: tuple[str, dict[str, Any]], mode: str = "auto", token: str = "") -> Any:
    """What a client is told: the names of the tools, and the results of its calls."""

    async def run() -> tuple[set[str], list[Any]]:
        async with opened(site, token) as transport, Client(transport, mode=mode) as client:  # type: ignore[arg-type]
            names = {tool.name for tool in (await client.list_tools()).tools}
            return names, [await client.call_tool(name, given) for name, given in calls]

    with start_blocking_portal() as portal:  # the loop of a browser may run in this thread
        return portal.call(run)


@asynccontextmanager
async def opened(site: str, token: str) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with httpx2.AsyncClient(headers=headers, timeout=60) as http:
        yield streamable_http_client(f"{site}/mcp", http_client=http)


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_client_uses_the_rules_and_the_search_over_http(site: str, mode: str) -> None:
    """Both ways of opening: the latest protocol's, and the handshake of those before it."""
    names, (verdict, found, fault) = talk(
        site,
        ("metier_ouvert", GEOMETRE),
        ("chercher_textes", {"question": "Quelle est la durée minimale d'une Pro-A ?"}),
        ("metier_ouvert", {}),
        mode=mode,
    )
    assert names == {tool.name for tool in tools()}
    told = verdict.structured_content
    assert (told["status"], told["verdict"]) == ("answered", "open")
    for citation in told["citations"]:
        assert citation["passage_id"] in load().passages
    cited = {c["passage_id"] for c in found.structured_content["citations"]}
    assert "accord-pro-a-2021-01-22#art-4-al-1" in cited
    assert fault.is_error
    assert fault.content[0].text == "Il manque l'argument « metier »."


@pytest.fixture
def team(
    web_settings: Settings, tmp_path: Path, serving: Callable[..., AbstractContextManager[str]]
) -> Iterator[tuple[str, str]]:
    """The address of an installation where people log in, and Marie's token."""
    settings = replace(web_settings, home=tmp_path, web=WebSettings(limit_user=2))
    accounts = Accounts(tmp_path)
    accounts.add(NAME, PASSWORD)
    app = build_app(Assistant.from_settings(settings), Access.of(settings))
    with serving(app) as address:
        yield address, accounts.new_token(NAME)


def test_a_token_opens_it_and_too_many_calls_are_told_when_to_go_on(team: tuple[str, str]) -> None:
    address, token = team
    _, results = talk(address, *[("metier_ouvert", GEOMETRE)] * 3, token=token)
    assert [bool(r.is_error) for r in results] == [False, False, True]
    assert "Trop de questions" in results[-1].content[0].text


@pytest.mark.parametrize("headers", [{}, {"authorization": "Bearer faux"}])
def test_nobody_unknown_gets_in(team: tuple[str, str], headers: dict[str, str]) -> None:
    response = httpx.post(f"{team[0]}/mcp", json=_hello(), headers=_ACCEPT | headers)
    assert response.status_code == 401
    assert "connecter" in response.json()["detail"]


_ACCEPT = {"accept": "application/json, text/event-stream"}


def _hello() -> dict[str, Any]:
    """The first message of a client."""
    about = {"protocolVersion": "2025-06-18", "capabilities": {}}
    about |= {"clientInfo": {"name": "essai", "version": "1"}}
    return {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": about}


def test_one_message_is_one_exchange_and_keeps_nothing(client: TestClient) -> None:
    response = client.post("/mcp", json=_hello(), headers=_ACCEPT)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    assert response.json()["result"]["serverInfo"]["name"] == "alinea"
    assert "mcp-session-id" not in response.headers
    assert response.headers["cache-control"] == "no-store"
    assert "unsafe" not in response.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, 405),
        ("POST", {"origin": "https://example.org"}, 403),
        ("POST", {"host": "example.org"}, 421),
        ("POST", {"content-length": str(10**6)}, 413),
    ],
)
def test_what_is_refused_is_said(
    client: TestClient, method: str, headers: dict[str, str], status: int
) -> None:
    given = {"json": _hello()} if method == "POST" else {}
    response = client.request(method, "/mcp", headers=_ACCEPT | headers, **given)  # type: ignore[arg-type]
    assert response.status_code == status
    assert response.json()["detail"]
