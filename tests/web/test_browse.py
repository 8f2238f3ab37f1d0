"""The pages of lists and texts in a real browser: keyboard, panel, filter, small screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from threading import Event
from urllib.parse import unquote, urlsplit

import pytest
from driving import PATIENCE
from playwright.sync_api import Browser, Page, expect

from assistant.rules.regimes import ARRETE
from assistant.service import Assistant
from assistant.settings import Settings
from assistant.web import build_app
from corpus.library import installed, load
from index.retriever import SearchResult

ROW = f"{ARRETE}#annexe-bretagne-61222"
PAGES = (
    *("/listes", "/listes/regions?region=limousin", "/listes/metiers?code=14312"),
    *("/listes/comparaison?region=corse", "/listes/pro-a?secteur=BTP", "/listes/cqpm"),
    *("/textes", f"/textes/{ARRETE}", "/historique", "/a-propos"),
)


@pytest.fixture
def reading(browser: Browser, site: str, requests_made: list[str]) -> Iterator[Page]:
    """A page of lists or texts; `goto` takes a path. Any fault of a script fails the test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 800})
    context.on("request", lambda request: requests_made.append(request.url))
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert faults == []


def test_a_row_opens_its_line_in_the_source_panel(reading: Page, requests_made: list[str]) -> None:
    reading.goto("/listes/regions?region=bretagne")
    reading.get_by_role("row", name="61222").get_by_role("link").last.click()
    panel = reading.get_by_role("complementary")
    expect(panel.get_by_role("heading")).to_have_text("Source")
    expect(panel).to_contain_text(load().passages[ROW].locator)
    expect(panel.locator("mark")).to_have_text(load().passages[ROW].text)
    reading.keyboard.press("Escape")
    expect(panel).to_have_count(0)

    hosts = {urlsplit(url).hostname for url in requests_made if url.startswith("http")}
    assert hosts == {"127.0.0.1"}


def test_the_panel_leads_to_the_passage_in_its_text(reading: Page) -> None:
    reading.goto("/listes/regions?region=bretagne")
    reading.get_by_role("row", name="61222").get_by_role("link").last.click()
    reading.get_by_role("link", name="Lire ce passage dans le texte entier").click()
    passage = reading.locator('[id="annexe-bretagne-61222"]')
    expect(passage).to_be_in_viewport()
    target = reading.evaluate("document.querySelector(':target').id")
    assert target == "annexe-bretagne-61222"


def test_a_region_is_chosen_with_the_keyboard_alone(reading: Page) -> None:
    reading.goto("/listes/regions")
    reading.keyboard.press("Tab")
    expect(reading.get_by_role("link", name="Aller au contenu")).to_be_focused()
    reading.get_by_label("Région").focus()
    reading.keyboard.type("Bret")
    for _ in range(3):
        reading.keyboard.press("Tab")
    expect(reading.get_by_role("button", name="Afficher")).to_be_focused()
    reading.keyboard.press("Enter")
    expect(reading.get_by_role("heading", level=1)).to_contain_text("Bretagne")
    expect(reading.get_by_role("row")).to_have_count(17)  # the titles and 16 métiers


