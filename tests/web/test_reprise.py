"""A page that stays open all day: a slow opening, a server that stops, a session that ends."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from driving import GEOMETRE, answered, ask, bar, chip, questions, send
from playwright.sync_api import Browser, Page, Route, expect

from assistant.accounts import Accounts
from assistant.service import Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.access import Access

GRADIO = "**/gradio_api/**"
NAME, PASSWORD = "marie", "quatre mots sans lien"


def test_a_question_sent_while_its_conversation_opens_waits_for_it(page: Page) -> None:
    ask(page, GEOMETRE)
    late: list[Route] = []
    in_time: list[bool] = []
    page.route(
        "**/gradio_api/queue/join*",
        lambda route: route.continue_() if in_time else late.append(route),
    )
    page.reload()
    expect(page.get_by_label("Votre question")).to_be_visible()
    page.get_by_label("Votre question").fill("Et en Corse ?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_label("Votre question")).to_have_value("Et en Corse ?")
    assert questions(page) == []
    in_time.append(True)
    for route in late:
        route.continue_()
    answered(page, 2)
    assert questions(page) == [GEOMETRE, "Et en Corse ?"]
    expect(chip(page, "géomètre")).to_be_visible()


def test_nothing_is_reworded_where_nothing_was_asked(page: Page) -> None:
    page.locator("#modifier").dispatch_event("click")
    ask(page, GEOMETRE)
    expect(page.get_by_label("Votre question, à modifier")).to_have_count(0)
    bar(page).get_by_role("button", name="Modifier la question").click()
    expect(page.get_by_label("Votre question, à modifier")).to_have_value(GEOMETRE)


def test_a_server_that_stops_is_told_in_french_and_nothing_is_lost(page: Page) -> None:
    ask(page, GEOMETRE)
    page.route(GRADIO, lambda route: route.abort())
    send(page, "Et en Corse ?")
    expect(page.get_by_text("Alinéa ne répond plus.")).to_be_visible()
    expect(page.get_by_role("button", name="Fermer", exact=True)).to_be_visible()
    told = page.locator(".toast-wrap").inner_text()
    assert told.split()[0] == "Erreur"
    assert "onnection" not in told
    page.unroute(GRADIO)
    expect(page.get_by_text("Alinéa ne répond plus.")).to_have_count(0)  # opened again
    answered(page, 1)
    expect(page.get_by_label("Votre question")).to_have_value("Et en Corse ?")
    assert questions(page) == [GEOMETRE]
    page.get_by_role("button", name="Envoyer").click()
    answered(page, 2)


def test_what_was_being_typed_is_not_there_for_who_comes_next(page: Page, site: str) -> None:
    page.get_by_label("Votre question").fill("Madame Durand, géomètre")
    page.goto(f"{site}/listes")
    page.goto(site)
    expect(page.get_by_label("Votre question")).to_have_value("")
    assert page.evaluate("sessionStorage.length") == 0


def test_a_session_that_ends_is_told_when_a_question_is_sent(
    browser: Browser,
    web_settings: Settings,
    tmp_path: Path,
    serving: Callable[..., AbstractContextManager[str]],
) -> None:
    settings = replace(web_settings, home=tmp_path, web=WebSettings())
    accounts = Accounts(tmp_path)
    accounts.add(NAME, PASSWORD)
    app = build_app(Assistant.from_settings(settings), Access.of(settings))
    with serving(app) as address:
        page = browser.new_page()
        page.goto(address)
        page.get_by_label("Nom du compte").fill(NAME)
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.keyboard.press("Enter")
        expect(page.get_by_label("Votre question")).to_be_visible()
        accounts.set_password(NAME, "un autre mot de passe")
        send(page, GEOMETRE)
        expect(page.get_by_role("alert")).to_contain_text("Votre session est terminée")
        page.close()
