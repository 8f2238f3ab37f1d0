"""Installations where people log in, and how a test does it."""

from __future__ import annotations

import re

from fastapi.testclient import TestClient

from assistant.accounts import Accounts
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web import build_app
from assistant.web.access import Access

NAME, PASSWORD = "marie", "quatre mots sans lien"


class Entered:
    """What a test that logs in needs: the installation, its accounts, and new browsers."""

    def __init__(self, settings: Settings, host: str = "192.0.2.10") -> None:
        self.accounts = Accounts(settings.home)
        self.access = Access.of(settings, host)
        self.app = build_app(Assistant.from_settings(settings), self.access)

    def browser(self, base_url: str = "http://alinea.test") -> TestClient:
        return TestClient(self.app, base_url=base_url)


def log_in(client: TestClient, name: str = NAME, password: str = PASSWORD, suite: str = "/") -> int:
    """Fill the login page in; the status of what comes back, before any redirection."""
    page = client.get("/connexion", params={"suite": suite}).text
    found = re.search(r'name="jeton" value="([^"]+)"', page)
    assert found, page
    fields = {"nom": name, "mot_de_passe": password, "jeton": found[1], "suite": suite}
    return client.post("/connexion", data=fields, follow_redirects=False).status_code
