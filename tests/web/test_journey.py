"""A whole conversation with the keyboard alone: asking, checking, changing, judging, keeping."""

from __future__ import annotations

from driving import GEOMETRE, answered
from playwright.sync_api import Page, expect

_NAME = """() => { const n = document.activeElement;
    const label = n.labels && n.labels.length ? n.labels[0].innerText : '';
    return (n.getAttribute('aria-label') || label || n.innerText || '').trim(); }"""


def walk(page: Page, key: str, name: str, most: int = 80) -> None:
    """Press a key until what has the focus is called so."""
    reached = []
    for _ in range(most):
        page.keyboard.press(key)
        reached.append(page.evaluate(_NAME).replace("\u00a0", " "))
        if reached[-1].startswith(name):
            return
    raise AssertionError(reached)


def back(page: Page, name: str) -> None:
    walk(page, "Shift+Tab", name)


def on(page: Page, name: str) -> None:
    walk(page, "Tab", name)


def test_a_whole_conversation_with_the_keyboard_alone(page: Page) -> None:
    expect(page.get_by_label("Votre question")).to_be_focused()
    page.keyboard.type(GEOMETRE)
    page.keyboard.press("Enter")
    answered(page, 1)

    back(page, "[1] Arrêté")  # the sources under the answer
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading")).to_be_focused()
    on(page, "Copier la citation")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copié.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)

    on(page, "Exporter")
    page.keyboard.press("Enter")
    on(page, "Note au dossier, Word")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".docx")

    back(page, "Réponse à corriger")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Verdict faux")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Citation qui n'appuie pas")).to_be_checked()
    on(page, "Envoyer l'avis")
    page.keyboard.press("Enter")
    expect(page.get_by_text("votre avis est enregistré")).to_be_visible()
    expect(page.get_by_role("button", name="Réponse à corriger")).to_be_focused()

    back(page, "Consulté")
    page.keyboard.press("Enter")
    expect(page.locator(".thought-group .content").first).to_contain_text("Recherche")

    back(page, "Région")
    page.keyboard.press("Enter")
    expect(page.locator("#dossier-valeur input")).to_be_focused()
    page.keyboard.type("cors")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict-not_open")).to_have_count(1)
    answered(page, 1)

    on(page, "Modifier la question")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Votre question, à modifier")).to_be_focused()
    expect(page.get_by_label("Votre question, à modifier")).to_have_value(GEOMETRE)
    page.keyboard.type(" Et en Alsace ?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Votre question, à modifier")).to_have_count(0)
    answered(page, 1)

    back(page, "Nouvelle conversation")
    page.keyboard.press("Enter")
    expect(page.locator(".user-row")).to_have_count(0)