def test_the_filter_works_as_one_types_and_without_scripts(
    reading: Page, browser: Browser, site: str
) -> None:
    reading.goto("/listes/cqpm")
    reading.get_by_label("Contient").fill("soudéur")
    rows = reading.locator("table.liste tbody tr:visible")
    wanted = [r.numero for r in load().cqpm if "soudeur" in r.intitule.lower()]
    expect(rows).to_have_count(len(wanted))
    expect(reading.get_by_role("status")).to_have_text(f"{len(wanted)} lignes")
    expect(reading.get_by_role("link", name="Exporter en CSV")).to_have_attribute(
        "href", f"{site}/listes/cqpm?format=csv&q=soud%C3%A9ur"
    )
    context = browser.new_context(base_url=site, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/listes/cqpm")
    plain.get_by_label("Contient").fill("soudeur")
    plain.get_by_role("button", name="Afficher").click()
    expect(plain.locator("table.liste tbody tr")).to_have_count(len(wanted))
    context.close()


def test_a_column_sorts_up_then_down_and_says_so(reading: Page) -> None:
    reading.goto("/listes/pro-a?secteur=BTP")
    for direction in ("ascending", "descending"):
        reading.get_by_role("columnheader", name="Métier").get_by_role("link").click()
        header = reading.get_by_role("columnheader", name="Métier")
        expect(header).to_have_attribute("aria-sort", direction)


def test_the_matrix_is_a_drawing_and_a_table(reading: Page) -> None:
    reading.goto("/listes/metiers?code=14312")
    expect(reading.get_by_role("img", name="ouvert dans 17 des 22 régions")).to_be_visible()
    expect(reading.get_by_role("row")).to_have_count(23)
    expect(reading.get_by_role("row", name="Auvergne")).to_contain_text("Journal officiel diffère")


def test_a_metier_is_picked_and_a_doubt_is_told_in_the_panel(reading: Page) -> None:
    reading.goto("/listes/metiers")
    reading.get_by_label("Métier").select_option("14312")
    reading.get_by_role("button", name="Afficher").click()
    expect(reading.get_by_role("heading", level=1)).to_contain_text("14312")
    expect(reading.get_by_role("img", name="ouvert dans 17 des 22 régions")).to_be_visible()
    reading.get_by_role("row", name="Auvergne").get_by_role("link").last.click()
    erratum = next(e for e in load().errata if (e.code, e.region) == ("14312", "auvergne"))
    doubts = reading.get_by_role("complementary").locator(".remarque")
    expect(doubts.filter(has_text=erratum.sentence)).to_be_visible()


def test_two_texts_are_compared_and_only_what_differs_is_shown(reading: Page) -> None:
    reading.goto("/listes/comparaison")
    expect(reading.get_by_role("row")).to_have_count(23)
    reading.get_by_label("Région").select_option("corse")
    reading.get_by_label("Métiers").select_option("oui")
    reading.get_by_role("button", name="Afficher").click()
    expect(reading.get_by_role("heading", level=1)).to_contain_text("Corse")
    rows = reading.locator("table.liste tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Conducteur de travaux du BTP")


@pytest.mark.parametrize(
    ("path", "choices"),
    [
        ("/listes/pro-a", {"Secteur": "BTP"}),
        ("/listes/cqpm", {"Domaine": None, "Statut": "active"}),
    ],
)
def test_certifications_are_narrowed_by_what_is_chosen(
    reading: Page, path: str, choices: dict[str, str | None]
) -> None:
    """By sector, by domain and by status, each choice one more condition."""
    reading.goto(path)
    for label, value in choices.items():
        field = reading.get_by_label(label, exact=True)
        value = value or field.locator("option").nth(1).get_attribute("value")
        field.select_option(value)
        reading.get_by_role("button", name="Afficher").click()
        rows = reading.locator("table.liste tbody tr")
        expect(rows.first).to_be_visible()
        assert value is not None
        expect(rows.filter(has_text=value)).to_have_count(rows.count())


@pytest.mark.parametrize(
    "path",
    [
        *("/listes/regions?region=corse", "/listes/metiers?code=61222", "/listes/tunisie"),
        *("/listes/comparaison?region=corse", "/listes/pro-a?secteur=BTP", "/listes/cqpm"),
    ],
)
def test_a_row_of_every_list_opens_its_source_line(reading: Page, path: str) -> None:
    reading.goto(path)
    link = reading.locator("table.liste tbody tr").last.locator("a[data-source]").last
    passage = unquote(str(link.get_attribute("data-source")).split("/")[2])
    link.click()
    panel = reading.get_by_role("complementary")
    expect(panel.locator("mark")).to_have_text(load().passages[passage].text)
    expect(panel).to_contain_text(load().passages[passage].locator)


def test_what_is_shown_is_downloaded_as_csv(reading: Page) -> None:
    reading.goto("/listes/regions?region=bretagne")
    reading.get_by_label("Contient").fill("technicien")
    shown = reading.locator("table.liste tbody tr:visible")
    expect(reading.get_by_role("status")).to_have_text(f"{shown.count()} lignes")
    with reading.expect_download() as waiting:
        reading.get_by_role("link", name="Exporter en CSV").click()
    lines = waiting.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert waiting.value.suggested_filename.endswith(".csv")
    assert lines[0].startswith("Code ROME;Métier;Source")
    assert len(lines) == shown.count() + 1


@pytest.mark.parametrize("source", sorted(installed().sources))
def test_each_text_is_read_with_its_contents(reading: Page, source: str) -> None:
    reading.goto("/textes")
    reading.locator(f"a[href='/textes/{source}']").click()
    contents = reading.get_by_role("navigation", name="Sommaire")
    link = contents.get_by_role("link").last
    place = str(link.get_attribute("href")).removeprefix("#")
    link.click()
    expect(reading.locator(f'[id="{place}"]')).to_be_in_viewport()


def test_the_contents_lead_into_the_text(reading: Page) -> None:
    reading.goto("/textes/accord-pro-a-2021-01-22")
    reading.get_by_role("link", name="Article 4 – Durée de la PRO-A").click()
    expect(reading.locator("#art-4")).to_be_in_viewport()
    expect(reading.get_by_role("heading", name="Article 4 – Durée de la PRO-A")).to_be_visible()


def test_a_search_result_leads_to_its_passage(reading: Page) -> None:
    reading.goto("/textes")
    reading.get_by_label("Mots cherchés").fill("durée minimale")
    reading.keyboard.press("Enter")
    reading.get_by_role("link", name="article 4, alinéa 1").first.click()
    expect(reading.locator(":target")).to_contain_text("durée minimale")


def test_the_chat_and_the_lists_lead_to_each_other(page: Page) -> None:
    page.get_by_role("navigation").get_by_role("link", name="Listes").click()
    expect(page.get_by_role("heading", level=1, name="Listes")).to_be_visible()
    page.get_by_role("navigation").get_by_role("link", name="Conversation").click()
    expect(page.get_by_label("Votre question")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [360, 640])
def test_it_fits_a_phone_and_a_page_zoomed_twice(reading: Page, path: str, width: int) -> None:
    """A window of 640 px is a desktop one of 1280 zoomed to 200 %."""
    reading.set_viewport_size({"width": width, "height": 800})
    reading.goto(path)
    assert reading.evaluate("document.documentElement.scrollWidth") <= width
    expect(reading.get_by_role("navigation", name="Pages")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_every_control_and_every_table_has_a_name(reading: Page, path: str) -> None:
    reading.goto(path)
    nameless = reading.evaluate(
        """[...document.querySelectorAll('a, button, select, input:not([type=hidden])')]
            .filter(n => !n.textContent.trim() && !n.getAttribute('aria-label')
                && !(n.labels && n.labels.length)).map(n => n.outerHTML)"""
    )
    assert nameless == []
    tables = reading.evaluate(
        """[...document.querySelectorAll('table')].filter(t => !t.caption
            || [...t.querySelectorAll('th')].some(h => h.scope !== 'col')).length"""
    )
    assert tables == 0


def test_a_dark_system_gets_the_dark_palette(reading: Page) -> None:
    reading.emulate_media(color_scheme="dark")
    reading.goto("/listes")
    assert reading.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 24, 31)"


def test_a_search_says_when_the_rest_has_loaded(
    reading: Page,
    web_settings: Settings,
    serving: Callable[..., AbstractContextManager[str]],
) -> None:
    loading = Event()

    class Slow(Assistant):
        """An installation whose model takes its time to load."""

        def find(self, words: str, limit: int) -> SearchResult:
            loading.wait(PATIENCE / 1000)
            return super().find(words, limit)

    with serving(build_app(Slow.from_settings(web_settings))) as address:
        reading.goto(f"{address}/textes?q=dur%C3%A9e%20minimale")
        told = reading.get_by_role("status")
        expect(told).to_contain_text("Chargement")
        expect(reading.get_by_role("link", name="article 4, alinéa 1").first).to_be_visible()
        loading.set()
        told.get_by_role("link", name="Afficher les passages proches").click()
        expect(reading.get_by_role("heading", name="Passages proches par le sens")).to_be_visible()
