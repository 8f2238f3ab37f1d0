"""Where people log in, each finds their own conversations in any browser, and no one else's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from driving import GEOMETRE, ask
from playwright.sync_api import Browser, Page, expect

from assistant.accounts import Accounts
from assistant.service import Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.access import Access

PASSWORDS = {"marie": "quatre mots sans lien", "jean": "cinq autres mots sans lien"}


@pytest.fixture
def address(
    web_settings: Settings, tmp_path: Path, serving: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """An installation where Marie and Jean have accounts."""
    for name, password in PASSWORDS.items():
        Accounts(tmp_path).add(name, password)
    settings = replace(web_settings, home=tmp_path, web=WebSettings())
    app = build_app(Assistant.from_settings(settings), Access.of(settings))
    with serving(app) as address:
        yield address


def log_in(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.get_by_label("Nom du compte").fill(name)
    page.get_by_label("Mot de passe").fill(PASSWORDS[name])
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()


def test_a_history_follows_its_account_and_nobody_else(browser: Browser, address: str) -> None:
    page = browser.new_page()
    log_in(page, address, "marie")
    ask(page, GEOMETRE)
    kept = page.url
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()

    log_in(page, address, "jean")
    page.goto(kept)
    expect(page.get_by_text("Quelle est votre question ?")).to_be_visible()
    page.goto(f"{address}/historique")
    expect(page.get_by_role("heading", name="Aucune conversation")).to_be_visible()
    page.context.close()

    elsewhere = browser.new_page()
    log_in(elsewhere, f"{address}/historique", "marie")
    elsewhere.get_by_role("link", name=GEOMETRE, exact=True).click()
    expect(elsewhere.locator(".verdict-open")).to_be_visible()
    elsewhere.context.close()
