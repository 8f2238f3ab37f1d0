"""Stop, ask again, reword, copy, and what fits a phone: in a real browser."""

from __future__ import annotations

import pytest
from driving import (
    GEOMETRE,
    Held,
    answered,
    ask,
    bar,
    chip,
    edit,
    questions,
    send,
)
from playwright.sync_api import Page, expect

from assistant.web.page import footer
from corpus.library import load


def test_steps_show_while_the_rest_is_written(page: Page, held: Held) -> None:
    held.hold()
    send(page, GEOMETRE)
    expect(page.get_by_text("Consulté : liste de Bretagne, 16 métiers")).to_be_visible()
    expect(page.locator(".verdict")).to_have_count(0)
    held.let_go()
    expect(page.locator(".verdict-open")).to_be_visible()


def test_a_stopped_question_is_not_remembered_and_can_be_asked_again(
    page: Page, held: Held
) -> None:
    held.hold()
    send(page, GEOMETRE)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("Réponse arrêtée.")).to_be_visible()
    assert questions(page) == [GEOMETRE]
    expect(page.locator(".puce-remplie")).to_have_count(0)
    held.let_go()
    page.get_by_role("button", name="Relancer").click()
    answered(page, 1)
    expect(page.locator(".verdict-open")).to_have_count(1)
    assert questions(page) == [GEOMETRE]


def test_what_was_stopped_does_not_come_back_when_its_run_ends(page: Page, held: Held) -> None:
    held.hold()
    send(page, GEOMETRE)
    expect(page.locator(".thought-group")).to_have_count(1)
    page.get_by_role("button", name="Arrêter").click()
    expect(page.get_by_text("Réponse arrêtée.")).to_be_visible()
    held.let_go()
    assert held.ended()
    page.wait_for_timeout(1500)  # what the run would still send has come by then
    expect(page.get_by_text("Réponse arrêtée.")).to_be_visible()
    expect(page.get_by_role("button", name="Arrêter")).to_be_hidden()


def test_what_was_left_for_a_new_conversation_does_not_come_back(page: Page, held: Held) -> None:
    held.hold()
    send(page, GEOMETRE)
    expect(page.locator(".thought-group")).to_have_count(1)
    page.get_by_role("button", name="Nouvelle conversation").click()
    expect(page.locator(".user-row")).to_have_count(0)
    held.let_go()
    assert held.ended()
    page.wait_for_timeout(1500)  # the same
    expect(page.locator(".user-row")).to_have_count(0)
    ask(page, "Le CQPM 0126 existe-t-il encore ?")
    assert len(questions(page)) == 1


def test_the_last_question_is_asked_again_in_its_place(page: Page, held: Held) -> None:
    ask(page, GEOMETRE)
    ask(page, "Et en Corse ?")
    expect(page.get_by_role("button", name="Relancer")).to_have_count(1)
    held.hold()
    bar(page).get_by_role("button", name="Relancer").click()
    expect(page.get_by_role("button", name="Arrêter")).to_be_visible()
    held.let_go()
    answered(page, 2)
    assert questions(page) == [GEOMETRE, "Et en Corse ?"]
    expect(page.locator(".verdict-not_open")).to_have_count(1)


def test_the_last_question_is_reworded_and_its_first_wording_forgotten(page: Page) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Modifier la question").click()
    box = page.get_by_label("Votre question, à modifier")
    expect(box).to_have_value(GEOMETRE)
    box.fill("Le métier de géomètre est-il ouvert en Corse ?")
    page.keyboard.press("Enter")
    expect(page.locator(".verdict-not_open")).to_have_count(1)
    expect(page.locator(".verdict-open")).to_have_count(0)
    expect(chip(page, "Corse")).to_be_visible()
    assert len(questions(page)) == 1


def test_a_rewording_can_be_left(page: Page) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Modifier la question").click()
    expect(page.get_by_label("Votre question, à modifier")).to_have_value(GEOMETRE)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_label("Votre question")).to_have_value("")
    ask(page, "Et en Corse ?")
    assert len(questions(page)) == 2


def test_an_answer_is_copied_with_its_citations(page: Page) -> None:
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Copier").click()
    expect(page.get_by_text("Réponse copiée")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ")
    source = load().sources["arrete-2008-01-18"]
    assert "Verdict : ouvert" in copied
    assert source.title in copied
    assert "annexe, Bretagne, ligne 61222" in copied
    assert "« 61222 Géomètre »" in copied
    assert source.validity_notice.replace("\u00a0", " ") in copied
    assert "**" not in copied


def test_the_foot_of_the_page_counts_the_texts_of_the_corpus() -> None:
    corpus = load()
    assert f"Les {len(corpus.sources)} textes" in footer(corpus)
    years = [source.date.year for source in corpus.sources.values()]
    assert f"de {min(years)} à {max(years)}" in footer(corpus)


@pytest.mark.parametrize("width", [375, 320])
def test_the_chips_and_the_buttons_fit_a_phone(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 812})
    ask(page, GEOMETRE)
    bar(page).get_by_role("button", name="Exporter").click()
    bar(page).get_by_role("button", name="Réponse à corriger").click()
    bar(page).get_by_role("button", name="Modifier la question").click()
    expect(page.get_by_role("button", name="Annuler")).to_be_visible()
    edit(page, "Région")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    log = "document.querySelector('#conversation [role=log]')"
    assert page.evaluate(f"{log}.scrollWidth <= {log}.clientWidth")
