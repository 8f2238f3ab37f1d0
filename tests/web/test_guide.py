"""The guide's screenshots: made by this test, kept when ALINEA_CAPTURES=1 is set."""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

DOCS = Path(__file__).parents[2] / "docs"
QUESTION = "Le métier de géomètre est-il ouvert en Bretagne ?"


def test_the_guide_shows_the_page_as_it_is(page: Page, site: str, tmp_path: Path) -> None:
    folder = DOCS / "images" if os.environ.get("ALINEA_CAPTURES") else tmp_path
    expect(page.get_by_role("button", name=QUESTION)).to_be_visible()
    page.screenshot(path=folder / "accueil.png")

    page.get_by_role("button", name=QUESTION).click()
    expect(page.locator(".fabrication")).to_be_visible()
    page.screenshot(path=folder / "reponse.png")

    page.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()
    expect(page.locator("#volet mark")).to_be_in_viewport()
    page.screenshot(path=folder / "source.png")

    page.get_by_role("button", name="Fermer").click()
    page.get_by_role("button", name="Exporter").click()
    page.locator(".exports").scroll_into_view_if_needed()
    page.screenshot(path=folder / "gestes.png")
    page.get_by_role("button", name="Exporter").click()

    page.get_by_role("button", name="Région").first.click()
    expect(page.locator("#dossier-valeur input")).to_be_focused()
    page.keyboard.type("co")
    expect(page.get_by_role("option", name="Corse")).to_be_visible()
    page.screenshot(path=folder / "dossier.png")
    page.keyboard.press("Escape")
    page.locator("#dossier-annuler").click()

    page.goto(f"{site}/historique")
    page.screenshot(path=folder / "historique.png")
    page.go_back()
    expect(page.locator(".fabrication")).to_be_visible()
    page.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()

    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#volet mark")).to_be_in_viewport()
    page.screenshot(path=folder / "telephone.png")

    guide = (DOCS / "guide.fr.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\(images/([\w-]+\.png)\)", guide))
    assert shown <= {image.name for image in folder.iterdir()}
    assert shown <= {image.name for image in (DOCS / "images").iterdir()}
