"""The chat in a real browser: what an adviser sees, clicks, types and copies."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from driving import GEOMETRE, answered, ask
from playwright.sync_api import Page, expect

from corpus.library import load

ROW = "arrete-2008-01-18#annexe-bretagne-61222"
HOSTILE = (
    "<script>document.title='pris'</script><img src=x onerror=\"document.title='pris'\"> "
    "[lien](https://example.org) ![i](https://example.org/i.png)"
)


def test_a_question_is_answered_and_its_citation_is_read_in_the_panel(
    page: Page, requests_made: list[str]
) -> None:
    ask(page, GEOMETRE)
    answer = page.locator(".bot-row").last
    expect(answer.locator(".verdict")).to_contain_text("Ouvert")
    expect(answer.get_by_text("Consulté").first).to_be_visible()

    answer.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()
    panel = page.get_by_role("complementary")
    source = load().sources["arrete-2008-01-18"]
    expect(panel.get_by_role("heading")).to_contain_text("Source")
    expect(panel).to_contain_text(load().passages[ROW].locator)
    expect(panel).to_contain_text(source.title)
    expect(panel).to_contain_text("18 janvier 2008")
    expect(panel).to_contain_text(source.validity_notice)
    expect(panel.locator("mark")).to_contain_text("Géomètre")
    expect(panel.locator("mark")).to_be_in_viewport()
    expect(panel.locator(".passage-row")).to_have_count(16)

    hosts = {urlsplit(url).hostname for url in requests_made if url.startswith("http")}
    assert hosts == {"127.0.0.1"}


def test_a_citation_works_with_the_keyboard_alone(page: Page) -> None:
    ask(page, GEOMETRE)
    mark = page.locator("a.renvoi").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(mark).to_be_focused()


def test_the_copy_button_yields_a_citable_reference(page: Page) -> None:
    ask(page, GEOMETRE)
    page.locator('a.renvoi[href*="annexe-bretagne-61222"]').first.click()
    page.get_by_role("button", name="Copier la citation et sa référence").click()
    expect(page.get_by_text("Copié.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    source = load().sources["arrete-2008-01-18"]
    assert "Géomètre" in copied
    assert source.title in copied
    assert source.reference in copied
    assert load().passages[ROW].locator in copied
    assert source.validity_notice in copied


def test_an_example_then_a_suggestion_carry_the_conversation_on(page: Page) -> None:
    page.get_by_role("button", name=GEOMETRE).click()
    answered(page, 1)
    suggestion = page.locator(".options button").first
    wanted = suggestion.inner_text().strip()
    suggestion.click()
    expect(page.locator(".user-row").last).to_contain_text(wanted.replace(" ?", "\u00a0?"))
    answered(page, 2)


def test_a_new_conversation_forgets_the_former_one(page: Page) -> None:
    ask(page, GEOMETRE)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".bot-row")).to_have_count(0)
    ask(page, "Et en Corse ?")
    expect(page.locator(".bot-row .verdict-not_open")).to_have_count(0)


def test_what_is_typed_is_shown_as_text_and_never_run(page: Page, requests_made: list[str]) -> None:
    ask(page, HOSTILE)
    shown = page.locator(".user-row").last
    expect(shown).to_contain_text("<script>document.title='pris'</script><img src=x")
    expect(shown).to_contain_text("[lien](https://example.org)")
    assert page.locator("#conversation :is(script, img, a[href^='http'])").count() == 0
    assert page.title() == "Alinéa"
    assert not any("example.org" in url for url in requests_made)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 640), (640, 400)])
def test_it_fits_a_phone_and_a_page_zoomed_twice(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    ask(page, GEOMETRE)
    page.locator("a.renvoi").first.click()
    panel = page.get_by_role("complementary")
    expect(panel.get_by_role("button", name="Fermer")).to_be_in_viewport()
    expect(panel.locator("mark")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    panel.get_by_role("button", name="Fermer").click()
    expect(page.get_by_label("Votre question")).to_be_visible()


def test_the_page_is_said_in_french_whatever_the_browser(page: Page) -> None:
    ask(page, GEOMETRE)
    assert page.evaluate("document.documentElement.lang") == "fr"
    names = page.eval_on_selector_all(
        "[aria-label], [title]",
        "nodes => nodes.map(n => n.getAttribute('aria-label') || n.title)",
    )
    english = {"Copy", "Clear", "Submit", "Stop", "Scroll", "message", "chatbot", "conversation's"}
    assert not [name for name in names if english & set(name.replace(":", " ").split())]


def test_every_control_has_a_name_and_none_is_inside_another(page: Page) -> None:
    ask(page, GEOMETRE)
    page.locator("a.renvoi").first.click()
    controls = "a[href], button, textarea, input, [role=button]"
    nameless = page.eval_on_selector_all(
        controls,
        """nodes => nodes.filter(n => n.offsetParent !== null)
            .filter(n => !(n.innerText || '').trim() && !n.getAttribute('aria-label')
                && !n.title && !(n.labels && n.labels.length))
            .map(n => n.outerHTML.slice(0, 200))""",
    )
    assert nameless == []
    nested = page.eval_on_selector_all(
        controls,
        f"nodes => nodes.filter(n => n.parentElement.closest('{controls}')).map(n => n.outerHTML)",
    )
    assert nested == []


def test_a_step_unfolds_with_the_keyboard(page: Page) -> None:
    ask(page, GEOMETRE)
    step = page.locator(".thought-group .title").first
    expect(step).to_have_attribute("aria-expanded", "false")
    step.focus()
    page.keyboard.press("Enter")
    expect(step).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".thought-group .content").first).to_contain_text("Recherche")
