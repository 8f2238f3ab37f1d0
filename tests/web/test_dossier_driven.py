"""The chips of the dossier, changed, taken away and set: in a real browser."""

from __future__ import annotations

import pytest
from driving import (
    GEOMETRE,
    ask,
    chip,
    edit,
    pick,
    questions,
)
from playwright.sync_api import Page, expect


def test_a_chip_is_changed_from_a_list_and_the_question_answered_again(page: Page) -> None:
    ask(page, GEOMETRE)
    expect(chip(page, "Bretagne")).to_be_visible()
    expect(chip(page, "géomètre")).to_be_visible()
    pick(page, "Région", "cors")
    expect(page.locator(".verdict-not_open")).to_have_count(1)
    expect(chip(page, "Corse")).to_be_visible()
    pick(page, "Nationalité", "tunis")
    expect(page.locator(".verdict-open")).to_have_count(1)
    assert questions(page) == [GEOMETRE]
    ask(page, "Et pour un chef de chantier ?")
    expect(chip(page, "Corse")).to_be_visible()


@pytest.mark.parametrize(
    ("field", "typed", "offered", "shown"),
    [
        ("Région", "lim", "Limousin", "Limousin"),
        ("Métier", "géom", "Géomètre (61222)", "éomètre"),
        ("Nationalité", "maroc", "Maroc (marocaine)", "marocaine"),
        ("Date", "18 janvier", "18 janvier 2008", "2008"),
        ("Situation", "étud", "étudiant", "étudiant"),
    ],
)
def test_each_chip_has_a_list_that_is_searched_as_one_types(
    page: Page, field: str, typed: str, offered: str, shown: str
) -> None:
    edit(page, field)
    every = page.get_by_role("option")
    expect(every.first).to_be_visible()
    before = every.count()
    page.keyboard.type(typed)
    expect(every).not_to_have_count(before)
    expect(page.get_by_role("option", name=offered).first).to_be_visible()
    assert 0 < every.count() < before
    page.keyboard.press("Enter")
    expect(chip(page, field)).to_contain_text(shown)


def test_a_chip_is_taken_away_and_the_question_answered_without_it(page: Page) -> None:
    ask(page, GEOMETRE)
    page.get_by_role("button", name="Retirer : Région").click()
    expect(chip(page, "+ Région")).to_be_visible()
    expect(page.locator(".verdict-open")).to_have_count(0)


def test_a_commune_may_be_typed_and_nonsense_is_refused_in_words(page: Page) -> None:
    ask(page, GEOMETRE)
    pick(page, "Région", "Atlantide")
    expect(page.get_by_role("alert")).to_contain_text("« Atlantide » n'est pas reconnu")
    page.locator("#dossier-annuler").click()
    expect(page.locator("#dossier-champ")).to_have_count(0)
    pick(page, "Région", "Ajaccio")
    expect(chip(page, "Ajaccio")).to_contain_text("Corse")
    expect(page.locator(".verdict-not_open")).to_have_count(1)


def test_a_dossier_set_before_the_first_question_is_used_by_it(page: Page) -> None:
    pick(page, "Région", "bret")
    expect(chip(page, "Bretagne")).to_be_visible()
    ask(page, "Le métier de géomètre est-il ouvert ?")
    expect(page.locator(".verdict-open")).to_have_count(1)
