"""The guide's screenshots: made by these tests, kept by `make captures` (ALINEA_CAPTURES=1)."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from driving import answered
from playwright.sync_api import Browser, Page, expect

from assistant.accounts import Accounts
from assistant.service import Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.access import Access

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.fr.md").read_text(encoding="utf-8")
QUESTION = "Le métier de géomètre est-il ouvert en Bretagne ?"
NAME, PASSWORD = "marie", "quatre mots sans lien"
MADE: set[str] = set()

Shoot = Callable[[Page, str], None]


@pytest.fixture
def shoot(tmp_path: Path) -> Shoot:
    """Takes a picture under the name that the guide gives it."""
    folder = DOCS / "images" if os.environ.get("ALINEA_CAPTURES") else tmp_path

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png")
        MADE.add(f"{name}.png")

    return take


def test_the_conversation(page: Page, site: str, shoot: Shoot) -> None:
    expect(page.get_by_role("button", name=QUESTION)).to_be_visible()
    shoot(page, "accueil")

    page.get_by_role("button", name=QUESTION).click()
    answered(page, 1)
    shoot(page, "reponse")

    page.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()
    expect(page.locator("#volet mark")).to_be_in_viewport()
    shoot(page, "source")

    page.get_by_role("button", name="Fermer").click()
    page.get_by_role("button", name="Exporter").click()
    page.locator(".exports").scroll_into_view_if_needed()
    shoot(page, "gestes")
    page.get_by_role("button", name="Exporter").click()

    page.get_by_role("button", name="Réponse à corriger").click()
    page.get_by_label("Incomplet").check()
    page.get_by_label("Précision").fill("Rien n'est dit de la carte de séjour.")
    page.get_by_role("button", name="Envoyer l'avis").scroll_into_view_if_needed()
    shoot(page, "avis")
    page.locator(".avis").get_by_role("button", name="Fermer").click()

    page.get_by_role("button", name="Région").first.click()
    expect(page.locator("#dossier-valeur input")).to_be_focused()
    page.keyboard.type("co")
    expect(page.get_by_role("option", name="Corse")).to_be_visible()
    shoot(page, "dossier")
    page.keyboard.press("Escape")
    page.locator("#dossier-annuler").click()

    page.goto(f"{site}/historique")
    shoot(page, "historique")
    page.go_back()
    answered(page, 1)
    page.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()

    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#volet mark")).to_be_in_viewport()
    shoot(page, "telephone")


def test_the_lists_and_the_texts(page: Page, site: str, shoot: Shoot) -> None:
    page.goto(f"{site}/listes/regions?region=bretagne")
    page.get_by_label("Contient").fill("technicien")
    expect(page.get_by_role("status")).to_contain_text("lignes")
    shoot(page, "listes")

    page.goto(f"{site}/listes/metiers?code=14312")
    expect(page.get_by_role("img").first).to_be_visible()
    shoot(page, "metier")

    page.goto(f"{site}/textes/accord-pro-a-2021-01-22")
    page.get_by_role("link", name="Article 4 – Durée de la PRO-A").click()
    expect(page.locator("#art-4")).to_be_in_viewport()
    shoot(page, "texte")

    page.goto(f"{site}/a-propos")
    shoot(page, "a-propos")


def test_the_pages_of_a_team(
    web_settings: Settings,
    tmp_path: Path,
    browser: Browser,
    serving: Callable[..., AbstractContextManager[str]],
    shoot: Shoot,
) -> None:
    settings = replace(web_settings, home=tmp_path, web=WebSettings(uploads=True))
    Accounts(tmp_path).add(NAME, PASSWORD)
    app = build_app(Assistant.from_settings(settings), Access.of(settings))
    with serving(app) as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="fr-FR")
        page.goto(f"{address}/textes-ajoutes")
        page.get_by_label("Nom du compte").fill(NAME)
        shoot(page, "connexion")
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
        shoot(page, "ajout")
        page.close()


def test_every_picture_of_the_guide_exists_and_is_made_here() -> None:
    """The tests above ran first: pytest keeps the order of a file."""
    shown = set(re.findall(r"\(images/([\w-]+\.png)\)", GUIDE))
    assert shown
    assert shown <= {image.name for image in (DOCS / "images").iterdir()}
    assert not MADE or shown == MADE


def test_a_command_takes_them_anew() -> None:
    makefile = (DOCS.parent / "Makefile").read_text(encoding="utf-8")
    recipe = makefile.partition("\ncaptures:")[2].partition("\n\n")[0]
    assert "ALINEA_CAPTURES=1" in recipe
    assert Path(__file__).relative_to(DOCS.parent).as_posix() in recipe
    assert "`make captures`" in (DOCS / "architecture.md").read_text(encoding="utf-8")
