"""Everyone can use every page: axe-core, the keyboard alone, a page zoomed twice, a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from driving import GEOMETRE, answered, ask
from playwright.sync_api import Browser, Page, expect

from assistant.accounts import Accounts
from assistant.service import Assistant
from assistant.settings import Settings, WebSettings
from assistant.web import build_app
from assistant.web.access import Access

NAME, PASSWORD = "marie", "quatre mots sans lien"
LONG_NAME = "marie-christine.dupont-lefebvre-de-la-tour"
SERIOUS = {"serious", "critical"}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
SIZES = {"ordinateur": (1280, 800), "zoom de 200 %": (640, 400), "téléphone": (360, 640)}
NARROW = SIZES["téléphone"]
LISTS = (
    *("/listes", "/listes/regions?region=limousin", "/listes/metiers?code=14312"),
    *("/listes/comparaison?region=corse", "/listes/tunisie", "/listes/pro-a?secteur=BTP"),
    *("/listes/cqpm?statut=en%20veille", "/listes/regions?region=nulle-part"),
)
TEXTS = ("/textes", "/textes?q=dur%C3%A9e%20minimale", "/textes/accord-pro-a-2021-01-22")
PAGES = ("/", *LISTS, *TEXTS, "/historique", "/textes-ajoutes", "/a-propos")


@pytest.fixture(scope="module")
def open_site(
    web_settings: Settings, serving: Callable[..., AbstractContextManager[str]]
) -> Iterator[str]:
    """The pages as the one person of a machine sees them, with the page for added texts."""
    settings = replace(web_settings, web=WebSettings(uploads=True))
    with serving(build_app(Assistant.from_settings(settings))) as address:
        yield address


@pytest.fixture(scope="module")
def team_site(
    web_settings: Settings,
    tmp_path_factory: pytest.TempPathFactory,
    serving: Callable[..., AbstractContextManager[str]],
) -> Iterator[str]:
    """The pages where people log in."""
    home = tmp_path_factory.mktemp("equipe")
    settings = replace(web_settings, home=home, web=WebSettings(uploads=True))
    for name in (NAME, LONG_NAME):
        Accounts(settings.home).add(name, PASSWORD)
    assistant = Assistant.from_settings(settings)
    with serving(build_app(assistant, Access.of(settings))) as address:
        yield address


@pytest.fixture(params=SIZES)
def sized(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window of each size; the browser's own zoom is a smaller window."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """What axe-core finds serious, and what runs out of the page's width."""
    options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
    found = Axe().run(page, options=options).response["violations"]
    serious = [
        f"{v['id']} : {node['target']} {node['html'][:160]}"
        for v in found
        if v["impact"] in SERIOUS
        for node in v["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return [*serious, *([f"largeur dépassée de {wide} px"] if wide > 0 else [])]


def opened(page: Page, address: str, width: int, height: int) -> None:
    """A page of ours in a window of a size, once it is whole."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address)
    expect(page.get_by_role("navigation", name="Pages")).to_be_visible()
    if page.locator("gradio-app").count():
        expect(page.get_by_label("Votre question")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_every_page(browser: Browser, open_site: str, path: str, subtests: pytest.Subtests) -> None:
    """Light on a desk and zoomed, dark on a phone: each size and each palette is seen."""
    page = browser.new_page()
    for name, size in SIZES.items():
        with subtests.test(size=name):
            page.emulate_media(color_scheme="dark" if size == NARROW else "light")
            opened(page, open_site + path, *size)
            assert faults(page) == []
    page.close()


def test_every_page_of_who_is_logged_in_has_the_way_out(
    browser: Browser, team_site: str, subtests: pytest.Subtests
) -> None:
    page = browser.new_page()
    page.goto(team_site)
    page.get_by_label("Nom du compte").fill(LONG_NAME)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Votre question")).to_be_visible()
    for path in ("/", "/listes", "/textes", "/historique", "/textes-ajoutes", "/a-propos"):
        for name, size in SIZES.items():
            with subtests.test(path=path, size=name):
                opened(page, team_site + path, *size)
                expect(page.get_by_role("button", name="Se déconnecter")).to_be_in_viewport(ratio=1)
                expect(page.get_by_role("link", name="Ajouter un texte")).to_be_in_viewport(ratio=1)
                assert faults(page) == []
    page.get_by_role("button", name="Se déconnecter").click()
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    page.close()


def test_a_kept_conversation_in_the_history(sized: Page, open_site: str) -> None:
    sized.goto(open_site)
    ask(sized, GEOMETRE)
    sized.get_by_role("link", name="Historique").click()
    sized.get_by_text("Tout supprimer").click()
    expect(sized.get_by_role("link", name=GEOMETRE).first).to_be_visible()
    assert faults(sized) == []


def test_a_conversation_with_its_panel(sized: Page, open_site: str) -> None:
    sized.goto(open_site)
    ask(sized, GEOMETRE)
    assert faults(sized) == []
    sized.locator("a.renvoi").first.click()
    expect(sized.get_by_role("complementary").locator("mark")).to_be_visible()
    assert faults(sized) == []


def test_the_login_page_and_its_fault(sized: Page, team_site: str) -> None:
    sized.goto(team_site)
    expect(sized.get_by_role("heading", name="Connexion")).to_be_visible()
    assert faults(sized) == []
    sized.get_by_label("Nom du compte").fill(NAME)
    sized.get_by_label("Mot de passe").fill("ce n'est pas lui")
    sized.get_by_role("button", name="Se connecter").click()
    expect(sized.get_by_role("alert")).to_contain_text("incorrect")
    assert faults(sized) == []


def walk(page: Page, last: str, most: int = 60) -> list[str]:
    """What the tab key reaches, in its order, until the name ``last``."""
    reached = []
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => { const n = document.activeElement;
            const label = n.labels && n.labels.length ? n.labels[0].innerText : '';
            return (n.getAttribute('aria-label') || label || n.innerText || '').trim(); }"""
        )
        reached.append(name.split("\n")[0])
        outline = page.evaluate(
            """() => { const s = getComputedStyle(document.activeElement);
            return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"""
        )
        assert outline, f"le focus ne se voit pas sur « {name} »"
        if reached[-1].startswith(last):
            return reached
    raise AssertionError(reached)


def test_logging_in_and_out_with_the_keyboard_alone(browser: Browser, team_site: str) -> None:
    page = browser.new_page()
    page.goto(team_site)
    expect(page.get_by_label("Nom du compte")).to_be_focused()
    page.keyboard.type(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_label("Votre question")).to_be_visible()
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()
    page.get_by_role("button", name="Se déconnecter").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Connexion")).to_be_visible()
    page.close()


def test_asking_and_reading_a_source_with_the_keyboard_alone(
    browser: Browser, open_site: str
) -> None:
    page = browser.new_page()
    page.goto(open_site)
    expect(page.get_by_label("Votre question")).to_be_focused()
    page.keyboard.type(GEOMETRE)
    page.keyboard.press("Enter")
    answered(page, 1)
    page.locator("h1").first.evaluate("n => { n.tabIndex = -1; n.focus(); }")
    walk(page, "[1]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary").get_by_role("heading")).to_be_focused()
    walk(page, "Copier la citation")
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    page.close()


def test_the_form_of_added_texts_is_walked_in_its_reading_order(
    browser: Browser, open_site: str
) -> None:
    page = browser.new_page()
    page.goto(f"{open_site}/textes-ajoutes")
    reached = walk(page, "Ajouter le texte")
    names = [n for n in reached if n]
    wanted = ("Fichier", "Intitulé", "Nature", "Référence", "Auteur", "Date", "Premier jour")
    places = [next(i for i, n in enumerate(names) if n.startswith(w)) for w in wanted]
    assert places == sorted(places)
    page.close()


def test_axe_is_carried_by_its_package() -> None:
    """The script is a file of the package: nothing is fetched."""
    import axe_playwright_python

    script = Path(axe_playwright_python.__file__).parent / "axe.min.js"
    assert script.stat().st_size > 400_000
