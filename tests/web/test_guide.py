"""The guide's screenshots: made by this test, kept when ALINEA_CAPTURES=1 is set."""

from __future__ import annotations

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

DOCS = Path(__file__).parents[2] / "docs"
QUESTION = "Le métier de géomètre est-il ouvert en Bretagne ?"


def test_the_guide_shows_the_page_as_it_is(page: Page, tmp_path: Path) -> None:
    folder = DOCS / "images" if os.environ.get("ALINEA_CAPTURES") else tmp_path
    expect(page.get_by_role("button", name=QUESTION)).to_be_visible()
    page.screenshot(path=folder / "accueil.png")

    page.get_by_role("button", name=QUESTION).click()
    expect(page.locator(".fabrication")).to_be_visible()
    page.screenshot(path=folder / "reponse.png")

    page.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()
    expect(page.locator("#volet mark")).to_be_in_viewport()
    page.screenshot(path=folder / "source.png")

    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator("#volet mark")).to_be_in_viewport()
    page.screenshot(path=folder / "telephone.png")

    guide = (DOCS / "guide.fr.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"\(images/([\w-]+\.png)\)", guide))
    assert shown == {image.name for image in folder.iterdir()}
    assert shown == {image.name for image in (DOCS / "images").iterdir()}
